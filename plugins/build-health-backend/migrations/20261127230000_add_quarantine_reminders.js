// @ts-check

/**
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('test_quarantines', table => {
    table
      .bigInteger('reminded_for')
      .comment('The expiry of which whoever mends it was reminded');
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.alterTable('test_quarantines', table => {
    table.dropColumn('reminded_for');
  });
};
