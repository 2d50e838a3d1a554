import type { StateCounts } from '@callboard/backstage-plugin-scorecards-common';
import { dayAt } from './dayTrend';
import { groupCounts, STATE_GROUPS, type StateGroup } from './stateGroups';

/** A day of a check. Without groups it was not judged. */
export interface CheckDay {
  /** `2026-11-28`, UTC. */
  id: string;
  date: Date;
  groups?: Record<StateGroup, number>;
  /** Services that do not pass; of frozen ones it is not known. */
  missed: number;
  /** Results that count as they were. */
  frozen: number;
}

/** Days that end today, the oldest first. */
export function checkDays(options: {
  days: readonly (StateCounts | null)[];
  now: number;
}): CheckDay[] {
  const { days, now } = options;
  return days.map((counts, index) => {
    const date = dayAt({ index, days: days.length, now });
    const { fail = 0, unknown = 0, stale = 0, error = 0 } = counts ?? {};
    return {
      id: date.toISOString().slice(0, 10),
      date,
      ...(counts && { groups: groupCounts(counts) }),
      missed: fail + unknown,
      frozen: stale + error,
    };
  });
}

/** What days say: the last of which all is known against the first. */
export interface CheckFinding {
  kind: 'rose' | 'fell' | 'same';
  from: number;
  to: number;
  since: CheckDay;
  /** Results that are frozen now, so that more may have changed. */
  frozen: number;
}

/** Days with frozen results are left out: what froze has changed nothing. Undefined where none is left. */
export function findingOf(days: readonly CheckDay[]): CheckFinding | undefined {
  const judged = days.filter(({ groups }) => groups);
  const clear = judged.filter(({ frozen }) => frozen === 0);
  const since = clear.at(0);
  const last = clear.at(-1);
  if (!since || !last) return undefined;
  const [from, to] = [since.missed, last.missed];
  const moved = to > from ? 'rose' : 'fell';
  return {
    kind: to === from ? 'same' : moved,
    from,
    to,
    since,
    frozen: judged.at(-1)?.frozen ?? 0,
  };
}

/** Groups that any day has something in: the others are not drawn. */
export const groupsOf = (days: readonly CheckDay[]): StateGroup[] =>
  STATE_GROUPS.filter(group =>
    days.some(({ groups }) => (groups?.[group] ?? 0) > 0),
  );
