// @ts-check

/**
 * The confirmation that counts for each entity, and beside it everything that was ever done about its ownership. Neither
 * hangs on the table of entities: an entity that leaves the catalog for an hour keeps both.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('confirmations', table => {
    table.comment('The last confirmation of each owner');
    table
      .string('entity_ref', 400)
      .primary()
      .comment('Full entity reference in lower case');
    table
      .string('owner_ref', 400)
      .notNullable()
      .comment('The owner that was confirmed; counts only while it is that');
    table
      .bigInteger('confirmed_at')
      .notNullable()
      .comment('Milliseconds since 1970 in UTC');
    table
      .string('confirmed_by', 400)
      .notNullable()
      .comment('Full reference of the user');
    table
      .string('confirmation_id', 64)
      .notNullable()
      .comment('Names what was confirmed in one go');
    table.index('confirmation_id', 'confirmations_confirmation_id_idx');
  });

  await knex.schema.createTable('ownership_changes', table => {
    table.comment('What was done about the ownership of entities; only grows');
    table.bigIncrements('id');
    table.string('entity_ref', 400).notNullable();
    table
      .string('change', 32)
      .notNullable()
      .comment('confirmed or confirmation-undone');
    table.string('owner_ref', 400).notNullable();
    table
      .string('actor_ref', 400)
      .notNullable()
      .comment('Full reference of the user who did it');
    table
      .bigInteger('happened_at')
      .notNullable()
      .comment('Milliseconds since 1970 in UTC');
    table
      .string('confirmation_id', 64)
      .comment('The confirmation this made or took back');
    table.index(['entity_ref', 'id'], 'ownership_changes_entity_ref_idx');
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('ownership_changes');
  await knex.schema.dropTable('confirmations');
};
