import { ConflictError } from '@backstage/errors';
import {
  nextStep,
  type EscalationTarget,
  type StepPlace,
} from '@callboard/backstage-plugin-alerts-common';
import type {
  AlertChange,
  AlertRecord,
  DueRecord,
  EntryRecord,
  MessageRecord,
  PageRecord,
} from '../records';
import { assertOpen } from './assertOpen';
import type { Deed } from './deeds';

/** People and channels that are paged, and how they are told. */
export interface Paged {
  pages: PageRecord[];
  messages: MessageRecord[];
}

/** A step of a policy, with whom it pages; without a place it is the fallback. */
export interface PolicyStep {
  place?: StepPlace;
  targets: readonly EscalationTarget[];
}

const placeOf = ({ round, step }: Partial<StepPlace>) =>
  round !== undefined && step !== undefined ? { round, step } : undefined;

/**
 * The step that is next, without its delay and whatever the hours.
 *
 * @param options.pending - what waits to happen
 * @param options.last - what was carried out last, where nothing waits
 * @returns undefined where all steps are over
 */
export function stepToCome(
  { rules, severity, timeZone }: AlertRecord,
  options: { pending?: DueRecord; last?: StepPlace; at: number },
): PolicyStep | undefined {
  const { pending, last, at } = options;
  const fallback = rules.fallback && { targets: [rules.fallback] };
  const waiting = pending && placeOf(pending);
  if (waiting) {
    const targets = rules.steps[waiting.step]?.targets;
    return targets && { place: waiting, targets };
  }
  if (pending && pending.round === undefined) return fallback;
  const next = nextStep({
    rules: { ...rules, workingHours: undefined },
    ...{ severity, at, zoneOf: timeZone },
    after: pending ? undefined : last,
    skipDelay: true,
  });
  if (next.kind === 'over') return undefined;
  const place = next.kind === 'step' ? placeOf(next) : undefined;
  return place ? { place, targets: rules.steps[place.step].targets } : fallback;
}

const escalated = (
  { id: alertId }: AlertRecord,
  { by, at }: Deed,
  data?: EntryRecord['data'],
): Pick<AlertChange, 'entries'> => ({
  entries: [{ alertId, at, kind: 'escalated', actorRef: by, data }],
});

/**
 * The next step is due now, and the policy goes on from there: who asks for it takes the alert out of its silence.
 *
 * @throws ConflictError when it is over
 */
export function bringForward(
  alert: AlertRecord,
  { by, at, step }: Deed & { step: PolicyStep },
): AlertChange {
  assertOpen(alert);
  const { place } = step;
  const counted = place && { round: place.round + 1, step: place.step + 1 };
  const isSilenced = alert.quiet?.kind === 'silenced';
  return {
    alert: isSilenced ? { ...alert, quiet: undefined } : alert,
    cancelSteps: isSilenced ? ['escalate', 'silence-ends'] : ['escalate'],
    due: [{ alertId: alert.id, kind: 'escalate', dueAt: at, ...place }],
    ...escalated(alert, { by, at }, counted),
  };
}

/** Whom pages are for, as the timeline tells it. */
export const recipientsOf = ({ pages }: Paged) => {
  const userRefs = pages.flatMap(({ userRef }) => userRef ?? []);
  const channels = pages.flatMap(({ channel }) => channel ?? []);
  return {
    ...(userRefs.length > 0 && { userRefs }),
    ...(channels.length > 0 && { channel: channels.join(', ') }),
  };
};

/**
 * These are paged at once; the policy goes on as it would have, and a silence as well.
 *
 * @throws ConflictError when it is over, or nobody is reached
 */
export function pageNow(
  alert: AlertRecord,
  options: Deed & Paged & { what: string; problems: readonly string[] },
): AlertChange {
  const { pages, messages, what, problems } = options;
  assertOpen(alert);
  if (pages.length === 0) {
    const why = problems.length > 0 ? `: ${problems.join('; ')}` : '';
    throw new ConflictError(`Nobody is paged${why}`);
  }
  return {
    ...{ alert, pages, messages },
    ...escalated(alert, options, {
      ...recipientsOf(options),
      text: [what, ...problems].join('; '),
    }),
    news: [{ news: 'escalated', by: options.by }],
  };
}
