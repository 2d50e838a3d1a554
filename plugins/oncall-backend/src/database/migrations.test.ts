import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { eachDatabase, testMigrations } from '@internal/test-kit';
import type { Knex } from 'knex';

const LEDGER = 'group:default/ledger';
const ANA = 'user:default/ana';
const of = { schedule_id: 's1' };
const source = { source_id: 'pagerduty' };

/** A row of each table, by the migration that makes it; parents first. */
const rows: Record<string, [table: string, row: object][]> = {
  create_schedules: [
    [
      'schedules',
      {
        id: 's1',
        name: 'Ledger primary',
        team_ref: LEDGER,
        level: 1,
        revision: 1,
        created_at: 0,
      },
    ],
    [
      'versions',
      { ...of, number: 1, version_json: '{}', created_by: ANA, created_at: 0 },
    ],
    [
      'overrides',
      {
        ...of,
        id: 'o1',
        starts_at: 0,
        ends_at: 1,
        override_json: '{}',
        created_by: ANA,
        created_at: 0,
      },
    ],
    [
      'changes',
      {
        ...of,
        kind: 'created',
        details_json: '{}',
        changed_by: ANA,
        changed_at: 0,
      },
    ],
  ],
  create_watch: [
    [
      'watched_schedules',
      { ...of, step: 1, change_sequence: 0, seen_json: '{}', state_json: '{}' },
    ],
    ['messages', { kind: 'event', payload_json: '{}', expires_at: 0 }],
  ],
  create_calendars: [
    [
      'calendar_links',
      {
        id: 'l1',
        token_hash: 'h',
        kind: 'team',
        target: LEDGER,
        owner_ref: ANA,
        created_at: 0,
      },
    ],
    [
      'calendar_publications',
      {
        ...of,
        team_ref: LEDGER,
        name: 'Ledger primary',
        revision: 1,
        day: 1,
        named_at: 0,
      },
    ],
    [
      'calendar_events',
      {
        ...of,
        uid: 'u1',
        starts_at: 0,
        ends_at: 1,
        user_refs_json: '[]',
        summary: '',
        sequence: 0,
        cancelled: false,
        created_at: 0,
        modified_at: 0,
      },
    ],
    ['calendar_event_people', { user_ref: ANA, uid: 'u1' }],
  ],
  create_sources: [
    ['sources', { ...source, revision: 1 }],
    [
      'source_plans',
      {
        ...source,
        plan_id: 'p1',
        levels_json: '[]',
        known_from: 0,
        known_until: 1,
        read_at: 0,
      },
    ],
    ['source_keys', { ...source, key: 'policy:P1', plan_id: 'p1' }],
  ],
  create_calendar_moves: [
    ['calendar_moves', { ...of, team_ref: LEDGER, moved_at: 0 }],
  ],
  create_watched_services: [
    [
      'watched_services',
      { entity_ref: 'component:default/api', team_ref: LEDGER },
    ],
    ['service_watch', { id: 1, step: 1 }],
  ],
};

async function tablesOf(knex: Knex): Promise<string[]> {
  const names: string[] =
    knex.client.config.client === 'pg'
      ? await knex('information_schema.tables')
          .where('table_schema', 'public')
          .pluck('table_name')
      : await knex('sqlite_master').where('type', 'table').pluck('name');
  return names.filter(name => !/^(knex|sqlite)_/.test(name));
}

const directory = resolvePackagePath(
  '@callboard/backstage-plugin-oncall-backend',
  'migrations',
);

describe('migrations', () => {
  eachDatabase(
    createDatabase => {
      it('leave what there is when deleted schedules are kept from now on, and only that when no more', async () => {
        const knex = await createDatabase();
        const insert = async (id: string) => {
          for (const [table, row] of rows.create_schedules) {
            await knex(table).insert({
              ...row,
              ...('schedule_id' in row ? { schedule_id: id } : {}),
              ...('id' in row ? { id } : {}),
            });
          }
        };
        const idsIn = async (table: string, column: string) =>
          (await knex(table).pluck(column)).sort();
        for (;;) {
          const [, [applied]] = await knex.migrate.up({ directory });
          if (applied.includes('create_watched_services')) break;
        }
        await insert('old');
        await knex.migrate.up({ directory });
        expect(await knex('schedules').select()).toEqual([
          expect.objectContaining({ deleted_at: null, deleted_by: null }),
        ]);
        await insert('gone');
        const gone = { deleted_at: 1, deleted_by: ANA };
        await knex('schedules').where({ id: 'gone' }).update(gone);
        await knex.migrate.down({ directory });
        expect(await idsIn('schedules', 'id')).toEqual(['old']);
        for (const table of ['versions', 'overrides', 'changes']) {
          expect(await idsIn(table, 'schedule_id')).toEqual(['old']);
        }
      });
    },
    { isEmpty: true },
  );

  testMigrations({
    directory,
    insertRows: async (knex, migration) => {
      const made = rows[migration.replace(/^\d+_/, '')] ?? [];
      for (const [table, row] of made) await knex(table).insert(row);
    },
    verify: async knex => {
      for (const table of await tablesOf(knex)) {
        expect([table, await knex(table).select()]).toEqual([
          table,
          [expect.anything()],
        ]);
      }
    },
  });
});
