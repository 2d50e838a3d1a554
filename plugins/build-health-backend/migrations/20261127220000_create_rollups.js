// @ts-check

const DAY_MS = 86_400_000;

/**
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('builds', table => {
    // What else ran on a commit: a pass explains its reds away.
    table.index(['pipeline_id', 'sha', 'finished_at'], 'builds_sha_idx');
    table.index(['pipeline_id', 'rebuild_of'], 'builds_rebuild_idx', {
      predicate: knex.whereNotNull('rebuild_of'),
    });
  });
  await knex.schema.createTable('pipeline_days', table => {
    table.comment(
      'What finished on trunk of a pipeline on a day, worked out of builds, which stay the truth.',
    );
    pipelineId(table);
    table.integer('day').notNullable().comment('Days since 1970-01-01 in UTC');
    table
      .text('outcomes_json')
      .notNullable()
      .comment(
        'Outcome to how many builds: each counts once, on the day of the attempt that decides',
      );
    table.text('durations').comment('Sketch of attempts that went well');
    table.text('queues').comment('Sketch of all attempts');
    table
      .bigInteger('first_counted_at')
      .comment('First finish that says something of the code');
    table.bigInteger('first_pass_at');
    table
      .bigInteger('head_order')
      .comment('Where trunk stands after the day: its newest commit, and ...');
    table.string('head_commit', 120);
    table.string('open_kind', 10).comment('... what it is not green with');
    table.bigInteger('open_since');
    table.string('open_first_id', 100);
    table.primary(['pipeline_id', 'day']);
  });
  await knex.schema.createTable('trunk_episodes', table => {
    table.comment('When trunk of a pipeline was not green.');
    pipelineId(table);
    table.string('kind', 10).notNullable().comment('red or flake');
    table.bigInteger('started_at').notNullable();
    table.bigInteger('ended_at').comment('null while it lasts');
    table
      .string('first_red_id', 100)
      .notNullable()
      .comment('The build that began it');
    table.primary(['pipeline_id', 'started_at', 'kind']);
    table.index(['pipeline_id', 'ended_at'], 'trunk_episodes_ended_idx');
  });
  await knex.schema.createTable('pipeline_states', table => {
    table.comment('How trunk of a pipeline stands.');
    pipelineId(table);
    table.string('state', 10).notNullable().comment('green, red or unknown');
    table.bigInteger('since');
    table
      .boolean('is_since_ever')
      .notNullable()
      .comment('It has been so as long as builds are known');
    table.string('first_red_id', 100);
    table.string('last_red_id', 100).comment('The newest red build');
    table.integer('last_red_attempt');
    table
      .integer('revision')
      .notNullable()
      .comment('Another one whenever anything of the pipeline is worked out');
    table.primary(['pipeline_id']);
  });
  await knex.schema.createTable('dirty_days', table => {
    table.comment(
      'Days to be worked out anew. Written in the transaction that changes builds, which holds the row of the pipeline.',
    );
    pipelineId(table);
    table.integer('day').notNullable();
    table
      .boolean('is_echo')
      .notNullable()
      .comment(
        'Builds of another day have changed what those of this one mean; no build of it has changed',
      );
    table.primary(['pipeline_id', 'day']);
  });
  await knex.raw(
    `insert into dirty_days (pipeline_id, day, is_echo)
      select distinct pipeline_id, finished_at / ${DAY_MS}, false
      from builds where is_trunk and finished_at is not null`,
  );
};

/**
 * @param {import('knex').Knex.CreateTableBuilder} table
 */
function pipelineId(table) {
  table
    .integer('pipeline_id')
    .notNullable()
    .references('pipelines.id')
    .onDelete('CASCADE');
}

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('dirty_days');
  await knex.schema.dropTable('pipeline_states');
  await knex.schema.dropTable('trunk_episodes');
  await knex.schema.dropTable('pipeline_days');
  await knex.schema.alterTable('builds', table => {
    table.dropIndex(['pipeline_id', 'rebuild_of'], 'builds_rebuild_idx');
    table.dropIndex(['pipeline_id', 'sha', 'finished_at'], 'builds_sha_idx');
  });
};
