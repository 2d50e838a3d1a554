import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { testMigrations } from '@internal/test-kit';

const of = { entity_ref: 'component:default/ledger', seq: 1 };
const change = { changed_at: 0, cause_json: '{"kind":"catalog"}' };
const by = 'user:default/ana';

/** A row of each table, by the migration that makes it. */
const rows: Record<string, [table: string, row: object][]> = {
  create_tables: [
    ['counters', { name: 'other', value: 0 }],
    [
      'event_marks',
      { stream: 'other', told_up_to: 1, held_by: 'a', held_until: 0 },
    ],
    ['secrets', { name: 'other', value: 'a' }],
    ['entities', { ...of, kind: 'component', head_json: '{}', etag: 'e' }],
    [
      'facts',
      { ...of, provider_id: 'oncall', facts_json: '{}', observed_at: 0 },
    ],
    [
      'fact_changes',
      {
        ...of,
        fact: 'oncall/size',
        from_json: '{"v":1}',
        to_json: '{"v":2}',
        changed_at: 0,
      },
    ],
    ['runs', { provider_id: 'oncall', started_at: 0, state: 'running' }],
    ['providers', { provider_id: 'oncall', kind: 'pull', last_run_id: 1 }],
    ['checks', { check_id: 'production/owner' }],
    ['scorecards', { scorecard_id: 'production' }],
    [
      'results',
      { ...of, revision: 1, facts_seq: 1, rules_seq: 1, packed_json: '{}' },
    ],
    ['result_changes', { ...of, ...change, check_number: 1, to_state: 2 }],
    [
      'level_changes',
      { ...of, ...change, scorecard_number: 1, version: 1, to_level: '' },
    ],
    [
      'documents',
      {
        kind: 'Scorecard',
        document_id: 'production',
        origin: 'portal',
        active_version: 1,
        seq: 1,
      },
    ],
    [
      'document_versions',
      {
        kind: 'Scorecard',
        document_id: 'production',
        version: 1,
        state: 'active',
        title: 'Production readiness',
        text: 'kind: Scorecard',
        document_json: '{}',
        created_by: by,
        created_at: 0,
        hash: 'h',
      },
    ],
    [
      'exemptions',
      {
        ...of,
        id: 'x1',
        check_number: 1,
        open_key: 'k',
        reason: 'moves soon',
        requested_by: by,
        requested_at: 0,
        until: 1,
        state: 'requested',
      },
    ],
    [
      'sign_offs',
      {
        id: 's1',
        entity_ref: of.entity_ref,
        fact: 'audit/passed',
        value_json: 'true',
        signed_by: by,
        signed_at: 0,
        until: 1,
      },
    ],
    [
      'acknowledgements',
      {
        standard_id: 'on-call',
        version: 1,
        team_ref: 'group:default/ledger',
        acknowledged_by: by,
        acknowledged_at: 0,
      },
    ],
    [
      'push_tokens',
      {
        id: 't1',
        provider_id: 'ci',
        title: 'CI',
        hash: 'h',
        scope_json: '{}',
        created_by: by,
        created_at: 0,
      },
    ],
    [
      'campaign_items',
      {
        campaign_id: 'java',
        entity_ref: of.entity_ref,
        state: 'open',
        since: 0,
      },
    ],
    [
      'campaign_scope_changes',
      {
        campaign_id: 'java',
        entity_ref: of.entity_ref,
        change: 'joined',
        at: 0,
        cause_json: '{}',
      },
    ],
    [
      'campaign_reminders',
      {
        campaign_id: 'java',
        team_ref: 'group:default/ledger',
        occasion: '2026-12-31 14',
        day: '2026-12-31',
        reminded_at: 0,
      },
    ],
    ['notices', { scope: 's', version: 1, claimed_until: 0 }],
    [
      'digests',
      { owner_ref: 'group:default/ledger', week: '2026-W48', claimed_until: 0 },
    ],
  ],
};

describe('migrations', () => {
  testMigrations({
    directory: resolvePackagePath(
      '@callboard/backstage-plugin-scorecards-backend',
      'migrations',
    ),
    insertRows: async (knex, migration) => {
      const made = rows[migration.replace(/^\d+_/, '')] ?? [];
      for (const [table, row] of made) await knex(table).insert(row);
    },
    verify: async knex => {
      const [{ value }] = await knex('counters').where({ name: 'changes' });
      if (Number(value) !== 0) throw new Error('Changes begin with 1');
      for (const [table] of rows.create_tables) {
        if (!(await knex(table).first())) throw new Error(`${table} is empty`);
      }
    },
  });
});
