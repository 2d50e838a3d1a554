// @ts-check

const INSTANT = 'Milliseconds since 1970 in UTC';

/**
 * Whom to tell what: written with the change itself and sent a little later, so that a slip taken back tells nobody and a
 * crash in between loses nothing. Digests are claimed by week, so that one process sends each of them.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('messages', table => {
    table.comment('Notifications about transfers that are still to be sent');
    table.bigIncrements('id');
    table.string('transfer_id', 64).notNullable();
    table
      .string('status', 32)
      .notNullable()
      .comment('What the transfer had become; told only while it still is');
    table
      .string('batch', 64)
      .notNullable()
      .comment('What was done in one go is told in one go');
    table.bigInteger('due_at').notNullable().comment(INSTANT);
    table
      .bigInteger('claimed_until')
      .comment(`Until then one process is sending it. ${INSTANT}`);
    table.integer('attempts').notNullable().defaultTo(0);
    table
      .bigInteger('failed_at')
      .comment(`When it was given up after five attempts. ${INSTANT}`);
    table.index('due_at', 'messages_due_at_idx');
    table.index('transfer_id', 'messages_transfer_id_idx');
  });

  await knex.schema.createTable('digests', table => {
    table.comment('The last weekly reminder of each team');
    table.string('owner_ref', 400).primary();
    table.string('week', 16).notNullable().comment('ISO week, as in 2026-W48');
    table
      .bigInteger('sent_at')
      .comment(`Null while it is being sent. ${INSTANT}`);
    table
      .bigInteger('claimed_until')
      .notNullable()
      .comment(`Until then one process is sending it. ${INSTANT}`);
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('digests');
  await knex.schema.dropTable('messages');
};
