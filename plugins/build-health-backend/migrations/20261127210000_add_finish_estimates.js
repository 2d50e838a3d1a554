// @ts-check

/**
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('builds', table => {
    table
      .bigInteger('success_estimate')
      .comment(
        'The earliest finish that reports of success estimate: what a provider has in place of a finish moves later',
      );
    table
      .bigInteger('other_estimate')
      .comment('The same of reports of any other outcome that is an end');
    table.index(['external_id'], 'builds_external_idx');
  });
  const estimated = () => knex('builds').where('finish_is_estimate', true);
  await estimated()
    .where('outcome', 'success')
    .update({ success_estimate: knex.ref('finished_at') });
  await estimated()
    .whereNotIn('outcome', ['success', 'action-required'])
    .update({ other_estimate: knex.ref('finished_at') });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.alterTable('builds', table => {
    table.dropIndex(['external_id'], 'builds_external_idx');
    table.dropColumn('success_estimate');
    table.dropColumn('other_estimate');
  });
};
