// @ts-check

/**
 * One row per entity of the catalog with what ownership needs of it. States are derived when read, so that a change of a
 * group never touches the rows of what it owns.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('entities', table => {
    table.comment('What ownership keeps of each entity of the catalog');
    table
      .string('entity_ref', 400)
      .primary()
      .comment('Full entity reference in lower case');
    table.string('kind', 64).notNullable().comment('Kind in lower case');
    table
      .text('etag')
      .notNullable()
      .comment('Etag of the entity these facts were read from');
    table
      .text('written_owner')
      .comment('spec.owner as written; null when the entity names none');
    table
      .string('owner_ref', 400)
      .comment('spec.owner as a full reference; null when it is not one');
    table
      .string('part_of_ref', 400)
      .comment(
        'System of a component, API or resource; domain of a system or domain',
      );
    table
      .text('facts_json')
      .notNullable()
      .comment('EntityFacts, GroupFacts or UserFacts, by kind');
    table.index('owner_ref', 'entities_owner_ref_idx');
    table.index('part_of_ref', 'entities_part_of_ref_idx');
    table.index('kind', 'entities_kind_idx');
  });

  await knex.schema.createTable('follow_states', table => {
    table.comment('How far the catalog has been followed; one row');
    table.integer('id').primary().comment('Always 1');
    table
      .integer('organisation_revision')
      .notNullable()
      .comment(
        'Counts changes of groups, users, systems and domains, so that each replica knows when to read them again',
      );
    table
      .bigInteger('followed_at')
      .comment('End of the last complete pass, milliseconds since 1970 in UTC');
  });
  await knex('follow_states').insert({ id: 1, organisation_revision: 0 });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('follow_states');
  await knex.schema.dropTable('entities');
};
