// @ts-check

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.alterTable('messages', table => {
    table.index(['state', 'created_at', 'id'], 'messages_log_idx');
  });
  await knex.schema.alterTable('outbox', table => {
    table
      .bigInteger('created_at')
      .notNullable()
      .defaultTo(0)
      .comment('0 for what was kept before there was this column');
    table.index(['created_at', 'id'], 'outbox_age_idx');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.alterTable('outbox', table => {
    table.dropIndex(['created_at', 'id'], 'outbox_age_idx');
    table.dropColumn('created_at');
  });
  await knex.schema.alterTable('messages', table => {
    table.dropIndex(['state', 'created_at', 'id'], 'messages_log_idx');
  });
};
