// @ts-check

/**
 * What pages link to is kept apart from the pages: a check of a source asks for the links of all its pages, and a page as it is
 * parsed has a hundred times as much. What the check found is kept apart again: lists ask only which pages have broken links, and
 * a page only for its own. Links that are fine, or that nobody can tell of, are counts: nobody asks which they are.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('sources', table => {
    table
      .text('links_checked')
      .comment(
        'By which rules the links of the last complete reading were checked; empty until they are',
      );
  });
  await knex.schema.createTable('page_links', table => {
    table.comment('Links and anchors of pages in their present versions');
    table.string('page_id', 64).primary();
    table.text('found_json').notNullable();
  });
  await knex.schema.createTable('page_link_states', table => {
    table.comment('Where the links of pages lead, as of their last check');
    table.string('page_id', 64).primary();
    table.integer('ok').notNullable();
    table.integer('broken').notNullable();
    table.integer('cannot_tell').notNullable();
    table
      .text('broken_json')
      .notNullable()
      .comment('The broken ones with their lines, at most 200');
  });
  await knex.schema.createTable('link_addresses', table => {
    table.comment('Addresses of other sites that were asked for');
    table
      .string('id', 64)
      .primary()
      .comment('Of the address: the same in each replica');
    table.text('address').notNullable();
    table.string('state', 20).notNullable();
    table
      .bigInteger('checked_at')
      .notNullable()
      .comment('Milliseconds since 1970, UTC');
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('link_addresses');
  await knex.schema.dropTable('page_link_states');
  await knex.schema.dropTable('page_links');
  await knex.schema.alterTable('sources', table => {
    table.dropColumn('links_checked');
  });
};
