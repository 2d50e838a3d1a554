// @ts-check

/**
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('rule_sources', table => {
    table.comment('Folders of rule files, and how their last reading went');
    table.string('id', 200).primary();
    table
      .text('etag')
      .comment(
        'What the last complete reading was of; a source that still has it is not read',
      );
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
  await knex.schema.createTable('rule_files', table => {
    table.comment('Files of these folders that hold alerts, or should');
    table
      .string('id', 64)
      .primary()
      .comment('Of source and path: the same in each replica');
    table.string('source_id', 200).notNullable();
    table.text('path').notNullable();
    table.string('version', 64).notNullable().comment('SHA-256 of the bytes');
    table
      .text('problems_json')
      .notNullable()
      .comment('What its author should mend, with the line');
    table.index(['source_id'], 'rule_files_source_id_idx');
  });
  await knex.schema.createTable('alert_rules', table => {
    table.comment('Alerts of these files as they are now');
    table
      .string('id', 64)
      .primary()
      .comment('Of file and alert: the same in each replica');
    table.string('file_id', 64).notNullable();
    table.string('alert', 200).notNullable();
    table
      .text('rules_json')
      .notNullable()
      .comment(
        'Its rules in this file: several where it has several severities',
      );
    table.index(['file_id'], 'alert_rules_file_id_idx');
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('alert_rules');
  await knex.schema.dropTable('rule_files');
  await knex.schema.dropTable('rule_sources');
  await knex('revisions').where({ name: 'rules' }).delete();
};
