import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { testMigrations } from '@internal/test-kit';

const of = { pipeline_id: 1, build_external_id: '17', attempt: 1 };
const times = { start_is_estimate: false, finish_is_estimate: false };
const order = { rank: 2, reported_at: 0, fingerprint: 'f' };

/** A row of each table, by the migration that makes it; parents first. */
const rows: Record<string, [table: string, row: object][]> = {
  create_builds: [
    [
      'deliveries',
      {
        source_id: 'ci',
        delivery_key: 'k',
        kind: 'push',
        body: '{}',
        state: 'waiting',
        received_at: 0,
        next_at: 0,
      },
    ],
    ['pipelines', { source_id: 'ci', key: 'p', name: 'P', reported_at: 0 }],
    [
      'builds',
      {
        pipeline_id: 1,
        external_id: '17',
        attempt: 1,
        state: 'finished',
        outcome: 'success',
        is_trunk: true,
        trigger: 'push',
        finished_at: 1_000,
        ordered_at: 0,
        ...times,
        finish_is_estimate: true,
        ...order,
      },
    ],
    [
      'jobs',
      {
        ...of,
        external_id: 'j',
        name: 'unit',
        state: 'finished',
        is_soft_failure: false,
        is_infrastructure: false,
        is_superseded: false,
        ...times,
        ...order,
      },
    ],
  ],
  create_poll_scopes: [
    [
      'poll_scopes',
      {
        source_id: 'ci',
        scope: 'org/ledger',
        state_json: '{}',
        is_backfilled: false,
        next_at: 0,
        failures: 0,
      },
    ],
  ],
  create_rollups: [
    ['pipeline_days', { pipeline_id: 1, day: 1, outcomes_json: '{}' }],
    [
      'trunk_episodes',
      { pipeline_id: 1, kind: 'red', started_at: 1, first_red_id: '17' },
    ],
    [
      'pipeline_states',
      { pipeline_id: 1, state: 'red', is_since_ever: true, revision: 1 },
    ],
  ],
  create_tests: [
    [
      'tests',
      {
        pipeline_id: 1,
        identity: 'i',
        suite_path: '[]',
        name: 'adds',
        first_seen_at: 0,
        last_seen_at: 0,
      },
    ],
    [
      'test_sets',
      {
        pipeline_id: 1,
        hash: 'h',
        size: 1,
        ids: Buffer.from([0, 255]),
        first_seen_at: 0,
      },
    ],
    [
      'test_reports',
      {
        ...of,
        name: 'unit',
        fingerprint: 'f',
        set_id: 1,
        passed: 1,
        failed: 0,
        errored: 0,
        skipped: 0,
        first_failed: 0,
        at: 0,
      },
    ],
    [
      'test_exceptions',
      {
        report_id: 1,
        test_id: 1,
        first_outcome: 'failed',
        outcome: 'passed',
        tries: 2,
      },
    ],
    [
      'test_quarantines',
      {
        test_id: 1,
        owner_ref: 'group:default/payments',
        reason: 'a clock',
        created_by: 'user:default/ana',
        created_at: 0,
        expires_at: 1,
      },
    ],
    ['test_evaluations', { pipeline_id: 1, changed_at: 0, evaluated_at: 0 }],
  ],
};

describe('migrations', () => {
  testMigrations({
    directory: resolvePackagePath(
      '@callboard/backstage-plugin-build-health-backend',
      'migrations',
    ),
    insertRows: async (knex, migration) => {
      const made = rows[migration.replace(/^\d+_/, '')] ?? [];
      for (const [table, row] of made) await knex(table).insert(row);
    },
    verify: async knex => {
      for (const [table] of rows.create_builds) {
        expect(await knex(table)).toHaveLength(1);
      }
      // An estimate of before may be mended; a finish that is known counts more.
      const [build] = await knex('builds');
      expect([Number(build.success_estimate), build.rank]).toEqual([1_000, 2]);
      expect(await knex('jobs')).toMatchObject([{ rank: 3 }]);
      // Days of builds of before are worked out first thing.
      expect(await knex('dirty_days')).toMatchObject([
        { pipeline_id: 1, day: 0 },
      ]);
      // What was there before has its builds to be worked in first.
      expect(await knex('deliveries')).toMatchObject([{ stage: 'builds' }]);
    },
  });
});
