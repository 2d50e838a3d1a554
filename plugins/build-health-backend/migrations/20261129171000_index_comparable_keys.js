// @ts-check

/**
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  // Of Latin letters only, as SQLite does it; a locale may have others.
  const key = knex.client.config.client === 'pg' ? 'key collate "C"' : 'key';
  await knex.raw(
    `create index pipelines_comparable_key_idx on pipelines (source_id, lower(${key}))`,
  );
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.raw('drop index pipelines_comparable_key_idx');
};
