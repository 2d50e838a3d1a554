// @ts-check

/**
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('runs', table => {
    table.comment('What was done with a page, each time');
    table.string('id', 36).primary().comment('UUID, given by the client');
    table.string('page_id', 64).notNullable();
    table
      .string('page_version', 64)
      .notNullable()
      .comment('The text that the run holds on to, of page_versions');
    table.text('title').notNullable().comment('Of the page in that version');
    table.text('section_id');
    table.text('alert_name');
    table.text('alert_json').comment('Labels and start of the alert');
    table.text('values_json').notNullable().comment('Without secret ones');
    table.integer('items').notNullable().comment('How many can be marked');
    table.boolean('is_drill').notNullable();
    table.string('started_by_ref', 300).notNullable();
    table.bigInteger('started_at').notNullable();
    table.bigInteger('ended_at').comment('Milliseconds since 1970, UTC');
    table.string('outcome', 20);
    table.text('wrong_step_id');
    table
      .integer('revision')
      .notNullable()
      .comment('Counts the writes; writers of a run queue here');
    table.index(['started_at', 'id'], 'runs_started_at_idx');
    table.index(['page_id', 'started_at'], 'runs_page_id_idx');
    table.index(['page_id', 'ended_at'], 'runs_page_ended_idx');
    table.index(['ended_at', 'started_at'], 'runs_ended_at_idx');
  });
  await knex.schema.createTable('run_steps', table => {
    table.comment('Where the items of runs stand');
    table.string('run_id', 36).notNullable();
    table.string('step_id', 600).notNullable();
    table.string('state', 20).notNullable();
    table.string('by_ref', 300).notNullable();
    table.bigInteger('at').notNullable();
    table.integer('revision').notNullable().comment('In which it changed last');
    table.text('text').comment('The latest note');
    table
      .text('unseen_json')
      .comment('A mark that the last writer had not seen');
    table.primary(['run_id', 'step_id']);
  });
  await knex.schema.createTable('run_entries', table => {
    table.comment('What happened in runs; only ever added to');
    table.string('run_id', 36).notNullable();
    table.string('id', 36).notNullable().comment('UUID, given by the client');
    table.integer('revision').notNullable();
    table.string('kind', 20).notNullable();
    table.string('by_ref', 300).notNullable();
    table.bigInteger('at').notNullable().comment('When it was done');
    table.bigInteger('received_at').notNullable();
    table.string('step_id', 600);
    table.string('state', 20);
    table.string('moment', 20);
    table.text('text');
    table.text('output').comment('Known secrets are masked');
    table.string('outcome', 20);
    table.text('wrong_step_id');
    table.integer('seen_revision').comment('Of the item, as its writer saw it');
    table.primary(['run_id', 'id']);
    table.index(['run_id', 'revision'], 'run_entries_revision_idx');
    table.index(['by_ref', 'run_id'], 'run_entries_by_ref_idx');
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('run_entries');
  await knex.schema.dropTable('run_steps');
  await knex.schema.dropTable('runs');
};
