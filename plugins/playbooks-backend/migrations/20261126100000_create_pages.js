// @ts-check

/**
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('sources', table => {
    table.comment('Folders of pages, and how their last reading went');
    table.string('id', 200).primary();
    table
      .text('etag')
      .comment(
        'What the last complete reading was of; a source that still has it is not read',
      );
    table
      .text('files_json')
      .notNullable()
      .comment(
        'Every path of the last complete reading, for the check of links',
      );
    table
      .text('refused_json')
      .notNullable()
      .comment('Files that are no pages, each with the reason');
    table
      .integer('parser')
      .notNullable()
      .comment('Version of the parser that read it');
    table.bigInteger('attempted_at').notNullable();
    table.bigInteger('completed_at').comment('Milliseconds since 1970, UTC');
    table
      .text('problem')
      .comment('Why the last reading failed; what was read before stays');
  });
  await knex.schema.createTable('page_versions', table => {
    table.comment('Texts of pages; runs hold on to the one they began with');
    table.string('page_id', 64).notNullable();
    table.string('version', 64).notNullable().comment('SHA-256 of the bytes');
    table
      .binary('source')
      .notNullable()
      .comment('The file as it is: a text column refuses some texts');
    table.text('parsed_json').notNullable();
    table.integer('parser').notNullable();
    table.bigInteger('imported_at').notNullable();
    table.primary(['page_id', 'version']);
  });
  await knex.schema.createTable('pages', table => {
    table.comment('Pages of the sources, each in its present version');
    table
      .string('id', 64)
      .primary()
      .comment('Of source and path: the same in each replica');
    table.string('source_id', 200).notNullable();
    table.text('path').notNullable();
    table.string('version', 64).notNullable();
    table
      .text('index_json')
      .notNullable()
      .comment('What lists and the search for an alert need, without the text');
    table.bigInteger('changed_at').notNullable();
    table
      .bigInteger('removed_at')
      .comment('Set when the file is gone; runs still show it');
    table.index(['source_id'], 'pages_source_id_idx');
  });
  await knex.schema.createTable('revisions', table => {
    table.comment(
      'Counts writes of pages, so that each process knows when to read them again',
    );
    table.string('name', 20).primary();
    table.bigInteger('number').notNullable();
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('revisions');
  await knex.schema.dropTable('pages');
  await knex.schema.dropTable('page_versions');
  await knex.schema.dropTable('sources');
};
