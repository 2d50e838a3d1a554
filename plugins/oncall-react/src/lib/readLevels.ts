import type {
  OnCallLevel,
  TimeSpan,
} from '@callboard/backstage-plugin-oncall-common';

/**
 * The levels of an answer, in the order in which a reader needs them.
 *
 * @public
 */
export interface ReadLevels {
  /** The first one that has somebody. */
  answering?: OnCallLevel;
  /** The first one, when it has nobody. */
  emptyFirst?: OnCallLevel;
  /** Those that are asked after it. */
  others: OnCallLevel[];
  /** Time without anybody between those on call and the next at the answering level. */
  gap?: TimeSpan;
}

/**
 * Tells the level that answers from those that have nobody or are asked later.
 *
 * @param levels - lowest first
 * @public
 */
export function readLevels(levels: readonly OnCallLevel[]): ReadLevels {
  const answering = levels.find(({ now }) => now !== undefined);
  const [first] = levels;
  const { now, next } = answering ?? {};
  const isGap =
    now !== undefined &&
    next !== undefined &&
    Date.parse(now.endsAt) < Date.parse(next.startsAt);
  return {
    answering,
    emptyFirst: first === answering ? undefined : first,
    others: levels.filter(level => level !== answering && level !== first),
    gap: isGap ? { startsAt: now.endsAt, endsAt: next.startsAt } : undefined,
  };
}
