import type {
  NextStep,
  StepPlace,
} from '@callboard/backstage-plugin-alerts-common';
import type { ClaimedStep } from '../database/DueStore';
import type { PagePlan, Recipients } from '../paging/PagePlanner';
import type {
  AlertChange,
  AlertRecord,
  DueRecord,
  EntryRecord,
} from './records';

/** What is to happen next, as it is kept. */
export function dueOf(alertId: string, next: NextStep): DueRecord[] {
  if (next.kind === 'over') return [];
  const { dueAt } = next;
  const place =
    next.kind === 'step' ? { round: next.round, step: next.step } : {};
  return [{ alertId, kind: 'escalate', dueAt, ...place }];
}

const withoutHours = (alert: AlertRecord, timeZone: string): AlertRecord => ({
  ...alert,
  timeZone,
  quiet: alert.quiet?.kind === 'working-hours' ? undefined : alert.quiet,
});

/** The alert is to wait for its first step. */
export function waitFor(
  alert: AlertRecord,
  options: { claimed: ClaimedStep; next: NextStep; zone: string; at: number },
): AlertChange {
  const { claimed, next, zone, at } = options;
  const doneStepId = claimed.id;
  const known = withoutHours(alert, zone);
  if (alert.state !== 'firing') return { alert: known, doneStepId };
  if (next.kind === 'over') {
    const entries: EntryRecord[] = [
      { alertId: alert.id, at, kind: 'exhausted' },
    ];
    return { alert: known, doneStepId, entries };
  }
  const until = next.waitsUntil;
  const due = dueOf(alert.id, next);
  if (until === undefined) return { alert: known, doneStepId, due };
  return {
    alert: { ...known, quiet: { kind: 'working-hours', until } },
    ...{ doneStepId, due },
    entries: [{ alertId: alert.id, at, kind: 'waits', data: { until } }],
  };
}

interface CarryOutOptions {
  claimed: ClaimedStep;
  /** Absent for the fallback. */
  place?: StepPlace;
  zone: string;
  at: number;
  found: Recipients & { problems: readonly string[] };
  plan: PagePlan;
  next: NextStep;
}

const stepOf = (place: StepPlace | undefined) =>
  place && { step: place.step + 1, round: place.round + 1 };

function entriesOf(
  alertId: string,
  { place, at, found }: CarryOutOptions,
): EntryRecord[] {
  const { people, channels, problems } = found;
  const step = stepOf(place);
  const entries: EntryRecord[] = channels.map(channel => ({
    ...{ alertId, at, kind: 'paged' },
    data: { channel, ...step },
  }));
  const vias = new Set(people.map(({ via }) => via));
  for (const via of vias) {
    const userRefs = people
      .filter(person => person.via === via)
      .map(({ userRef }) => userRef);
    entries.push({
      ...{ alertId, at, kind: 'paged' },
      data: { userRefs, text: via, ...step },
    });
  }
  if (problems.length > 0) {
    const text = problems.join('; ');
    entries.push({ alertId, at, kind: 'nobody', data: { text, ...step } });
  }
  return entries;
}

/** A step is carried out: these are paged, and then comes the next. */
export function carryOut(
  alert: AlertRecord,
  options: CarryOutOptions,
): AlertChange {
  const { claimed, zone, at, found, plan, next, place } = options;
  const known = withoutHours(alert, zone);
  const doneStepId = claimed.id;
  // Somebody was faster.
  if (alert.state !== 'firing') return { alert: known, doneStepId };
  const { id: alertId, severity } = alert;
  const entries = entriesOf(alertId, options);
  if (next.kind === 'over') entries.push({ alertId, at, kind: 'exhausted' });
  const isFirst = place?.round === 0 && place.step === 0;
  return {
    ...{ alert: known, doneStepId, entries },
    ...plan.page(found, { alertId, severity, at }),
    due: dueOf(alertId, next),
    ...(!isFirst && { news: [{ news: 'escalated' }] }),
  };
}
