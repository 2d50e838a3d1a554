// @ts-check

/**
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('page_images', table => {
    table.comment(
      'Images that pages of a source show: kept here, so that they are there when the host of the source is not',
    );
    table
      .string('id', 64)
      .primary()
      .comment('Of source and path: the same in each replica');
    table.string('source_id', 200).notNullable();
    table.text('path').notNullable();
    table
      .string('type', 20)
      .notNullable()
      .comment('What its bytes are, whatever its name says');
    table.string('version', 64).notNullable().comment('SHA-256 of the bytes');
    table.binary('content').notNullable();
    table.index(['source_id'], 'page_images_source_id_idx');
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('page_images');
};
