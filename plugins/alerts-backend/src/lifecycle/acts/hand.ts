import type { EscalationRules } from '@callboard/backstage-plugin-alerts-common';
import type { AlertChange, AlertRecord, DueRecord } from '../records';
import { assertOpen } from './assertOpen';
import { EVERY_STEP, type Deed } from './deeds';
import { recipientsOf, type Paged } from './escalateNow';

const MINUTE = 60_000;
/** For who is asked by name, where the policy has one step only. */
const USUAL_PAUSE_MINUTES = 5;

/** The policy of a place. */
export interface PolicyOfPlace {
  policy?: { id: string; title: string };
  rules: EscalationRules;
}

/**
 * These are paged besides.
 *
 * @throws ConflictError when it is over
 */
export function addResponders(
  alert: AlertRecord,
  options: Deed & Paged,
): AlertChange | undefined {
  assertOpen(alert);
  const { by, at, pages, messages } = options;
  if (pages.length === 0) return undefined;
  return {
    ...{ alert, pages, messages },
    entries: [
      {
        ...{ alertId: alert.id, at, kind: 'responder-added', actorRef: by },
        data: recipientsOf(options),
      },
    ],
    news: [{ news: 'escalated', by }],
  };
}

/** Nobody has it any more, and the rounds begin again. */
const reassigned = (
  alert: AlertRecord,
  { by, at, ref, begins }: Deed & { ref: string; begins: DueRecord },
): AlertChange => ({
  alert: {
    ...alert,
    state: 'firing',
    acknowledged: undefined,
    quiet: undefined,
  },
  cancelSteps: EVERY_STEP,
  cancelMessages: true,
  due: [begins],
  entries: [
    {
      ...{ alertId: alert.id, at, kind: 'reassigned', actorRef: by },
      data: { userRefs: [ref] },
    },
  ],
  news: [{ news: 'escalated', by }],
});

/**
 * Gives it to a person, who is paged. The rounds begin again as long after as the second step comes after the first: until then it is
 * this person's.
 *
 * @throws ConflictError when it is over
 */
export function assignToPerson(
  alert: AlertRecord,
  { by, at, userRef, pages, messages }: Deed & Paged & { userRef: string },
): AlertChange {
  assertOpen(alert);
  const pause = alert.rules.steps[1]?.afterMinutes || USUAL_PAUSE_MINUTES;
  const begins: DueRecord = {
    ...{ alertId: alert.id, kind: 'escalate', round: 0 },
    dueAt: at + pause * MINUTE,
  };
  return {
    ...reassigned(alert, { by, at, ref: userRef, begins }),
    ...{ pages, messages },
  };
}

/**
 * Gives it to the team that answers from now on, whose policy begins at once.
 *
 * @throws ConflictError when it is over
 */
export function assignToTeam(
  alert: AlertRecord,
  {
    by,
    at,
    teamRef,
    policy,
  }: Deed & { teamRef: string; policy: PolicyOfPlace },
): AlertChange | undefined {
  assertOpen(alert);
  const isTheirs = alert.teamRef === teamRef && alert.state === 'firing';
  if (isTheirs && !alert.quiet) return undefined;
  const begins: DueRecord = {
    ...{ alertId: alert.id, kind: 'escalate', dueAt: at, round: 0 },
  };
  return reassigned(
    {
      ...alert,
      teamRef,
      ...{ isUnrouted: false, policy: policy.policy, rules: policy.rules },
    },
    { by, at, ref: teamRef, begins },
  );
}
