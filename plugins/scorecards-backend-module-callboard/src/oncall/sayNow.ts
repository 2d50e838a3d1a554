import type {
  OnCallAnswer,
  OnCallLevel,
  OnCallProblem,
  OnCallShift,
} from '@callboard/backstage-plugin-oncall-common';
import type { Said } from '../families/readings';

/** Of these nobody can tell whether somebody is on call. */
const UNTOLD: ReadonlySet<OnCallProblem | undefined> = new Set<OnCallProblem>([
  'hidden',
  'source-silent',
]);

/** Names of one note. */
const MOST_NAMES = 5;

/** Those of a shift who can answer. */
const peopleOf = (shift: OnCallShift | undefined) =>
  (shift?.people ?? []).filter(({ gone }) => !gone);

const answers = ({ now }: OnCallLevel) => peopleOf(now).length > 0;

/** Where a schedule can be seen; another system may have no page of it. */
export function pageOf({
  schedule: { id, name },
  source,
}: OnCallLevel): Said['at'] {
  if (!source) {
    const url = `/oncall/schedules/${encodeURIComponent(id)}`;
    return { url, title: `Schedule "${name}"` };
  }
  return source.url ? { url: source.url, title: source.title } : undefined;
}

/** @returns what keeps it from being told; `undefined` where it can be */
export const untold = ({ problem, reason }: OnCallAnswer) =>
  UNTOLD.has(problem)
    ? { unavailable: reason ?? 'On-call cannot tell who is on call' }
    : undefined;

function sayRoute(item: OnCallAnswer): Said {
  const reaches = item.levels.some(({ now, next }) =>
    [now, next].some(shift => peopleOf(shift).length > 0),
  );
  if (reaches) return { value: true };
  return untold(item) ?? { value: false, note: item.reason };
}

function sayWho({ levels, reason }: OnCallAnswer): Record<string, Said> {
  const found = levels.find(answers);
  if (!found) {
    return {
      'reachable-now': { value: false, note: reason },
      now: { value: 'nobody', note: reason },
    };
  }
  const isFirst = found.level === levels[0].level;
  const names = peopleOf(found.now).map(({ title }) => title);
  return {
    'reachable-now': { value: true },
    now: {
      at: pageOf(found),
      value: isFirst ? 'first-level' : 'higher-level',
      note: names.slice(0, MOST_NAMES).join(', '),
    },
  };
}

/** What on-call says of an entity as of now. */
export function sayNow(item: OnCallAnswer): Record<string, Said> {
  const cannot = untold(item);
  const hasLevels = item.levels.length > 0;
  return {
    'has-schedule': hasLevels
      ? {
          value: true,
          at: pageOf(item.levels[0]),
          note: item.levels[0].schedule.name,
        }
      : cannot ?? { value: false, note: item.reason },
    'route-reaches-person': sayRoute(item),
    ...(cannot ? { 'reachable-now': cannot, now: cannot } : sayWho(item)),
  };
}

/** When the oldest of what other systems said was true; `undefined` where all of it is of this portal. */
export const saidAt = ({ levels }: OnCallAnswer): string | undefined =>
  levels.flatMap(({ source }) => source?.readAt ?? []).sort()[0];
