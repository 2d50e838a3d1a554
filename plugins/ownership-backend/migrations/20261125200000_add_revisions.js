// @ts-check

/**
 * Each row that requests are answered from carries the number of the change that wrote it, so that a process reads only
 * what is new. What was deleted is listed for a while, for the same reason.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('follow_states', table => {
    table.renameColumn('organisation_revision', 'revision');
  });
  await knex.schema.alterTable('entities', table => {
    table.dropIndex(['part_of_ref'], 'entities_part_of_ref_idx');
    table.dropIndex(['owner_ref'], 'entities_owner_ref_idx');
    table.dropIndex(['kind'], 'entities_kind_idx');
  });
  await knex.schema.alterTable('entities', table => {
    table.dropColumn('part_of_ref');
    table.dropColumn('written_owner');
  });
  await knex.schema.alterTable('entities', table => {
    table
      .integer('revision')
      .notNullable()
      .defaultTo(0)
      .comment('Number of the change that wrote this row');
    table
      .bigInteger('first_seen_at')
      .comment(
        'Milliseconds since 1970 in UTC; null for rows older than this column',
      );
    table.index('revision', 'entities_revision_idx');
  });
  await knex.schema.alterTable('confirmations', table => {
    table
      .integer('revision')
      .notNullable()
      .defaultTo(0)
      .comment('Number of the change that wrote this row');
    table.index('revision', 'confirmations_revision_idx');
  });

  await knex.schema.createTable('removals', table => {
    table.comment('What was deleted lately, for processes that still have it');
    table.bigIncrements('id');
    table
      .string('kind', 32)
      .notNullable()
      .comment('entity, confirmation, role or finding');
    table
      .string('key', 512)
      .notNullable()
      .comment('Entity reference; of a role or finding with its name behind #');
    table.integer('revision').notNullable();
    table
      .bigInteger('removed_at')
      .notNullable()
      .comment('Milliseconds since 1970 in UTC');
    table.index('revision', 'removals_revision_idx');
    table.index(['kind', 'key'], 'removals_kind_key_idx');
  });
};

/**
 * The follower fills in again what these columns held.
 *
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('removals');
  await knex.schema.alterTable('confirmations', table => {
    table.dropIndex(['revision'], 'confirmations_revision_idx');
  });
  await knex.schema.alterTable('confirmations', table => {
    table.dropColumn('revision');
  });
  await knex.schema.alterTable('entities', table => {
    table.dropIndex(['revision'], 'entities_revision_idx');
  });
  await knex.schema.alterTable('entities', table => {
    table.dropColumn('revision');
    table.dropColumn('first_seen_at');
  });
  await knex.schema.alterTable('entities', table => {
    table.text('written_owner');
    table.string('part_of_ref', 400);
    table.index('owner_ref', 'entities_owner_ref_idx');
    table.index('part_of_ref', 'entities_part_of_ref_idx');
    table.index('kind', 'entities_kind_idx');
  });
  await knex.schema.alterTable('follow_states', table => {
    table.renameColumn('revision', 'organisation_revision');
  });
};
