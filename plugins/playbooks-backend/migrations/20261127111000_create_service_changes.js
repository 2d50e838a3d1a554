// @ts-check

/**
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('service_changes', table => {
    table.comment(
      'When services changed, as far as anybody has seen or told it',
    );
    table.string('entity_ref', 400).primary();
    table
      .string('definition', 80)
      .notNullable()
      .comment('Hash of what counts of its descriptor; empty until it is seen');
    table
      .bigInteger('changed_at')
      .comment(
        'Milliseconds since 1970, UTC; empty while it is as it was first seen',
      );
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('service_changes');
};
