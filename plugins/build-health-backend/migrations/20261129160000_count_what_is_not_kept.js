// @ts-check

/**
 * A report that cannot be kept is left out in the end. That a provider is down says nothing of its reports.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('poll_scopes', table => {
    table
      .integer('keep_failures')
      .notNullable()
      .defaultTo(0)
      .comment(
        'Steps whose reports could not be kept, since the last that went well',
      );
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.alterTable('poll_scopes', table => {
    table.dropColumn('keep_failures');
  });
};
