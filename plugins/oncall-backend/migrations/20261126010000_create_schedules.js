// @ts-check

const INSTANT = 'Milliseconds since 1970 in UTC';

/**
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('schedules', table => {
    table.comment('Schedules as they are now; their rules are versions');
    table.string('id', 64).primary();
    table.string('name', 100).notNullable();
    table.text('description');
    table
      .string('team_ref', 400)
      .notNullable()
      .index('schedules_team_ref_idx')
      .comment('The group whose people are on call; full, lower case');
    table.integer('level').notNullable().comment('1 is asked first');
    table
      .bigInteger('revision')
      .notNullable()
      .comment('Grows with each change of the schedule');
    table.bigInteger('created_at').notNullable().comment(INSTANT);
  });
  await knex.schema.createTable('versions', table => {
    table.comment('The rules of a schedule, from a moment on');
    table
      .string('schedule_id', 64)
      .notNullable()
      .references('id')
      .inTable('schedules')
      .onDelete('CASCADE');
    table.integer('number').notNullable().comment('1 for the first');
    table
      .bigInteger('effective_at')
      .comment(`${INSTANT}; null in a first one that holds from the beginning`);
    table.text('version_json').notNullable().comment('Zone, policy, layers');
    table.text('note');
    table.string('created_by', 400).notNullable();
    table.bigInteger('created_at').notNullable().comment(INSTANT);
    table.primary(['schedule_id', 'number']);
  });
  await knex.schema.createTable('overrides', table => {
    table.comment('Departures from the layers, in the order they were made');
    table.bigIncrements('sequence');
    table.string('id', 64).notNullable().unique();
    table
      .string('schedule_id', 64)
      .notNullable()
      .references('id')
      .inTable('schedules')
      .onDelete('CASCADE')
      .index('overrides_schedule_id_idx');
    table.bigInteger('starts_at').notNullable().comment(INSTANT);
    table
      .bigInteger('ends_at')
      .notNullable()
      .comment(`${INSTANT}; earlier than in the document when taken back`);
    table.text('override_json').notNullable();
    table.string('created_by', 400).notNullable();
    table.bigInteger('created_at').notNullable().comment(INSTANT);
  });
  await knex.schema.createTable('changes', table => {
    table.comment('What was done to schedules; only ever added to');
    table.bigIncrements('sequence');
    table
      .string('schedule_id', 64)
      .notNullable()
      .index('changes_schedule_id_idx');
    table.string('kind', 32).notNullable();
    table.text('details_json').notNullable();
    table.string('changed_by', 400).notNullable();
    table.bigInteger('changed_at').notNullable().comment(INSTANT);
  });
  await knex.schema.createTable('revisions', table => {
    table.comment('One row: the number of the last change of any schedule');
    table.integer('id').primary();
    table.bigInteger('revision').notNullable();
  });
  await knex('revisions').insert({ id: 1, revision: 0 });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  for (const table of [
    'revisions',
    'changes',
    'overrides',
    'versions',
    'schedules',
  ]) {
    await knex.schema.dropTable(table);
  }
};
