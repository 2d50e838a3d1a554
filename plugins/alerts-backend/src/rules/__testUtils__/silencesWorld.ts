import type { NewSilence } from '@callboard/backstage-plugin-alerts-common';
import {
  addAlerts,
  alertRecord,
  ANA,
  FRAUD,
  PAYMENTS,
  resolvedRecord,
} from '../../database/__testUtils__/alertTables';
import { insertDue } from '../../database/operations/insertDue';
import { insertMessages } from '../../database/operations/insertPages';
import type { Policy } from '../../service/__testUtils__/alertWorld';
import {
  credentialsOf,
  MINUTE,
  openRules,
  T0,
  VAULT,
  type RulesWorld,
} from './rulesWorld';

export const ana = credentialsOf('ana.ruiz');
export const dana = credentialsOf('dana.roth');
export const chen = credentialsOf('chen.li');
export const stranger = credentialsOf('stranger');
export const admin = credentialsOf('admin');

export const DAY = 24 * 60 * MINUTE;
export const iso = (minutes: number) =>
  new Date(T0 + minutes * MINUTE).toISOString();
export const named = {
  label: 'alertname',
  op: '=',
  value: 'LedgerLagHigh',
} as const;
export const sent = (change: Partial<NewSilence> = {}): NewSilence => ({
  matchers: [named],
  teamRef: PAYMENTS,
  endsAt: iso(60),
  reason: 'A deploy',
  ...change,
});
export const everything = sent({ teamRef: undefined });
export const planned = sent({ startsAt: iso(30) });
export const ofEntities = (...entityRefs: string[]) =>
  sent({ ...{ matchers: [], teamRef: undefined, entityRefs } });

/** Alerts of two teams, one over, two of them with a step and a page to come. */
export async function openSilences(
  createDatabase: Parameters<typeof openRules>[0],
  policy: Policy = {},
): Promise<RulesWorld> {
  const world = await openRules(createDatabase, { policy });
  await addAlerts(world.db, [
    alertRecord({ id: 'a1' }),
    alertRecord({
      ...{ id: 'a2', entityRef: VAULT, teamRef: FRAUD },
      severity: 'critical',
    }),
    alertRecord({ id: 'a3', labels: { alertname: 'Other' } }),
    resolvedRecord({ id: 'a4' }),
  ]);
  await insertDue(world.db, [
    { alertId: 'a1', kind: 'escalate', dueAt: T0, round: 0, step: 1 },
    { alertId: 'a3', kind: 'escalate', dueAt: T0, round: 0, step: 1 },
  ]);
  await insertMessages(
    world.db,
    ['a1', 'a3'].map(alertId => ({
      ...{ id: `m-${alertId}`, alertId, kind: 'page', userRef: ANA },
      ...{ channel: 'portal', dueAt: T0 },
    })),
    T0,
  );
  return world;
}

export const quietOf = async ({ alerts }: RulesWorld, id: string) =>
  (await alerts.read([id])).get(id)?.quiet;
