// @ts-check

/** When a job was over, or the last that is known of it. */
const AGE = 'coalesce(finished_at, started_at, created_at, reported_at)';

/**
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('pipelines', table => {
    table
      .integer('frozen_before')
      .notNullable()
      .defaultTo(0)
      .comment(
        'Days before this one, in days since 1970 in UTC, are never worked out again: builds of them were removed',
      );
  });
  await knex.schema.alterTable('test_reports', table => {
    table.index(['at'], 'test_reports_age_idx');
  });
  await knex.raw(`create index jobs_age_idx on jobs ((${AGE}), id)`);
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.raw('drop index jobs_age_idx');
  await knex.schema.alterTable('test_reports', table => {
    table.dropIndex(['at'], 'test_reports_age_idx');
  });
  // Without knex, which rebuilds the table on SQLite, and takes along all that hangs on it.
  await knex.raw('alter table pipelines drop column frozen_before');
};
