import type {
  OnCallAnswer,
  ScheduleSummary,
} from '@callboard/backstage-plugin-oncall-common';
import type { Said } from '../families/readings';
import { DAY } from '../families/times';
import { pageOf, untold } from './sayNow';

const WITHIN = { 'gap-in-30d': 30 * DAY, 'gap-in-90d': 90 * DAY };

/** Schedules with their gaps, by id. */
export type SchedulesById = ReadonlyMap<
  string,
  Pick<ScheduleSummary, 'firstGap'>
>;

const all = (said: Said): Record<string, Said> => ({
  'first-gap-at': said,
  'gap-in-30d': said,
  'gap-in-90d': said,
});

/** Those of the first level; schedules of one level stand in for each other. */
const firstOf = ({ levels }: OnCallAnswer) =>
  levels.filter(({ level }) => level === levels[0].level);

/**
 * When nobody is on call at the first level.
 *
 * @param schedules - of this portal; one that is not among them went away meanwhile, and nothing is said
 */
export function sayGaps(
  item: OnCallAnswer,
  schedules: SchedulesById,
  now: Date,
): Record<string, Said> {
  const cannot = untold(item);
  if (cannot) return all(cannot);
  const first = firstOf(item);
  if (first.length === 0) {
    const note = item.reason ?? 'No schedule answers for it';
    const gap = { value: true, note };
    return { ...all(gap), 'first-gap-at': { missing: note } };
  }
  const source = first.find(one => one.source)?.source;
  if (source) {
    return all({
      unavailable: `${source.title} keeps its schedule, and gaps there are not known`,
    });
  }
  const found = first.flatMap(one => schedules.get(one.schedule.id) ?? []);
  if (found.length < first.length) return {};
  const at = pageOf(first[0]);
  return Object.fromEntries(
    Object.entries(sayOf(found, now)).map(([name, said]) => [
      name,
      { ...said, at },
    ]),
  );
}

function sayOf(
  schedules: readonly Pick<ScheduleSummary, 'firstGap'>[],
  now: Date,
): Record<string, Said> {
  const gaps = schedules.flatMap(({ firstGap }) => firstGap ?? []);
  if (gaps.length < schedules.length) {
    const missing = 'It has no gap in 365 days';
    return { ...all({ value: false }), 'first-gap-at': { missing } };
  }
  // Before that one of them has somebody.
  const gap = gaps.reduce((a, b) => (a.startsAt < b.startsAt ? b : a));
  const isSure = schedules.length === 1;
  const untellable = {
    unavailable: 'Several schedules share its first level, and each has a gap',
  };
  const within = Object.entries(WITHIN).map(([name, ms]): [string, Said] => {
    const isWithin = Date.parse(gap.startsAt) < now.getTime() + ms;
    return [
      name,
      isWithin && !isSure ? untellable : { value: isWithin, note: gap.reason },
    ];
  });
  return {
    'first-gap-at': isSure
      ? { value: gap.startsAt, note: gap.reason }
      : untellable,
    ...Object.fromEntries(within),
  };
}
