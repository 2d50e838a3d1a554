import { insertDue } from '../../database/operations/insertDue';
import {
  addAlerts,
  addInstances,
  alertRecord,
  FRAUD,
  instanceRecord,
  resolvedRecord,
} from '../../database/__testUtils__/alertTables';
import { MINUTE, openAlerts, T0, VAULT, type AlertWorld } from './alertWorld';

/** A world in which `a1` fires and escalates, `a2` is of another team, `a3` is unrouted, and `a4` is over. */
export async function openActs(
  ...[createDatabase, options]: Parameters<typeof openAlerts>
): Promise<AlertWorld> {
  const world = await openAlerts(createDatabase, options);
  await addAlerts(world.db, [
    alertRecord({ id: 'a1' }),
    alertRecord({ id: 'a2', entityRef: VAULT, teamRef: FRAUD }),
    alertRecord({
      ...{ id: 'a3', entityRef: undefined, teamRef: undefined },
      labels: { job: 'fx' },
    }),
    resolvedRecord({ id: 'a4' }),
  ]);
  await addInstances(world.db, [instanceRecord({ alertId: 'a1' })]);
  await insertDue(world.db, [
    {
      ...{ alertId: 'a1', kind: 'escalate', dueAt: T0 + MINUTE },
      ...{ round: 0, step: 1 },
    },
  ]);
  return world;
}

/** What is still to happen, in minutes from the beginning. */
export const pending = async ({ rows }: AlertWorld) =>
  (await rows('due_steps'))
    .filter(({ state }) => state === 'pending')
    .map(({ kind, due_at, round, step }) => [
      ...[kind, (Number(due_at) - T0) / MINUTE, round, step],
    ]);

/** The timeline. */
export const told = async ({ rows }: AlertWorld) =>
  (await rows('timeline_entries')).map(({ kind }) => kind);
