// @ts-check

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.createTable('reference_moves', table => {
    table.comment(
      'References that became others, until all rows have the new one. They are gone through in their order.',
    );
    table.bigIncrements('id').primary();
    table.string('from_ref', 400).notNullable();
    table.string('to_ref', 400).notNullable();
    table
      .bigInteger('claimed_until')
      .notNullable()
      .defaultTo(0)
      .comment('A process that took it has it until then');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('reference_moves');
};
