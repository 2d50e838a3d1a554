// @ts-check

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.createTable('silence_looks', table => {
    table.comment(
      'Open alerts that are to be looked at since a silence begins, or was ended by hand. Done rows are removed.',
    );
    table.bigIncrements('id').primary();
    table
      .string('silence_id', 36)
      .notNullable()
      .references('silences.id')
      .onDelete('CASCADE');
    table
      .bigInteger('was_until')
      .comment(
        'When it was to end before somebody ended it; null for one that begins',
      );
    table.bigInteger('due_at').notNullable();
    table
      .bigInteger('claimed_until')
      .notNullable()
      .defaultTo(0)
      .comment('A process that took it has it until then');
    table.index(['due_at', 'id'], 'silence_looks_due_idx');
    table.index(['silence_id'], 'silence_looks_silence_idx');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('silence_looks');
};
