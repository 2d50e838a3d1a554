import type { Campaign } from '@callboard/backstage-plugin-scorecards-common';

const DAY_MS = 86_400_000;

/** A day of a campaign that is near. */
export interface DueDay {
  /** `2026-12-31` */
  day: string;
  /** The number of days before that teams are reminded by; it may be nearer by now, when nothing ran on that day. */
  daysBefore: number;
}

/**
 * Days of a campaign that teams are to be reminded of: its end, and milestones that are not reached.
 *
 * @param options.share - percentage of the services that have done their part
 * @param options.daysBefore - numbers of days before
 */
export function daysDue(
  { milestones = [], endsOn }: Pick<Campaign, 'milestones' | 'endsOn'>,
  options: { today: string; share: number; daysBefore: readonly number[] },
): DueDay[] {
  const { today, share, daysBefore } = options;
  const ahead = milestones.filter(milestone => milestone.share > share);
  const days = new Set([...ahead.map(({ on }) => on), endsOn]);
  return [...days].sort().flatMap(day => {
    const left = (Date.parse(day) - Date.parse(today)) / DAY_MS;
    const reached = daysBefore.filter(before => left >= 0 && left <= before);
    return reached.length > 0 ? { day, daysBefore: Math.min(...reached) } : [];
  });
}
