// @ts-check

/**
 * A schedule that is deleted stays for a while with all that belongs to it, so that it can be brought back.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('schedules', table => {
    table
      .bigInteger('deleted_at')
      .index('schedules_deleted_at_idx')
      .comment('Milliseconds since 1970 in UTC; null while it holds');
    table
      .string('deleted_by', 400)
      .comment('Who deleted it; full, lower case; null while it holds');
  });
};

/**
 * What is deleted goes for good: without the columns it would hold again.
 *
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  const ids = await knex('schedules').whereNotNull('deleted_at').pluck('id');
  for (const table of ['overrides', 'versions', 'changes']) {
    await knex(table).whereIn('schedule_id', ids).delete();
  }
  await knex('schedules').whereNotNull('deleted_at').delete();
  await knex.schema.alterTable('schedules', table => {
    table.dropIndex('deleted_at', 'schedules_deleted_at_idx');
  });
  // Not over Knex: in SQLite it makes the table anew, and versions and overrides would go with the old one.
  await knex.schema.raw('ALTER TABLE schedules DROP COLUMN deleted_by');
  await knex.schema.raw('ALTER TABLE schedules DROP COLUMN deleted_at');
};
