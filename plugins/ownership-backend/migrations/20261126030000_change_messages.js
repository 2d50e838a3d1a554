// @ts-check

/**
 * What a message tells is in the history of its transfer; what the transfer had become was written twice. And of a batch
 * that could not be sent whole it is kept what was, so that nobody reads it again.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('messages', table => {
    table.dropColumn('status');
  });
  await knex.schema.alterTable('messages', table => {
    table
      .text('told_json')
      .comment(
        'Scopes of the notices of its batch that were sent; null when none was',
      );
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.alterTable('messages', table => {
    table.dropColumn('told_json');
  });
  await knex.schema.alterTable('messages', table => {
    table
      .string('status', 32)
      .notNullable()
      .defaultTo('proposed')
      .comment('What the transfer had become');
  });
};
