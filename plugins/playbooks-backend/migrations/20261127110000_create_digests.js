// @ts-check

const INSTANT = 'Milliseconds since 1970, UTC';

/**
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('digests', table => {
    table.comment('The last weekly digest of each team');
    table.string('owner_ref', 400).primary();
    table.string('week', 16).notNullable().comment('ISO week, as in 2026-W48');
    table
      .bigInteger('sent_at')
      .comment(`Empty while it is being sent. ${INSTANT}`);
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
};
