// @ts-check

/** Text of any length. */
const TEXT = 'longtext';
const REF = 400;
/** A UUID. */
const ID = 36;

/**
 * What may be there once among the rows that are open; both databases have such indices, knex has no way to say it for both.
 *
 * @param {import('knex').Knex} knex
 * @param {string} name
 * @param {string} on
 * @param {string} where
 */
const uniqueWhere = (knex, name, on, where) =>
  knex.raw(`create unique index ${name} on ${on} where ${where}`);

/** @param {import('knex').Knex} knex */
async function createIntake(knex) {
  await knex.schema.createTable('routing_keys', table => {
    table.comment('By which senders bring alerts in.');
    table.string('id', ID).primary();
    table.string('title', 200).notNullable();
    table
      .string('scope_kind', 10)
      .notNullable()
      .comment('entity, group or any');
    table.string('scope_ref', REF).comment('null for any');
    table.text('mapping_json').comment('Where fields of generic JSON are');
    table.string('created_by', REF).notNullable();
    table.bigInteger('created_at').notNullable();
    table.bigInteger('revoked_at');
    table.index(['scope_ref'], 'routing_keys_scope_idx');
  });
  await knex.schema.createTable('routing_secrets', table => {
    table.comment('Secrets of keys: two of one while a rotation overlaps.');
    table.string('id', ID).primary();
    table
      .string('key_id', ID)
      .notNullable()
      .references('routing_keys.id')
      .onDelete('CASCADE');
    table.string('hash', 64).notNullable().comment('SHA-256 of the secret');
    table.string('hint', 4).notNullable().comment('Its last characters');
    table.bigInteger('created_at').notNullable();
    table.bigInteger('expires_at').comment('null for the one in use');
    table.bigInteger('last_used_at');
    table.string('last_sender', 200).comment('What it called itself');
    table.unique(['hash'], { indexName: 'routing_secrets_hash_uniq' });
    table.index(['key_id'], 'routing_secrets_key_idx');
  });
  await knex.schema.createTable('intake_lanes', table => {
    table.comment(
      'What comes by one key is worked in in its order, by one process at a time: it holds the row.',
    );
    table.string('id', ID).primary().comment('Of the key, or person');
  });
  await knex('intake_lanes').insert({ id: 'person' });
  await knex.schema.createTable('deliveries', table => {
    table.comment('What senders have posted, read, until it is worked in.');
    table.bigIncrements('id').primary();
    table.string('lane_id', ID).notNullable();
    table
      .string('kind', 20)
      .notNullable()
      .comment('alertmanager, grafana, events-v2, generic or person');
    table.string('body_hash', 64).notNullable().comment('Of the bytes');
    table.text('incoming_json', TEXT).notNullable();
    table.string('actor_ref', REF).comment('Who has paged by hand');
    table.bigInteger('received_at').notNullable();
    table.string('state', 10).notNullable().comment('waiting, done or dead');
    table.integer('attempts').notNullable().defaultTo(0);
    table.bigInteger('next_at').notNullable();
    table.text('problem');
    table.index(['state', 'lane_id', 'id'], 'deliveries_waiting_idx');
    table.index(['lane_id', 'body_hash', 'id'], 'deliveries_body_idx');
    table.index(['state', 'received_at'], 'deliveries_age_idx');
  });
}

/** @param {import('knex').Knex} knex */
async function createAlertTables(knex) {
  await knex.schema.createTable('alerts', table => {
    table.comment('Each as it is now; what happened is in timeline_entries.');
    table.string('id', ID).primary();
    table.string('lane_id', ID).notNullable();
    table.string('source_kind', 20).notNullable();
    table.string('source_title', 200).notNullable();
    table.string('group_key', 255).notNullable();
    table
      .string('target_key', REF)
      .notNullable()
      .comment('Entity or team it is for; empty where that is not known');
    table.string('entity_ref', REF);
    table.string('team_ref', REF);
    table.text('routed_by').comment('In words; why not, where it is unrouted');
    table.boolean('is_unrouted').notNullable();
    table
      .text('nearest_json')
      .comment('What it may be of, where it is unrouted');
    table.string('title', 255).notNullable();
    table.string('summary', 1024).notNullable();
    table.string('severity', 10).notNullable();
    table.integer('severity_rank').notNullable().comment('0 is the worst');
    table
      .string('state', 15)
      .notNullable()
      .comment('firing, acknowledged or resolved');
    table.integer('firing_count').notNullable();
    table.integer('instance_count').notNullable();
    table.integer('truncated').notNullable().defaultTo(0);
    table.integer('repeats').notNullable();
    table.text('labels_json', TEXT).notNullable().comment('Of all instances');
    table.text('annotations_json', TEXT).notNullable();
    table.text('links_json', TEXT).notNullable();
    table.bigInteger('started_at').notNullable();
    table.integer('clock_skew_ms').notNullable().defaultTo(0);
    table.bigInteger('opened_at').notNullable();
    table.bigInteger('last_seen_at').notNullable();
    table.bigInteger('acknowledged_at');
    table.string('acknowledged_by', REF);
    table.bigInteger('acknowledgement_ends_at');
    table.bigInteger('resolved_at');
    table
      .string('resolved_by', REF)
      .comment('source, silence-of-source, or a person');
    table.string('quiet_kind', 20).comment('snoozed, silenced, working-hours');
    table.bigInteger('quiet_until');
    table.string('quiet_by', REF);
    table.text('quiet_reason');
    table.string('policy_id', ID).comment('null for the built-in policy');
    table.string('policy_title', 200);
    table
      .text('rules_json', TEXT)
      .notNullable()
      .comment('Of the policy when it was opened: a change is for later ones');
    table.string('time_zone', 100).notNullable();
    table.text('helped');
    table.integer('revision').notNullable();
    table.index(['team_ref', 'state', 'resolved_at'], 'alerts_team_idx');
    table.index(['entity_ref', 'state', 'resolved_at'], 'alerts_entity_idx');
    table.index(['title', 'target_key', 'opened_at'], 'alerts_earlier_idx');
    table.index(['opened_at', 'id'], 'alerts_opened_idx');
    table.index(['resolved_at'], 'alerts_resolved_idx');
  });
  // In the order of lists, which knex cannot say.
  await knex.raw(
    'create index alerts_state_idx on alerts (state, severity_rank, opened_at desc, id desc)',
  );
  await uniqueWhere(
    knex,
    'alerts_open_uniq',
    'alerts (lane_id, group_key, target_key)',
    "state <> 'resolved'",
  );
  await knex.schema.createTable('alert_instances', table => {
    table.comment('The series of an alert.');
    table.bigIncrements('id').primary();
    table
      .string('alert_id', ID)
      .notNullable()
      .references('alerts.id')
      .onDelete('CASCADE');
    table.string('lane_id', ID).notNullable();
    table.string('dedup_key', 255).notNullable();
    table.string('state', 10).notNullable().comment('firing or resolved');
    table.string('summary', 1024).notNullable();
    table.string('severity', 10);
    table.text('labels_json', TEXT).notNullable();
    table.text('annotations_json', TEXT).notNullable();
    table.bigInteger('starts_at').comment('By the clock of the source');
    table.bigInteger('ends_at');
    table.bigInteger('first_seen_at').notNullable();
    table.bigInteger('last_seen_at').notNullable();
    table.bigInteger('resolved_at').comment('By our clock');
    table.integer('repeats').notNullable();
    table.index(['alert_id', 'state'], 'alert_instances_alert_idx');
    table.index(
      ['lane_id', 'dedup_key', 'resolved_at'],
      'alert_instances_key_idx',
    );
  });
  await uniqueWhere(
    knex,
    'alert_instances_open_uniq',
    'alert_instances (lane_id, dedup_key)',
    "state = 'firing'",
  );
  await knex.schema.createTable('timeline_entries', table => {
    table.comment('Everything that happened to alerts, append-only.');
    table.bigIncrements('id').primary();
    table
      .string('alert_id', ID)
      .notNullable()
      .references('alerts.id')
      .onDelete('CASCADE');
    table.bigInteger('at').notNullable();
    table.string('kind', 30).notNullable();
    table.string('actor_ref', REF);
    table.text('data_json').notNullable();
    table.index(['alert_id', 'id'], 'timeline_entries_alert_idx');
  });
}

/** @param {import('knex').Knex} knex */
async function createEscalation(knex) {
  await knex.schema.createTable('due_steps', table => {
    table.comment(
      'What is to happen to an alert and when. Done rows are removed with their alert.',
    );
    table.bigIncrements('id').primary();
    table
      .string('alert_id', ID)
      .notNullable()
      .references('alerts.id')
      .onDelete('CASCADE');
    table
      .string('kind', 20)
      .notNullable()
      .comment('escalate, acknowledgement-ends, snooze-ends or silence-ends');
    table
      .integer('round')
      .comment('Of a step of the policy; null for the fallback');
    table
      .integer('step')
      .comment(
        'null for the beginning, where its round is 0, and the fallback',
      );
    table.bigInteger('due_at').notNullable();
    table.string('state', 10).notNullable().comment('pending, done, cancelled');
    table
      .bigInteger('claimed_until')
      .notNullable()
      .defaultTo(0)
      .comment('A process that took it has it until then');
    table.bigInteger('done_at');
    table.index(['state', 'due_at', 'id'], 'due_steps_due_idx');
    table.index(['alert_id', 'state'], 'due_steps_alert_idx');
  });
  await uniqueWhere(
    knex,
    'due_steps_pending_uniq',
    'due_steps (alert_id, kind)',
    "state = 'pending'",
  );
  await knex.schema.createTable('pages', table => {
    table.comment('People, and channels that many read, that were paged.');
    table.string('id', ID).primary();
    table
      .string('alert_id', ID)
      .notNullable()
      .references('alerts.id')
      .onDelete('CASCADE');
    table.string('user_ref', REF).comment('null for a channel');
    table.string('channel', 60).comment('null for a person');
    table.string('via', 200).notNullable().comment('level 1, a group, by whom');
    table.string('paged_by', REF).comment('Who did it by hand');
    table.bigInteger('at').notNullable();
    table.index(['alert_id', 'at'], 'pages_alert_idx');
    table.index(['user_ref', 'at'], 'pages_user_idx');
  });
  await knex.schema.createTable('messages', table => {
    table.comment('What is sent to whom by which channel.');
    table
      .string('id', ID)
      .primary()
      .comment('The same at each attempt: others know it again by this');
    table.string('alert_id', ID).references('alerts.id').onDelete('CASCADE');
    table.string('page_id', ID).comment('null for news and tests');
    table.string('kind', 10).notNullable().comment('page, news or test');
    table.string('user_ref', REF);
    table.string('channel', 60).notNullable();
    table
      .string('state', 10)
      .notNullable()
      .comment('waiting, sent, cancelled, failed');
    table.bigInteger('due_at').notNullable();
    table.integer('attempts').notNullable().defaultTo(0);
    table.bigInteger('claimed_until').notNullable().defaultTo(0);
    table.bigInteger('sent_at');
    table.string('reference', 200).comment('What the other side calls it');
    table.text('problem');
    table.bigInteger('created_at').notNullable();
    table.index(['state', 'due_at', 'id'], 'messages_due_idx');
    table.index(['alert_id', 'state'], 'messages_alert_idx');
    table.index(['page_id'], 'messages_page_idx');
  });
}

/** @param {import('knex').Knex} knex */
async function createRules(knex) {
  await knex.schema.createTable('policies', table => {
    table.comment('Who is paged in which order.');
    table.string('id', ID).primary();
    table.string('title', 200).notNullable();
    table.string('team_ref', REF).notNullable();
    table.boolean('is_team_default').notNullable();
    table.text('entity_refs_json', TEXT).notNullable();
    table.text('rules_json', TEXT).notNullable();
    table.integer('revision').notNullable();
    table.string('updated_by', REF).notNullable();
    table.bigInteger('updated_at').notNullable();
    table.index(['team_ref'], 'policies_team_idx');
  });
  await uniqueWhere(
    knex,
    'policies_default_uniq',
    'policies (team_ref)',
    'is_team_default',
  );
  await knex.schema.createTable('silences', table => {
    table.comment('Alerts that page nobody for a while, and why.');
    table.string('id', ID).primary();
    table.text('matchers_json', TEXT).notNullable();
    table.text('entity_refs_json', TEXT).notNullable();
    table.string('team_ref', REF);
    table.bigInteger('starts_at').notNullable();
    table.bigInteger('ends_at').notNullable();
    table.text('reason').notNullable();
    table.string('created_by', REF).notNullable();
    table.bigInteger('created_at').notNullable();
    table.index(['ends_at'], 'silences_end_idx');
  });
  await knex.schema.createTable('remembered_routes', table => {
    table.comment(
      'Where people have said that alerts with these labels belong.',
    );
    table.string('id', ID).primary();
    table.string('lane_id', ID).comment('Only of this key; null for all');
    table.text('matchers_json', TEXT).notNullable();
    table.string('target_ref', REF).notNullable();
    table.string('created_by', REF).notNullable();
    table.bigInteger('created_at').notNullable();
  });
  await knex.schema.createTable('personal_rules', table => {
    table.comment('How people want to be told.');
    table.string('user_ref', REF).primary();
    table.text('rules_json', TEXT).notNullable();
    table.bigInteger('updated_at').notNullable();
  });
  await knex.schema.createTable('outbox', table => {
    table.comment('Events to be published after what they tell of is kept.');
    table.bigIncrements('id').primary();
    table.string('topic', 60).notNullable();
    table.text('payload_json', TEXT).notNullable();
    table.bigInteger('claimed_until').notNullable().defaultTo(0);
    table.integer('attempts').notNullable().defaultTo(0);
  });
}

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await createIntake(knex);
  await createAlertTables(knex);
  await createEscalation(knex);
  await createRules(knex);
};

const TABLES = [
  'outbox',
  'personal_rules',
  'remembered_routes',
  'silences',
  'policies',
  'messages',
  'pages',
  'due_steps',
  'timeline_entries',
  'alert_instances',
  'alerts',
  'deliveries',
  'intake_lanes',
  'routing_secrets',
  'routing_keys',
];

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  for (const table of TABLES) await knex.schema.dropTable(table);
};
