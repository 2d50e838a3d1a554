// @ts-check

/** @param {import('knex').Knex.CreateTableBuilder} table */
const pipelineOf = table =>
  table
    .integer('pipeline_id')
    .notNullable()
    .references('pipelines.id')
    .onDelete('CASCADE');

/** @param {import('knex').Knex} knex */
const createTests = knex =>
  knex.schema.createTable('tests', table => {
    table.comment(
      'Tests that reports have told of, and what is thought of them.',
    );
    table.bigIncrements('id').primary();
    pipelineOf(table);
    table
      .string('identity', 22)
      .notNullable()
      .comment('128 bits of the hash of suite path, class, name and file');
    table.text('suite_path').notNullable().comment('JSON array of names');
    table.text('class_name');
    table.text('name').notNullable();
    table.text('file');
    table.bigInteger('first_seen_at').notNullable();
    table
      .bigInteger('last_seen_at')
      .notNullable()
      .comment(
        'Behind for tests that never failed: reports of the same tests write nothing here',
      );
    table
      .string('verdict', 10)
      .comment('null: it never failed, and was never looked at');
    table
      .boolean('is_flaky')
      .notNullable()
      .defaultTo(false)
      .comment(
        'Kept for the next time: it leaves at a lower score than it enters',
      );
    table.double('rate');
    table.double('rate_low');
    table.double('rate_high');
    table.integer('n');
    table.integer('failures');
    table.integer('same_commit_passed');
    table.integer('same_commit_of');
    table.bigInteger('broken_since');
    table.bigInteger('last_failure_at');
    table.unique(['pipeline_id', 'identity'], {
      indexName: 'tests_identity_uniq',
    });
    table.index(['pipeline_id', 'verdict'], 'tests_verdict_idx');
  });

/** @param {import('knex').Knex} knex */
const createSets = knex =>
  knex.schema.createTable('test_sets', table => {
    table.comment(
      'Which tests a report ran: most reports ran the same ones, so that a test that passed needs no row.',
    );
    table.bigIncrements('id').primary();
    pipelineOf(table);
    table
      .string('hash', 43)
      .notNullable()
      .comment('Of the sorted identities of the tests');
    table.integer('size').notNullable();
    table
      .binary('ids')
      .notNullable()
      .comment(
        'Sorted ids of tests: differences as base-128 numbers, deflated',
      );
    table
      .bigInteger('first_seen_at')
      .notNullable()
      .comment('All of its tests were seen then at the latest');
    table.unique(['pipeline_id', 'hash'], { indexName: 'test_sets_hash_uniq' });
  });

/** @param {import('knex').Knex} knex */
const createReports = knex =>
  knex.schema.createTable('test_reports', table => {
    table.comment('Reports of tests, counted.');
    table.bigIncrements('id').primary();
    pipelineOf(table);
    table.string('build_external_id', 100).notNullable();
    table.integer('attempt').notNullable();
    table.string('name', 300).notNullable();
    table
      .string('fingerprint', 43)
      .notNullable()
      .comment('Of the XML: sent twice, it is kept once');
    table.bigInteger('set_id').notNullable().references('test_sets.id');
    table.integer('passed').notNullable();
    table.integer('failed').notNullable();
    table.integer('errored').notNullable();
    table.integer('skipped').notNullable();
    table
      .integer('first_failed')
      .notNullable()
      .comment('Tests whose first try failed');
    table
      .bigInteger('at')
      .notNullable()
      .comment('The first moment that is known of the build');
    table.unique(
      ['pipeline_id', 'build_external_id', 'attempt', 'name', 'fingerprint'],
      { indexName: 'test_reports_uniq' },
    );
    table.index(['pipeline_id', 'at'], 'test_reports_at_idx');
    table.index(['set_id'], 'test_reports_set_idx');
  });

/** @param {import('knex').Knex} knex */
const createExceptions = knex =>
  knex.schema.createTable('test_exceptions', table => {
    table.comment('What did not simply pass at its first try.');
    table
      .bigInteger('report_id')
      .notNullable()
      .references('test_reports.id')
      .onDelete('CASCADE');
    table
      .bigInteger('test_id')
      .notNullable()
      .references('tests.id')
      .onDelete('CASCADE');
    table.string('first_outcome', 10).notNullable();
    table.string('outcome', 10).notNullable();
    table.integer('tries').notNullable();
    table.text('message').comment('Masked and cut');
    table.text('text').comment('Masked and cut');
    table.primary(['report_id', 'test_id']);
    table.index(['test_id', 'report_id'], 'test_exceptions_test_idx');
  });

/**
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('deliveries', table => {
    table
      .string('stage', 10)
      .notNullable()
      .defaultTo('builds')
      .comment('What is to be worked in next: builds, then tests');
  });
  await createTests(knex);
  await createSets(knex);
  await createReports(knex);
  await createExceptions(knex);
  await knex.schema.createTable('test_quarantines', table => {
    table.comment('Flaky tests that are not counted for a while.');
    table
      .bigInteger('test_id')
      .primary()
      .references('tests.id')
      .onDelete('CASCADE');
    table.string('owner_ref', 300).notNullable();
    table.text('reason').notNullable();
    table.string('created_by', 300).notNullable();
    table.bigInteger('created_at').notNullable();
    table.bigInteger('expires_at').notNullable();
  });
  await knex.schema.createTable('test_evaluations', table => {
    table.comment(
      'Pipelines with reports of tests, and when they were judged.',
    );
    table
      .integer('pipeline_id')
      .primary()
      .references('pipelines.id')
      .onDelete('CASCADE');
    table
      .bigInteger('changed_at')
      .notNullable()
      .comment('When the last new report was worked in');
    table
      .bigInteger('evaluated_at')
      .notNullable()
      .comment('When the last evaluation began; 0 is never');
    table.index(['evaluated_at'], 'test_evaluations_at_idx');
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('test_evaluations');
  await knex.schema.dropTable('test_quarantines');
  await knex.schema.dropTable('test_exceptions');
  await knex.schema.dropTable('test_reports');
  await knex.schema.dropTable('test_sets');
  await knex.schema.dropTable('tests');
  await knex.schema.alterTable('deliveries', table => {
    table.dropColumn('stage');
  });
};
