// @ts-check

/**
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('calendar_moves', table => {
    table.comment(
      'Which schedules left which team: its calendars call their shifts off for a month',
    );
    table
      .string('team_ref', 400)
      .notNullable()
      .comment('The one that was left');
    table.string('schedule_id', 64).notNullable();
    table
      .bigInteger('moved_at')
      .notNullable()
      .comment('Milliseconds since 1970 in UTC: when it was published');
    table.primary(['team_ref', 'schedule_id']);
    table.index('moved_at', 'calendar_moves_moved_at_idx');
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('calendar_moves');
};
