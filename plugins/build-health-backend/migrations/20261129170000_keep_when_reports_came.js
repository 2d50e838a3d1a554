// @ts-check

/**
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('test_reports', table => {
    table
      .bigInteger('kept_at')
      .comment(
        'When it came: of two builds of one id, it is of the one that was there; absent of reports that came before it was kept',
      );
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.raw('alter table test_reports drop column kept_at');
};
