import type {
  AlertFigures,
  EntityAcknowledgers,
  WeeklyHours,
} from '../../types';
import { isWithinHours } from '../escalation/hours';

/**
 * An alert as figures need it. Times are milliseconds since 1970 in UTC.
 *
 * @public
 */
export interface CountedAlert {
  /** Absent where no team was known to answer for it. */
  teamRef?: string;
  /** IANA name. */
  timeZone: string;
  /** When somebody was paged first; absent where nobody was. */
  pagedAt?: number;
  /** The first acknowledgement by a person. */
  acknowledged?: { at: number; by: string };
}

/** When people are at work anyway. */
const OFFICE: WeeklyHours = {
  weekdays: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'],
  startTime: '09:00',
  endTime: '18:00',
};

const MOST_PEOPLE = 50;

/** The lower one of two in the middle: a time that was. */
function medianOf(values: readonly number[]): number | undefined {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.floor((sorted.length - 1) / 2)];
}

/**
 * What alerts add up to.
 *
 * @public
 */
export function figuresOf(
  alerts: readonly CountedAlert[],
): Pick<
  AlertFigures,
  | 'alerts'
  | 'pages'
  | 'outOfHoursPages'
  | 'acknowledged'
  | 'acknowledgedAfterMs'
  | 'unowned'
> {
  const pages = alerts.flatMap(({ pagedAt, timeZone, acknowledged }) =>
    pagedAt === undefined ? [] : [{ pagedAt, timeZone, acknowledged }],
  );
  const waits = pages.flatMap(({ pagedAt, acknowledged }) =>
    // Who took it before the page was not waited for.
    acknowledged ? [Math.max(0, acknowledged.at - pagedAt)] : [],
  );
  const median = medianOf(waits);
  return {
    alerts: alerts.length,
    pages: pages.length,
    outOfHoursPages: pages.filter(
      ({ pagedAt, timeZone }) => !isWithinHours(OFFICE, pagedAt, timeZone),
    ).length,
    acknowledged: waits.length,
    ...(median !== undefined && { acknowledgedAfterMs: median }),
    unowned: alerts.filter(({ teamRef }) => teamRef === undefined).length,
  };
}

/**
 * Who acknowledged pages, most first.
 *
 * @public
 */
export function acknowledgersOf(
  alerts: readonly CountedAlert[],
): Pick<EntityAcknowledgers, 'pages' | 'people'> {
  const byPerson = new Map<string, { count: number; lastAt: number }>();
  let pages = 0;
  for (const { pagedAt, acknowledged } of alerts) {
    if (pagedAt === undefined || !acknowledged) continue;
    pages += 1;
    const { by, at } = acknowledged;
    const { count, lastAt } = byPerson.get(by) ?? { count: 0, lastAt: at };
    byPerson.set(by, { count: count + 1, lastAt: Math.max(lastAt, at) });
  }
  const people = [...byPerson]
    .sort(
      ([ref, one], [otherRef, other]) =>
        other.count - one.count || (ref < otherRef ? -1 : 1),
    )
    .slice(0, MOST_PEOPLE)
    .map(([userRef, { count, lastAt }]) => ({
      ...{ userRef, count, lastAt: new Date(lastAt).toISOString() },
    }));
  return { pages, people };
}
