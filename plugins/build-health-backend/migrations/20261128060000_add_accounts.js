// @ts-check

/**
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('builds', table => {
    table
      .string('account', 200)
      .comment(
        'Login, user id or address of the author, in lower case; absent of builds that came before it was kept',
      );
    table.boolean('is_bot').comment('The author is a machine');
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  // SQLite too drops them in place; what Knex does instead is to copy the table, with indexes that have conditions left out.
  await knex.raw('alter table builds drop column is_bot');
  await knex.raw('alter table builds drop column account');
};
