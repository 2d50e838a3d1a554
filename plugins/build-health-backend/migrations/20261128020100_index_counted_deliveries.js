// @ts-check

/**
 * What is told of sources is counted whenever their page is looked at: all that waits or was given up, what was sent again, and the
 * last of each. Nearly all deliveries are done and were sent once, so that these indexes hold few rows.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.raw(
    "create index deliveries_open_idx on deliveries (source_id, state) where state <> 'done'",
  );
  await knex.raw(
    'create index deliveries_repeats_idx on deliveries (source_id, repeats) where repeats > 0',
  );
  await knex.schema.alterTable('deliveries', table => {
    table.index(['source_id', 'received_at'], 'deliveries_received_idx');
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.alterTable('deliveries', table => {
    table.dropIndex(['source_id', 'received_at'], 'deliveries_received_idx');
  });
  await knex.raw('drop index deliveries_repeats_idx');
  await knex.raw('drop index deliveries_open_idx');
};
