// @ts-check

const { randomBytes } = require('node:crypto');

/** @typedef {import('knex').Knex} Knex */

const INSTANT = 'Milliseconds since 1970 in UTC';
const SEQ = 'Number of the change that wrote this row';
const CAUSE = 'ChangeCause as JSON';

/** @param {Knex} knex */
async function createCounters(knex) {
  await knex.schema.createTable('counters', table => {
    table.comment(
      'One order of changes. Whoever changes what is followed raises `changes` first, within the transaction: the lock on the row has changes committed in the order of their numbers, so that who asks for later numbers than the last one misses none. A sequence would give numbers that commit out of order. `providers` counts changes of what providers say of the age of facts.',
    );
    table.string('name', 20).primary();
    table.bigInteger('value').notNullable();
  });
  await knex('counters').insert([
    { name: 'changes', value: 0 },
    { name: 'providers', value: 0 },
  ]);
}

/** @param {Knex} knex */
async function createEntities(knex) {
  await knex.schema.createTable('entities', table => {
    table.comment('What scorecards keep of each entity of the catalog');
    table.string('entity_ref', 400).primary();
    table.string('owner_ref', 400).comment('null: nobody owns it');
    table.string('kind', 100).notNullable().comment('Lower case');
    table.string('title', 500);
    table
      .text('head_json')
      .notNullable()
      .comment('What lists and filters need of it besides the columns');
    table
      .string('etag', 200)
      .notNullable()
      .comment('Of the catalog, as of this row');
    table
      .bigInteger('gone_at')
      .comment(
        `${INSTANT}: since then the catalog has it no more; the row stays for a while, so that each process hears of it`,
      );
    table.bigInteger('seq').notNullable().comment(SEQ);
    table.index(['seq', 'entity_ref'], 'entities_seq_idx');
    table.index('gone_at', 'entities_gone_at_idx');
  });
}

/** @param {Knex} knex */
async function createFacts(knex) {
  await knex.schema.createTable('facts', table => {
    table.comment(
      'What is known of an entity by one provider. Written when something is other: that the same was seen again is said by the run.',
    );
    table.string('entity_ref', 400).notNullable();
    table.string('provider_id', 100).notNullable();
    table
      .text('facts_json')
      .notNullable()
      .comment(
        'By bare name: v value, m why there is none, or u why it cannot be told; s since when; o observed at, where it has a time of its own; e evidence',
      );
    table
      .bigInteger('observed_at')
      .notNullable()
      .comment(
        `${INSTANT}: facts without a time of their own were so then, and at the last run that went well unless held`,
      );
    table
      .bigInteger('run_id')
      .comment('That last wrote it; null where none did');
    table
      .bigInteger('held_run_id')
      .comment(
        'Set while the entity cannot be read: the last run that could, whose time is observed_at',
      );
    table.bigInteger('seq').notNullable().comment(SEQ);
    table.primary(['entity_ref', 'provider_id']);
    table.index(['seq', 'entity_ref', 'provider_id'], 'facts_seq_idx');
  });
  await knex.schema.createTable('fact_changes', table => {
    table.comment('Facts whose value changed; only added to');
    table.bigIncrements('id').primary();
    table.string('entity_ref', 400).notNullable();
    table.string('fact', 201).notNullable().comment('provider/name');
    table.text('from_json').notNullable().comment('v, m or u, as in facts');
    table.text('to_json').notNullable();
    table.bigInteger('changed_at').notNullable().comment(INSTANT);
    table.bigInteger('run_id');
    table.bigInteger('seq').notNullable().comment(SEQ);
    table.index(['entity_ref', 'fact', 'id'], 'fact_changes_fact_idx');
    table.index(['changed_at', 'id'], 'fact_changes_changed_at_idx');
  });
}

/** @param {Knex} knex */
async function createRuns(knex) {
  await knex.schema.createTable('runs', table => {
    table.comment('Runs of collectors, one for each time they read');
    table.bigIncrements('id').primary();
    table.string('provider_id', 100).notNullable();
    table.bigInteger('started_at').notNullable().comment(INSTANT);
    table.bigInteger('finished_at').comment(INSTANT);
    table
      .string('state', 10)
      .notNullable()
      .comment('running, ok, partial, failed or aborted');
    table.integer('entities').notNullable().defaultTo(0);
    table
      .integer('changed')
      .notNullable()
      .defaultTo(0)
      .comment('Entities of which a fact was new or other');
    table
      .integer('failed')
      .notNullable()
      .defaultTo(0)
      .comment('Entities that could not be read');
    table.text('error').comment('The first one, for people');
    table.index(['provider_id', 'id'], 'runs_provider_idx');
    table.index(['started_at', 'id'], 'runs_started_at_idx');
  });
  await knex.schema.createTable('providers', table => {
    table.comment('Where facts come from');
    table.string('provider_id', 100).primary();
    table.string('kind', 10).notNullable().comment('pull, push or sign-off');
    table.bigInteger('last_run_id');
    table
      .bigInteger('last_ok_run_id')
      .comment('That read what it could: ok or partial');
    table
      .bigInteger('last_ok_at')
      .comment(`${INSTANT}: when that one began, and facts were so`);
    table
      .bigInteger('silent_since')
      .comment(`${INSTANT}: its results are frozen; null while it is heard of`);
    table
      .bigInteger('wanted_at')
      .comment(`${INSTANT}: somebody asked for a run that has not begun yet`);
  });
}

/** @param {Knex} knex */
async function createResults(knex) {
  await knex.schema.createTable('checks', table => {
    table.comment(
      'Small numbers of checks, for good: rows are never removed, numbers never used again',
    );
    table.increments('number').primary();
    table.string('check_id', 201).notNullable().comment('scorecard/check');
    table.unique(['check_id'], { indexName: 'checks_check_id_uniq' });
  });
  await knex.schema.createTable('scorecards', table => {
    table.comment('Small numbers of scorecards, for good');
    table.increments('number').primary();
    table.string('scorecard_id', 100).notNullable();
    table.unique(['scorecard_id'], { indexName: 'scorecards_id_uniq' });
  });
  await knex.schema.createTable('results', table => {
    table.comment('All states and levels of an entity, packed by the engine');
    table.string('entity_ref', 400).primary();
    table
      .bigInteger('revision')
      .notNullable()
      .comment('Who writes the next one names the one it is made from');
    table
      .bigInteger('facts_seq')
      .notNullable()
      .comment('The last change of facts that is in it');
    table
      .bigInteger('rules_seq')
      .notNullable()
      .comment('The last change of documents that is in it');
    table.text('packed_json').notNullable();
    table.bigInteger('seq').notNullable().comment(SEQ);
    table.index(['seq', 'entity_ref'], 'results_seq_idx');
  });
}

/** @param {Knex} knex */
async function createResultChanges(knex) {
  await knex.schema.createTable('result_changes', table => {
    table.comment('States of checks that changed; only added to');
    table.bigIncrements('id').primary();
    table.string('entity_ref', 400).notNullable();
    table.integer('check_number').notNullable();
    table
      .integer('from_state')
      .comment('As the engine numbers states; null: there was none');
    table.integer('to_state').comment('null: there is none any more');
    table
      .bigInteger('from_since')
      .comment(`${INSTANT}: since when it was in the state that it left`);
    table.bigInteger('changed_at').notNullable().comment(INSTANT);
    table.text('cause_json').notNullable().comment(CAUSE);
    table.bigInteger('seq').notNullable().comment(SEQ);
    table.index(
      ['entity_ref', 'check_number', 'id'],
      'result_changes_entity_idx',
    );
    table.index(
      ['check_number', 'changed_at', 'id'],
      'result_changes_check_idx',
    );
    table.index(['changed_at', 'id'], 'result_changes_changed_at_idx');
  });
  await knex.schema.createTable('level_changes', table => {
    table.comment('Levels of entities that changed; only added to');
    table.bigIncrements('id').primary();
    table.string('entity_ref', 400).notNullable();
    table.integer('scorecard_number').notNullable();
    table
      .integer('version')
      .notNullable()
      .comment('Of the scorecard that the new level is by');
    table
      .string('from_level', 100)
      .comment(
        'Id; empty: the first was not reached; null: the scorecard was not about it',
      );
    table.string('to_level', 100);
    table.bigInteger('from_since').comment(INSTANT);
    table.bigInteger('changed_at').notNullable().comment(INSTANT);
    table.text('cause_json').notNullable().comment(CAUSE);
    table.bigInteger('seq').notNullable().comment(SEQ);
    table.index(
      ['entity_ref', 'scorecard_number', 'id'],
      'level_changes_entity_idx',
    );
    table.index(
      ['scorecard_number', 'changed_at'],
      'level_changes_scorecard_idx',
    );
    table.index(['changed_at', 'id'], 'level_changes_changed_at_idx');
  });
}

/** @param {Knex} knex */
async function createDocuments(knex) {
  await knex.schema.createTable('documents', table => {
    table.comment('Scorecards, standards, sets of facts and campaigns');
    table.string('kind', 20).notNullable();
    table.string('document_id', 100).notNullable();
    table.string('origin', 10).notNullable().comment('portal or git');
    table.text('path').comment('Of the file in git; then only git changes it');
    table.integer('active_version');
    table.integer('draft_version');
    table
      .bigInteger('seq')
      .notNullable()
      .comment('Number of the change of what is in force; 0: nothing ever was');
    table.primary(['kind', 'document_id']);
  });
  await knex.schema.createTable('document_versions', table => {
    table.comment('Versions of documents; only drafts are ever changed');
    table.string('kind', 20).notNullable();
    table.string('document_id', 100).notNullable();
    table.integer('version').notNullable();
    table
      .string('state', 10)
      .notNullable()
      .comment('draft, scheduled, active or retired');
    table.string('title', 500).notNullable();
    table.text('text', 'mediumtext').notNullable().comment('As it was written');
    table.text('document_json', 'mediumtext').notNullable();
    table
      .string('created_by', 400)
      .comment('Who last saved it; null for what came from git');
    table.bigInteger('created_at').notNullable().comment(INSTANT);
    table
      .bigInteger('active_from')
      .comment(`${INSTANT}: when a scheduled one becomes active`);
    table.bigInteger('activated_at').comment(INSTANT);
    table.bigInteger('retired_at').comment(INSTANT);
    table.text('note').comment('Of who published it');
    table.string('hash', 64).notNullable().comment('SHA-256 of the text');
    table.primary(['kind', 'document_id', 'version']);
    table.index(['state', 'active_from'], 'document_versions_state_idx');
  });
}

/** @param {Knex} knex */
async function createExemptions(knex) {
  await knex.schema.createTable('exemptions', table => {
    table.comment('Leave to miss a check, or a whole scorecard, for a while');
    table.string('id', 36).primary();
    table.string('entity_ref', 400).notNullable();
    table.integer('check_number').comment('null: of a whole scorecard');
    table.integer('scorecard_number').comment('null: of one check');
    table
      .string('open_key', 420)
      .comment(
        'Entity and what it is of while it is requested or approved, else null: there is one at most',
      );
    table.text('reason').notNullable();
    table.text('ticket');
    table.string('requested_by', 400).notNullable();
    table.bigInteger('requested_at').notNullable().comment(INSTANT);
    table.bigInteger('until').notNullable().comment(INSTANT);
    table
      .string('state', 10)
      .notNullable()
      .comment('requested, approved, refused, revoked or ended');
    table.string('decided_by', 400);
    table.bigInteger('decided_at').comment(INSTANT);
    table.text('decision_note');
    table.bigInteger('ended_at').comment(INSTANT);
    table
      .string('ended_by', 400)
      .comment('Who revoked it; null when it ended by itself');
    table.bigInteger('seq').notNullable().comment(SEQ);
    table.unique(['open_key'], { indexName: 'exemptions_open_key_uniq' });
    table.index(['seq', 'id'], 'exemptions_seq_idx');
    table.index('entity_ref', 'exemptions_entity_ref_idx');
    table.index(['state', 'until'], 'exemptions_state_until_idx');
  });
}

/** @param {Knex} knex */
async function createSignOffs(knex) {
  await knex.schema.createTable('sign_offs', table => {
    table.comment('Facts that people have stated; the fact is in facts too');
    table.string('id', 36).primary();
    table.string('entity_ref', 400).notNullable();
    table.string('fact', 201).notNullable().comment('provider/name');
    table.text('value_json').notNullable();
    table.text('evidence_url');
    table.text('note');
    table.string('signed_by', 400).notNullable();
    table.bigInteger('signed_at').notNullable().comment(INSTANT);
    table.bigInteger('until').notNullable().comment(INSTANT);
    table
      .bigInteger('ended_at')
      .comment(
        `${INSTANT}: it counts no more, as its time is over or a later one is there`,
      );
    table.string('revoked_by', 400);
    table.bigInteger('revoked_at').comment(INSTANT);
    table.index(['entity_ref', 'fact'], 'sign_offs_fact_idx');
    table.index('until', 'sign_offs_until_idx');
  });
  await knex.schema.createTable('acknowledgements', table => {
    table.comment('Versions of standards that teams say they have read');
    table.string('standard_id', 100).notNullable();
    table.integer('version').notNullable();
    table.string('team_ref', 400).notNullable();
    table.string('acknowledged_by', 400).notNullable();
    table.bigInteger('acknowledged_at').notNullable().comment(INSTANT);
    table.primary(['standard_id', 'version', 'team_ref']);
    table.index('team_ref', 'acknowledgements_team_ref_idx');
  });
  await knex.schema.createTable('push_tokens', table => {
    table.comment('Tokens that facts are pushed with; not the tokens itself');
    table.string('id', 36).primary();
    table.string('provider_id', 100).notNullable();
    table.string('title', 200).notNullable();
    table.string('hash', 64).notNullable().comment('SHA-256 of the token');
    table.text('scope_json').notNullable().comment('What it may write');
    table.string('created_by', 400).notNullable();
    table.bigInteger('created_at').notNullable().comment(INSTANT);
    table.bigInteger('last_used_at').comment(`${INSTANT}, to the hour or so`);
    table.bigInteger('revoked_at').comment(INSTANT);
    table.bigInteger('expires_at').comment(INSTANT);
    table.unique(['hash'], { indexName: 'push_tokens_hash_uniq' });
  });
}

/** @param {Knex} knex */
async function createCampaigns(knex) {
  await knex.schema.createTable('campaign_items', table => {
    table.comment('Entities that are in the scope of a campaign now');
    table.string('campaign_id', 100).notNullable();
    table.string('entity_ref', 400).notNullable();
    table.string('state', 10).notNullable().comment('open or done');
    table.bigInteger('since').notNullable().comment(INSTANT);
    table.primary(['campaign_id', 'entity_ref']);
    table.index('entity_ref', 'campaign_items_entity_ref_idx');
  });
  await knex.schema.createTable('campaign_scope_changes', table => {
    table.comment(
      'How the scope of campaigns and what is done in it moved; only added to, and kept as long as the campaign',
    );
    table.bigIncrements('id').primary();
    table.string('campaign_id', 100).notNullable();
    table.string('entity_ref', 400).notNullable();
    table
      .string('change', 10)
      .notNullable()
      .comment('joined, left, done or undone');
    table.bigInteger('at').notNullable().comment(INSTANT);
    table.text('cause_json').notNullable().comment(CAUSE);
    table.index(['campaign_id', 'id'], 'campaign_scope_changes_campaign_idx');
    table.index('entity_ref', 'campaign_scope_changes_entity_ref_idx');
  });
}

/** @param {Knex} knex */
async function createNotices(knex) {
  await knex.schema.createTable('campaign_reminders', table => {
    table.comment('Teams that were reminded of campaigns');
    table.string('campaign_id', 100).notNullable();
    table.string('team_ref', 400).notNullable();
    table
      .string('occasion', 40)
      .notNullable()
      .comment('A day and how many days before, or when somebody asked for it');
    table
      .string('day', 10)
      .comment('The day that came near; null: somebody asked for it');
    table.bigInteger('reminded_at').notNullable().comment(INSTANT);
    table.primary(['campaign_id', 'team_ref', 'occasion']);
    table.index('reminded_at', 'campaign_reminders_reminded_at_idx');
  });
  await knex.schema.createTable('notices', table => {
    table.comment(
      'What people were told at once. A row is there before it is told: of two processes one tells it, and after a crash another does.',
    );
    table
      .string('scope', 500)
      .primary()
      .comment('Of the notification: who is told again has that in its place');
    table
      .bigInteger('version')
      .notNullable()
      .comment('Of what is told; a higher one is told again');
    table
      .bigInteger('claimed_until')
      .notNullable()
      .comment(`${INSTANT}: until then one process is telling it`);
    table.bigInteger('told_at').comment(`${INSTANT}; null while it is told`);
    table.index('claimed_until', 'notices_claimed_until_idx');
  });
  await knex.schema.createTable('digests', table => {
    table.comment('The last weekly digest of each team');
    table.string('owner_ref', 400).primary();
    table.string('week', 16).notNullable().comment('ISO week, as in 2026-W48');
    table.bigInteger('sent_at').comment(`${INSTANT}; null while it is sent`);
    table
      .bigInteger('claimed_until')
      .notNullable()
      .comment(`${INSTANT}: until then one process is sending it`);
  });
}

/** @param {Knex} knex */
async function createEvents(knex) {
  await knex.schema.createTable('event_marks', table => {
    table.comment('How far changes were told to other plugins, and who does');
    table
      .string('stream', 20)
      .primary()
      .comment('levels, documents or exemptions');
    table
      .bigInteger('told_up_to')
      .notNullable()
      .comment('Id of level_changes; or number of the change');
    table.string('held_by', 36).notNullable().comment('Process that tells');
    table
      .bigInteger('held_until')
      .notNullable()
      .comment(`${INSTANT}: from then on another may tell`);
  });
  await knex('event_marks').insert(
    ['levels', 'documents', 'exemptions'].map(stream => ({
      stream,
      told_up_to: 0,
      held_by: '',
      held_until: 0,
    })),
  );
  await knex.schema.createTable('secrets', table => {
    table.comment('Random texts that all processes share; none leaves here');
    table.string('name', 50).primary();
    table.string('value', 100).notNullable();
  });
  await knex('secrets').insert({
    name: 'entity-ids',
    value: randomBytes(32).toString('base64url'),
  });
}

/** @param {Knex} knex */
async function createPasts(knex) {
  await knex.schema.createTable('pasts', table => {
    table.comment(
      'One row: how far what a module tells of the time before was taken in, and who does it',
    );
    table.integer('id').primary();
    table
      .bigInteger('told_up_to')
      .comment(`${INSTANT}; null: it was not begun, 0: no moment was taken`);
    table.string('held_by', 36).notNullable().comment('Process that does it');
    table
      .bigInteger('held_until')
      .notNullable()
      .comment(`${INSTANT}: from then on another may go on`);
    table.bigInteger('ended_at').comment(INSTANT);
  });
  await knex('pasts').insert({ id: 1, held_by: '', held_until: 0 });
}

/** @param {Knex} knex */
exports.up = async function up(knex) {
  await createCounters(knex);
  await createEntities(knex);
  await createFacts(knex);
  await createRuns(knex);
  await createResults(knex);
  await createResultChanges(knex);
  await createDocuments(knex);
  await createExemptions(knex);
  await createSignOffs(knex);
  await createCampaigns(knex);
  await createEvents(knex);
  await createNotices(knex);
  await createPasts(knex);
};

/** @param {Knex} knex */
exports.down = async function down(knex) {
  for (const table of [
    'pasts',
    'secrets',
    'event_marks',
    'digests',
    'notices',
    'campaign_reminders',
    'campaign_scope_changes',
    'campaign_items',
    'push_tokens',
    'acknowledgements',
    'sign_offs',
    'exemptions',
    'document_versions',
    'documents',
    'level_changes',
    'result_changes',
    'results',
    'scorecards',
    'checks',
    'providers',
    'runs',
    'fact_changes',
    'facts',
    'entities',
    'counters',
  ]) {
    await knex.schema.dropTable(table);
  }
};
