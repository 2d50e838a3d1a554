// @ts-check

/**
 * What is known of the way from each service to who is on call for it, so that its team is told once when that breaks,
 * whichever process sees it first.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('watched_services', table => {
    table.comment('Whether each service leads to somebody on call');
    table.string('entity_ref', 400).primary().comment('Full, lower case');
    table
      .string('team_ref', 400)
      .comment('Of the team that owns it; null where none does');
    table
      .string('problem', 64)
      .comment('Why it leads to nobody; null when it leads to somebody');
  });
  await knex.schema.createTable('service_watch', table => {
    table.comment('One row once services were looked at');
    table.integer('id').primary();
    table
      .bigInteger('step')
      .notNullable()
      .comment('Grows with each write; a writer names the one it stands on');
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('service_watch');
  await knex.schema.dropTable('watched_services');
};
