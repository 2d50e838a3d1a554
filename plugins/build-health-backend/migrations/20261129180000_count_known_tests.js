// @ts-check

/**
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('test_evaluations', table => {
    table
      .integer('tests')
      .comment(
        'Tests of the pipeline when it was last judged: to count them each time they are asked for takes long; absent before',
      );
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.raw('alter table test_evaluations drop column tests');
};
