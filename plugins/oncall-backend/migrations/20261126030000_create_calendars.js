// @ts-check

const INSTANT = 'Milliseconds since 1970 in UTC';

/**
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('calendar_links', table => {
    table.comment('Secret addresses of calendars; a revoked one has no row');
    table.string('id', 64).primary();
    table
      .string('token_hash', 64)
      .notNullable()
      .unique()
      .comment('SHA-256 of the secret part of the address');
    table.string('kind', 16).notNullable();
    table
      .string('target', 400)
      .notNullable()
      .comment('Id of a schedule, or reference of a group or user');
    table
      .string('owner_ref', 400)
      .notNullable()
      .index('calendar_links_owner_ref_idx')
      .comment('Who made it; full, lower case');
    table.bigInteger('created_at').notNullable().comment(INSTANT);
    table.bigInteger('last_used_at').comment(`${INSTANT}, to the hour or so`);
    table
      .bigInteger('lapsed_at')
      .comment(`${INSTANT}: since then it may show nothing`);
  });
  await knex.schema.createTable('calendar_publications', table => {
    table.comment('What the calendar events of a schedule were made of');
    table
      .string('schedule_id', 64)
      .primary()
      .comment('May be gone: its events are cancelled then');
    table.string('team_ref', 400).notNullable();
    table.index('team_ref', 'calendar_publications_team_ref_idx');
    table.string('name', 100).notNullable();
    table.bigInteger('revision').notNullable().comment('Of the schedule');
    table.integer('day').notNullable().comment('Days since 1970 in UTC');
    table
      .bigInteger('named_at')
      .notNullable()
      .comment(`${INSTANT}: state of the catalog that gave the names`);
  });
  await knex.schema.createTable('calendar_events', table => {
    table.comment('Shifts as calendar programs know them');
    table.string('uid', 64).primary();
    table.string('schedule_id', 64).notNullable();
    table.index(
      ['schedule_id', 'starts_at'],
      'calendar_events_schedule_id_starts_at_idx',
    );
    table.bigInteger('starts_at').notNullable().comment(INSTANT);
    table.bigInteger('ends_at').notNullable().comment(INSTANT);
    table.index('ends_at', 'calendar_events_ends_at_idx');
    table.text('user_refs_json').notNullable();
    table.text('summary').notNullable();
    table.integer('sequence').notNullable();
    table.boolean('cancelled').notNullable();
    table.bigInteger('created_at').notNullable().comment(INSTANT);
    table.bigInteger('modified_at').notNullable().comment(INSTANT);
  });
  await knex.schema.createTable('calendar_event_people', table => {
    table.comment('Whose calendars an event is in');
    table.string('user_ref', 400).notNullable();
    table
      .string('uid', 64)
      .notNullable()
      .references('uid')
      .inTable('calendar_events')
      .onDelete('CASCADE')
      .index('calendar_event_people_uid_idx');
    table.primary(['user_ref', 'uid']);
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  for (const table of [
    'calendar_event_people',
    'calendar_events',
    'calendar_publications',
    'calendar_links',
  ]) {
    await knex.schema.dropTable(table);
  }
};
