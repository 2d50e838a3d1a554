// @ts-check

/**
 * A known finish counts more than an estimated one.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  for (const table of ['builds', 'jobs']) {
    await knex(table)
      .where({ rank: 2, finish_is_estimate: false })
      .update({ rank: 3 });
  }
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  for (const table of ['builds', 'jobs']) {
    await knex(table).where({ rank: 3 }).update({ rank: 2 });
  }
};
