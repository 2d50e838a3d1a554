import type {
  OnCallAnswer,
  OnCallOutlook,
} from '@callboard/backstage-plugin-oncall-common';
import type { Said } from '../families/readings';
import { pageOf, untold } from './sayNow';

const NAMES = [
  'first-gap-at',
  'gaps-30d',
  'gaps-90d',
  'rotation-size',
  'level2-size',
];

/** For people: `2026-12-20 08:00 UTC`. */
const minuteOf = (at: string) => `${at.slice(0, 16).replace('T', ' ')} UTC`;

const all = (said: Said): Record<string, Said> =>
  Object.fromEntries(NAMES.map(name => [name, said]));

function sayWithout(note: string): Record<string, Said> {
  return {
    'first-gap-at': { missing: note },
    // One that has no end.
    'gaps-30d': { value: 1, note },
    'gaps-90d': { value: 1, note },
    'rotation-size': { value: 0, note },
    'level2-size': { value: 0, note },
  };
}

function sayAhead(
  { levels, gaps, firstGap }: OnCallOutlook,
  at: Said['at'],
): Record<string, Said> {
  const [first, second] = levels;
  const note =
    firstGap &&
    `the first one on ${minuteOf(firstGap.startsAt)}${
      firstGap.reason ? `: ${firstGap.reason}` : ''
    }`;
  const count = (value: number): Said => ({
    value,
    ...(value > 0 && { note }),
    at,
  });
  return {
    'first-gap-at': firstGap
      ? { value: firstGap.startsAt, note: firstGap.reason, at }
      : { missing: 'It has no gap in 365 days', at },
    'gaps-30d': count(gaps.in30Days),
    'gaps-90d': count(gaps.in90Days),
    'rotation-size': { value: first.people, at },
    'level2-size': second
      ? { value: second.people }
      : { value: 0, note: 'It has no second level', at },
  };
}

/** What on-call says of what lies ahead of an entity. */
export function sayOutlook(item: OnCallAnswer): Record<string, Said> {
  const cannot = untold(item);
  if (cannot) return all(cannot);
  const { levels, outlook, reason } = item;
  const source = levels.find(one => one.source)?.source;
  if (source) {
    return all({
      unavailable: `${source.title} keeps its schedule, and what lies ahead there is not known`,
    });
  }
  if (levels.length === 0) {
    return sayWithout(reason ?? 'No schedule answers for it');
  }
  return outlook ? sayAhead(outlook, pageOf(levels[0])) : {};
}
