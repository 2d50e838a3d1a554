import type { CheckState, Scorecard, ScorecardResult } from '../../types';
import { STANDING, STANDINGS, stateOf } from './verdicts';

/**
 * Where a check stands in a scorecard.
 *
 * @public
 */
export interface RankingPlace {
  /** Position of the level that needs it, from 1. */
  readonly level: number;
  readonly weight: number;
  /** Milliseconds since 1970 from which it counts. */
  readonly countsFrom: number;
}

/**
 * What of a scorecard decides a level.
 *
 * @public
 */
export interface Ranking {
  readonly kind: Scorecard['ranking'];
  /** With points: the shares from which the levels are reached, rising; as many as there are levels. */
  readonly from: readonly number[];
  /** In the order of the verdicts. */
  readonly places: readonly RankingPlace[];
}

/** Weights may be fractions: 0.1 + 0.2 of 0.3 is all of it. */
const ROUNDING = 1e-9;

function positionByShare(ranking: Ranking, share: number): number {
  const missed = ranking.from.findIndex(from => share + ROUNDING < from);
  return missed < 0 ? ranking.from.length : missed;
}

/** Weight of what holds and of what counts, and the position of the lowest level that is missed. */
function count(options: {
  ranking: Ranking;
  verdicts: Uint8Array;
  at: number;
}) {
  const { verdicts, at } = options;
  const { places, from } = options.ranking;
  let held = 0;
  let counted = 0;
  let checks = 0;
  let missed = from.length + 1;
  for (let index = 0; index < places.length; index++) {
    const place = places[index];
    const standing = STANDINGS[verdicts[index]];
    if (standing === STANDING.leftOut || place.countsFrom > at) continue;
    checks++;
    counted += place.weight;
    if (standing === STANDING.held) held += place.weight;
    else missed = Math.min(missed, place.level);
  }
  return { held, counted, checks, missed };
}

/**
 * The position of the level that a service has, 0 while it has not reached the first. A level is reached when every check of it
 * and of those below that counts holds, so that one that asks nothing of this service is reached with the one below. A
 * service of which nothing at all is asked has no level: it has shown nothing.
 *
 * @public
 */
export function levelOf(options: {
  ranking: Ranking;
  /** Of the checks, in the order of their places. */
  verdicts: Uint8Array;
  at: number;
}): number {
  const { held, counted, checks, missed } = count(options);
  if (checks === 0) return 0;
  if (options.ranking.kind === 'levels') return missed - 1;
  return counted === 0
    ? 0
    : positionByShare(options.ranking, (100 * held) / counted);
}

/** How far a service is. */
export function scorecardResult(options: {
  document: Scorecard;
  version: number;
  ranking: Ranking;
  verdicts: Uint8Array;
  position: number;
  at: number;
  /** Seconds since 1970. */
  since: number;
}): ScorecardResult {
  const { document, position } = options;
  const { held, counted } = count(options);
  const counts: Partial<Record<CheckState, number>> = {};
  for (const verdict of options.verdicts) {
    const state = stateOf(verdict);
    counts[state] = (counts[state] ?? 0) + 1;
  }
  return {
    scorecard: document.id,
    version: options.version,
    ...(position > 0 ? { level: document.levels[position - 1]?.id } : {}),
    position,
    levels: document.levels.length,
    since: new Date(options.since * 1000).toISOString(),
    points: { held, counted },
    counts,
  };
}
