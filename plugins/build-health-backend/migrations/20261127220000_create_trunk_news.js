// @ts-check

/**
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('trunk_news', table => {
    table.comment('What was told of trunk of each pipeline.');
    table
      .integer('pipeline_id')
      .primary()
      .references('pipelines.id')
      .onDelete('CASCADE');
    table.string('event_state', 10).comment('red or green, as last published');
    table.bigInteger('event_since');
    table
      .string('notice_state', 10)
      .comment('red or green, as owners were told last');
    table.bigInteger('notice_since');
    table
      .bigInteger('claimed_until')
      .notNullable()
      .comment('Until then one process is telling');
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('trunk_news');
};
