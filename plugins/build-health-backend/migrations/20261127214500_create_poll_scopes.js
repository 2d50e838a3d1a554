// @ts-check

/**
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('poll_scopes', table => {
    table.comment(
      'How far sources have been asked for builds, by what of the provider entities name. A row that nobody names any more stays, and goes on once it is named again.',
    );
    table.string('source_id', 100).notNullable();
    table.string('scope', 300).notNullable().comment('Such as a repository');
    table
      .text('state_json', 'longtext')
      .comment('Where the source goes on; only the source reads it');
    table
      .boolean('is_backfilled')
      .notNullable()
      .comment('The past was read to its end');
    table.integer('done').comment('Of the past, in a unit of the source');
    table.integer('total');
    table.bigInteger('next_at').notNullable();
    table
      .integer('failures')
      .notNullable()
      .comment('Steps that have failed one after the other, up to now');
    table.text('problem').comment('Why the last step failed, or was held up');
    table
      .bigInteger('polled_at')
      .comment('End of the last step that went well');
    table.integer('quota_used').comment('Of the limit of the provider');
    table.integer('quota_limit');
    table.bigInteger('quota_resets_at');
    table.primary(['source_id', 'scope']);
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('poll_scopes');
};
