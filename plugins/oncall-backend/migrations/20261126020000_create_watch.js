// @ts-check

const INSTANT = 'Milliseconds since 1970 in UTC';

/**
 * What is known of each schedule's shifts and gaps, so that a change of them is told once, whoever sees it first; and what
 * is still to be told: written in the same transaction, so that a crash in between loses nothing.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('watched_schedules', table => {
    table.comment('What was told of each schedule');
    // Not a foreign key: that a schedule was deleted is told after it is gone.
    table.string('schedule_id', 64).primary();
    table
      .bigInteger('step')
      .notNullable()
      .comment('Grows with each write; a writer names the one it stands on');
    table
      .bigInteger('change_sequence')
      .notNullable()
      .comment('The last row of changes that was told');
    table
      .text('seen_json')
      .notNullable()
      .comment('The schedule as it was: name, team, rules');
    table
      .text('state_json')
      .notNullable()
      .comment('Who is on call, known gaps, reminders that were sent');
  });
  await knex.schema.createTable('messages', table => {
    table.comment('Events and notifications that are still to be sent');
    table.bigIncrements('id');
    table.string('kind', 16).notNullable().comment('event or notice');
    table.text('payload_json').notNullable();
    table
      .bigInteger('expires_at')
      .notNullable()
      .index('messages_expires_at_idx')
      .comment(`From then on nobody needs to hear of it. ${INSTANT}`);
    table
      .bigInteger('claimed_until')
      .comment(
        `Until then one process is sending it, or it failed and waits. ${INSTANT}`,
      );
    table.integer('attempts').notNullable().defaultTo(0);
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('messages');
  await knex.schema.dropTable('watched_schedules');
};
