// @ts-check

const REF = 400;

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.createTable('handoff_notes', table => {
    table.comment(
      'What who was on call hands to who comes next; without lines where only a reminder was sent.',
    );
    table
      .string('shift_id', 400)
      .primary()
      .comment('Of the schedule and the start of the shift');
    table.string('schedule_id', 300).notNullable();
    table.string('schedule_name', 200).notNullable();
    table.string('team_ref', REF).notNullable();
    table.bigInteger('starts_at').notNullable();
    table.bigInteger('ends_at').notNullable();
    table.bigInteger('next_at').notNullable().comment('When the others begin');
    table.text('from_refs_json').notNullable();
    table.text('to_refs_json').notNullable();
    table.text('lines_json', 'longtext');
    table.bigInteger('sent_at');
    table.string('sent_by', REF);
    table.bigInteger('told_at').comment('When the others were told of it');
    table.bigInteger('read_at');
    table.string('read_by', REF);
    table
      .bigInteger('reminded_at')
      .comment('When both were reminded, as nothing was sent');
    table.index(['ends_at'], 'handoff_notes_end_idx');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('handoff_notes');
};
