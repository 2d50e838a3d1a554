import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { testMigrations } from '@internal/test-kit';
import { toAlertRow } from './alertRows';
import { toInstanceValues } from './instanceRows';
import { newAlert, newInstance } from '../lifecycle/newRecords';
import { delivery, event, routed } from '../lifecycle/__testUtils__/deliveries';

const trigger = event('trigger', 'a');
const posted = delivery([trigger]);
const alert = newAlert(trigger, posted, {
  ...{ id: 'alert-1', sourceTitle: 'alertmanager-eu', routed: routed() },
});
// A later migration adds it.
const { named_ref: namedRef, ...alertRow } = toAlertRow(alert);
const of = { alert_id: alert.id };
const by = 'user:default/ana';

/** A row of each table, by the migration that makes it; parents first. */
const rows: Record<string, [table: string, row: object][]> = {
  create_alerts: [
    [
      'routing_keys',
      {
        ...{ id: 'key-1', title: 'alertmanager-eu', scope_kind: 'any' },
        ...{ created_by: by, created_at: 0 },
      },
    ],
    [
      'routing_secrets',
      {
        ...{ id: 'secret-1', key_id: 'key-1', hash: 'h', hint: 'abcd' },
        created_at: 0,
      },
    ],
    [
      'deliveries',
      {
        ...{ lane_id: 'key-1', kind: 'alertmanager', body_hash: 'h' },
        ...{ incoming_json: '{}', received_at: 0, state: 'waiting' },
        next_at: 0,
      },
    ],
    ['alerts', alertRow],
    [
      'alert_instances',
      toInstanceValues(newInstance(trigger, posted, alert.id)),
    ],
    ['timeline_entries', { ...of, at: 0, kind: 'opened', data_json: '{}' }],
    ['due_steps', { ...of, kind: 'escalate', due_at: 0, state: 'pending' }],
    ['pages', { ...of, id: 'page-1', user_ref: by, via: 'level 1', at: 0 }],
    [
      'messages',
      {
        ...{ ...of, id: 'message-1', page_id: 'page-1', kind: 'page' },
        ...{ user_ref: by, channel: 'portal', state: 'waiting', due_at: 0 },
        created_at: 0,
      },
    ],
    [
      'policies',
      {
        ...{ id: 'policy-1', title: 'Payments', is_team_default: true },
        ...{ team_ref: 'group:default/payments', entity_refs_json: '[]' },
        ...{ rules_json: '{}', revision: 1, updated_by: by, updated_at: 0 },
      },
    ],
    [
      'silences',
      {
        ...{ id: 'silence-1', matchers_json: '[]', entity_refs_json: '[]' },
        ...{ starts_at: 0, ends_at: 1, reason: 'Moving' },
        ...{ created_by: by, created_at: 0 },
      },
    ],
    [
      'remembered_routes',
      {
        ...{ id: 'route-1', matchers_json: '[]', created_by: by },
        ...{ target_ref: 'component:default/ledger', created_at: 0 },
      },
    ],
    ['personal_rules', { user_ref: by, rules_json: '[]', updated_at: 0 }],
    ['outbox', { topic: 'alerts.alert.opened', payload_json: '{}' }],
  ],
  create_silence_looks: [
    ['silence_looks', { silence_id: 'silence-1', due_at: 0 }],
  ],
  create_handoff_notes: [
    [
      'handoff_notes',
      {
        ...{ shift_id: 's.0', schedule_id: 's', schedule_name: 'Primary' },
        ...{ team_ref: 'group:default/payments', starts_at: 0, ends_at: 1 },
        ...{ next_at: 1, from_refs_json: '[]', to_refs_json: '[]' },
      },
    ],
  ],
  create_reference_moves: [
    ['reference_moves', { from_ref: by, to_ref: 'user:default/erased' }],
  ],
};

describe('migrations', () => {
  testMigrations({
    directory: resolvePackagePath(
      '@callboard/backstage-plugin-alerts-backend',
      'migrations',
    ),
    insertRows: async (knex, migration) => {
      const made = rows[migration.replace(/^\d+_/, '')] ?? [];
      for (const [table, row] of made) await knex(table).insert(row);
    },
    verify: async knex => {
      for (const [table] of rows.create_alerts) {
        expect(await knex(table)).toHaveLength(1);
      }
      // What people page by hand comes in by a lane of its own.
      expect(await knex('intake_lanes')).toEqual([{ id: 'person' }]);
      expect(await knex('pulses')).toHaveLength(6);
      const [kept] = await knex('alerts');
      expect(kept).toMatchObject({ id: alert.id, named_ref: namedRef });
      expect(await knex('outbox')).toMatchObject([
        { topic: expect.any(String) },
      ]);
    },
  });
});
