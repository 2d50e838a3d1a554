// @ts-check

/**
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('poll_scopes', table => {
    table
      .bigInteger('wanted_at')
      .comment(
        'Since when somebody waits for what is new; empty once it was asked for',
      );
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.alterTable('poll_scopes', table => {
    table.dropColumn('wanted_at');
  });
};
