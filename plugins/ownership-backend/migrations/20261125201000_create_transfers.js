// @ts-check

const REVISION = 'Number of the change that wrote this row';
const INSTANT = 'Milliseconds since 1970 in UTC';

/**
 * Transfers of ownership, roles beside the owner, and when findings were first seen. The history takes up what is done
 * about them.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('transfers', table => {
    table.comment('Proposals that a team takes over an entity');
    table.string('id', 64).primary();
    table.string('entity_ref', 400).notNullable();
    table
      .string('status', 32)
      .notNullable()
      .comment('proposed and accepted are open, all others closed');
    table
      .string('open_key', 440)
      .unique({ indexName: 'transfers_open_key_uq' })
      .comment(
        'entity_ref and status while open, so that each entity has one proposed and one accepted; null when closed',
      );
    table.text('written_owner').comment('spec.owner when it was proposed');
    table
      .string('from_ref', 400)
      .comment('The owner when it was proposed; null when nobody answered');
    table.string('to_ref', 400).notNullable().comment('The receiving group');
    table.text('reason').notNullable();
    table
      .text('evidence_json')
      .notNullable()
      .comment('What spoke for the group when it was proposed');
    table.string('proposed_by', 400).notNullable();
    table.bigInteger('proposed_at').notNullable().comment(INSTANT);
    table
      .bigInteger('expires_at')
      .notNullable()
      .comment(`When it ends by itself. ${INSTANT}`);
    table.string('decided_by', 400);
    table.bigInteger('decided_at').comment(INSTANT);
    table.text('note').comment('What was said with the decision');
    table.bigInteger('closed_at').comment(INSTANT);
    table.integer('revision').notNullable().comment(REVISION);
    table.index('revision', 'transfers_revision_idx');
    table.index(['entity_ref', 'proposed_at'], 'transfers_entity_ref_idx');
    table.index(['to_ref', 'status'], 'transfers_to_ref_idx');
    table.index(['proposed_by', 'status'], 'transfers_proposed_by_idx');
  });

  await knex.schema.createTable('roles', table => {
    table.comment('Who fills a role of an entity, set by people of its owner');
    table.string('entity_ref', 400).notNullable();
    table.string('role', 32).notNullable();
    table.string('value', 400).notNullable().comment('As written');
    table.string('set_by', 400).notNullable();
    table.bigInteger('set_at').notNullable().comment(INSTANT);
    table.integer('revision').notNullable().comment(REVISION);
    table.primary(['entity_ref', 'role']);
    table.index('revision', 'roles_revision_idx');
  });

  await knex.schema.createTable('findings', table => {
    table.comment('Since when each finding is seen, over the whole catalog');
    table.string('entity_ref', 400).notNullable();
    table.string('code', 64).notNullable();
    table.bigInteger('found_at').notNullable().comment(INSTANT);
    table.integer('revision').notNullable().comment(REVISION);
    table.primary(['entity_ref', 'code']);
    table.index('revision', 'findings_revision_idx');
  });

  await knex.schema.alterTable('ownership_changes', table => {
    table.string('to_ref', 400).comment('The owner after the change');
    table.text('text').comment('Reason, note, or the value of a role');
    table.string('role', 32);
    table.string('transfer_id', 64);
  });
  await knex.schema.alterTable('ownership_changes', table => {
    table.setNullable('owner_ref');
    table.setNullable('actor_ref');
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex('ownership_changes')
    .whereNull('owner_ref')
    .orWhereNull('actor_ref')
    .delete();
  await knex.schema.alterTable('ownership_changes', table => {
    table.dropNullable('owner_ref');
    table.dropNullable('actor_ref');
  });
  await knex.schema.alterTable('ownership_changes', table => {
    table.dropColumn('to_ref');
    table.dropColumn('text');
    table.dropColumn('role');
    table.dropColumn('transfer_id');
  });
  await knex.schema.dropTable('findings');
  await knex.schema.dropTable('roles');
  await knex.schema.dropTable('transfers');
};
