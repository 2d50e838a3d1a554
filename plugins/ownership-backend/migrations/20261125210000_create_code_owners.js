// @ts-check

const INSTANT = 'Milliseconds since 1970 in UTC';

/**
 * One row per repository that descriptors come from, also for those without a CODEOWNERS file: it says when there was
 * none.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('code_owners', table => {
    table.comment('The CODEOWNERS file of each repository');
    table
      .string('repository', 2048)
      .primary()
      .comment('Address of its files, with {path} for the path');
    table.text('path').comment('Where the file is; null when there is none');
    table.text('etag').comment('What the host calls this state of the file');
    table.text('content').comment('The text; null when there is none');
    table
      .text('problem')
      .comment('Why it could not be read the last time; null when it could');
    table.bigInteger('read_at').notNullable().comment(INSTANT);
    table
      .bigInteger('changed_at')
      .notNullable()
      .unique({ indexName: 'code_owners_changed_at_idx' })
      .comment(
        `When path or text changed; each change has its own. ${INSTANT}`,
      );
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('code_owners');
};
