// @ts-check

const INSTANT = 'Milliseconds since 1970 in UTC';
const SOURCE = 'Such as pagerduty';

/**
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('sources', table => {
    table.comment(
      'Other systems that say who is on call, and how the last reading went',
    );
    table.string('source_id', 64).primary().comment(SOURCE);
    table
      .bigInteger('revision')
      .notNullable()
      .comment('Grows with each write, so that processes learn of it');
    table.bigInteger('read_at').comment(`${INSTANT}; last complete reading`);
    table
      .text('problem')
      .comment('Why the last reading failed; null when it did not');
  });
  await knex.schema.createTable('source_plans', table => {
    table.comment('Who is on call by other systems, as last read');
    table.string('source_id', 64).notNullable().comment(SOURCE);
    table.string('plan_id', 200).notNullable();
    table.text('levels_json').notNullable().comment('Levels with their shifts');
    table
      .bigInteger('known_from')
      .notNullable()
      .comment(`${INSTANT}; the plan holds from then on`);
    table
      .bigInteger('known_until')
      .notNullable()
      .comment(`${INSTANT}; the plan holds until then, exclusively`);
    table.bigInteger('read_at').notNullable().comment(INSTANT);
    table.primary(['source_id', 'plan_id']);
  });
  await knex.schema.createTable('source_keys', table => {
    table.comment('What annotations name, and the plan that answers for it');
    table.string('source_id', 64).notNullable().comment(SOURCE);
    table.string('key', 200).notNullable();
    table.string('plan_id', 200).comment('Null where nothing answers');
    table.text('problem').comment('Why nothing answers');
    table.primary(['source_id', 'key']);
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  for (const table of ['source_keys', 'source_plans', 'sources']) {
    await knex.schema.dropTable(table);
  }
};
