// @ts-check

/**
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('deliveries', table => {
    table.comment(
      'What providers and pipelines have sent, until it is worked in. Rows are removed a week after that.',
    );
    table.bigIncrements('id').primary();
    table.string('source_id', 100).notNullable();
    table
      .string('delivery_key', 200)
      .notNullable()
      .comment(
        'Id of the delivery, or hash of its bytes: sent again, it is kept once',
      );
    table
      .string('kind', 100)
      .notNullable()
      .comment('What the source calls it, such as workflow_run');
    table.text('body', 'longtext').notNullable().comment('As it was verified');
    table
      .string('state', 10)
      .notNullable()
      .comment('waiting, done, or dead after five failures');
    table.integer('attempts').notNullable().defaultTo(0);
    table.text('problem').comment('Why it failed last');
    table.bigInteger('received_at').notNullable();
    table
      .bigInteger('next_at')
      .notNullable()
      .comment(
        'When it may be worked in; a worker that takes it moves this ahead',
      );
    table
      .integer('repeats')
      .notNullable()
      .defaultTo(0)
      .comment('Times it was sent again');
    table.unique(['source_id', 'delivery_key'], {
      indexName: 'deliveries_source_key_uniq',
    });
    table.index(['state', 'next_at', 'id'], 'deliveries_state_next_idx');
  });
  await knex.schema.createTable('pipelines', table => {
    table.comment('Pipelines that sources have told of.');
    table.increments('id').primary();
    table.string('source_id', 100).notNullable();
    table.string('key', 300).notNullable();
    table.string('name', 500).notNullable();
    table.string('path', 500);
    table
      .string('repository', 300)
      .comment('owner/name in lower case, as annotations are compared with it');
    table.string('default_branch', 300);
    table.text('url');
    table
      .bigInteger('reported_at')
      .notNullable()
      .comment('Of the report that name, path and default branch are from');
    table.unique(['source_id', 'key'], {
      indexName: 'pipelines_source_key_uniq',
    });
    table.index(['source_id', 'repository'], 'pipelines_repository_idx');
  });
  await knex.schema.createTable('builds', table => {
    table.comment('Attempts of builds, each as its last report says.');
    table.bigIncrements('id').primary();
    table
      .integer('pipeline_id')
      .notNullable()
      .references('pipelines.id')
      .onDelete('CASCADE');
    table.string('external_id', 100).notNullable();
    table.integer('attempt').notNullable();
    table.integer('number');
    table.string('state', 10).notNullable();
    table
      .integer('rank')
      .notNullable()
      .comment(
        'How far the state is: an older report never opens a finished attempt',
      );
    table.string('outcome', 20);
    table.string('branch', 500);
    table.string('sha', 64);
    table.integer('pull_request');
    table.boolean('is_fork');
    table.boolean('is_trunk').comment('null where nobody can know');
    table.string('trigger', 20).notNullable();
    table.string('author', 200);
    table.string('title', 500);
    table.text('url');
    table.string('rebuild_of', 100);
    table.bigInteger('created_at');
    table.bigInteger('started_at');
    table.bigInteger('finished_at');
    table.boolean('start_is_estimate').notNullable();
    table.boolean('finish_is_estimate').notNullable();
    table.bigInteger('queue_ms').comment('null is unknown, and never 0');
    table
      .bigInteger('ordered_at')
      .notNullable()
      .comment('The first moment that is known of it: lists are in this order');
    table
      .bigInteger('reported_at')
      .notNullable()
      .comment('Of the report that the row is from');
    table
      .string('fingerprint', 64)
      .notNullable()
      .comment('Decides between reports of one state and moment');
    table.unique(['pipeline_id', 'external_id', 'attempt'], {
      indexName: 'builds_attempt_uniq',
    });
    table.index(
      ['pipeline_id', 'is_trunk', 'finished_at'],
      'builds_trunk_finished_idx',
    );
    table.index(['pipeline_id', 'ordered_at', 'id'], 'builds_ordered_idx');
  });
  await knex.schema.createTable('jobs', table => {
    table.comment('Jobs of attempts.');
    table.bigIncrements('id').primary();
    table
      .integer('pipeline_id')
      .notNullable()
      .references('pipelines.id')
      .onDelete('CASCADE');
    table.string('build_external_id', 100).notNullable();
    table.integer('attempt').notNullable();
    table.string('external_id', 100).notNullable();
    table.string('name', 500).notNullable();
    table.string('state', 10).notNullable();
    table.integer('rank').notNullable();
    table.string('outcome', 20);
    table.integer('exit_status');
    table.boolean('is_soft_failure').notNullable();
    table.boolean('is_infrastructure').notNullable();
    table.boolean('is_superseded').notNullable();
    table.integer('retry');
    table
      .string('retry_of', 100)
      .comment('The job that this one tries again: that one does not count');
    table.string('failed_step', 500);
    table.text('url');
    table.bigInteger('created_at');
    table.bigInteger('started_at');
    table.bigInteger('finished_at');
    table.boolean('start_is_estimate').notNullable();
    table.boolean('finish_is_estimate').notNullable();
    table.bigInteger('queue_ms');
    table.bigInteger('reported_at').notNullable();
    table.string('fingerprint', 64).notNullable();
    table.unique(['pipeline_id', 'external_id'], {
      indexName: 'jobs_external_uniq',
    });
    table.index(
      ['pipeline_id', 'build_external_id', 'attempt'],
      'jobs_build_idx',
    );
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('jobs');
  await knex.schema.dropTable('builds');
  await knex.schema.dropTable('pipelines');
  await knex.schema.dropTable('deliveries');
};
