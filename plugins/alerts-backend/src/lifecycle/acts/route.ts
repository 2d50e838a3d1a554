import type { AlertChange, AlertRecord } from '../records';
import { assertOpen } from './assertOpen';
import type { Deed } from './deeds';
import type { PolicyOfPlace } from './hand';

/** Where somebody says that an alert belongs. */
export interface Place {
  entityRef?: string;
  teamRef?: string;
}

/**
 * It belongs there. Who answers for it is paged, unless somebody has it, or it is quiet.
 *
 * @param options.byName - name of who says so
 * @param options.keepsKey - another alert of the same group is open there: this one stays apart
 * @throws ConflictError when it is over
 */
export function route(
  alert: AlertRecord,
  options: Deed & {
    place: Place;
    byName: string;
    policy: PolicyOfPlace;
    keepsKey?: boolean;
  },
): AlertChange | undefined {
  assertOpen(alert);
  const { by, at, place, byName, policy, keepsKey } = options;
  const { id: alertId } = alert;
  const { entityRef, teamRef } = place;
  const isThere =
    !alert.isUnrouted &&
    alert.entityRef === entityRef &&
    alert.teamRef === teamRef;
  if (isThere) return undefined;
  // Hours were those of who was paged before.
  const isFree =
    alert.state === 'firing' &&
    (!alert.quiet || alert.quiet.kind === 'working-hours');
  const target = entityRef ?? teamRef ?? '';
  const routedBy = `as ${byName} says`;
  return {
    alert: {
      ...alert,
      ...{ entityRef, teamRef, routedBy, isUnrouted: false },
      ...{ nearest: undefined, namedRef: undefined },
      quiet: isFree ? undefined : alert.quiet,
      targetKey: keepsKey ? alert.targetKey : target,
      ...{ policy: policy.policy, rules: policy.rules },
    },
    entries: [
      {
        ...{ alertId, at, kind: 'routed', actorRef: by },
        data: { text: routedBy, userRefs: [teamRef ?? target] },
      },
    ],
    ...(alert.isUnrouted && { news: [{ news: 'routed', by }] }),
    ...(isFree && {
      cancelSteps: ['escalate'],
      cancelMessages: true,
      due: [{ alertId, kind: 'escalate', dueAt: at, round: 0 }],
    }),
  };
}
