// @ts-check

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.alterTable('alerts', table => {
    table
      .string('named_ref', 400)
      .comment('What the sender has named, where it is unrouted');
  });
  await knex.raw(
    "create index alerts_unrouted_idx on alerts (id) where is_unrouted and state <> 'resolved'",
  );
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.raw('drop index alerts_unrouted_idx');
  // SQLite makes a table anew to take a column out of it, which ends what refers to its rows.
  await knex.raw('alter table alerts drop column named_ref');
};
