import { createHash } from 'node:crypto';
import type {
  BuildState,
  BuildReport,
  JobReport,
} from '@callboard/backstage-plugin-build-health-common';

/**
 * A report never takes a build back: what waits or runs may change places, what has finished has. Who knows when it ended has seen
 * more than who guesses, whenever they looked.
 */
const RANKS: Record<BuildState, number> = {
  queued: 0,
  blocked: 1,
  running: 1,
  finished: 3,
};
const GUESSED = 2;

const rankOf = ({ state, finishIsEstimate }: BuildReport | JobReport) =>
  state === 'finished' && finishIsEstimate ? GUESSED : RANKS[state];

/** What decides between two reports of one attempt: how far it is, the moment, and, where both are the same, the bytes. */
export interface Order {
  rank: number;
  reported_at: number;
  fingerprint: string;
}

export function orderOf(report: BuildReport | JobReport): Order {
  const fields = Object.entries(report).sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    rank: rankOf(report),
    reported_at: Date.parse(report.reportedAt),
    fingerprint: createHash('sha256')
      .update(JSON.stringify(fields))
      .digest('base64url'),
  };
}

const isLater = (a: Order, b: Order) =>
  a.rank - b.rank ||
  a.reported_at - b.reported_at ||
  (a.fingerprint < b.fingerprint ? -1 : 1);

/** Of rows with the same key the one that counts: a statement may not write a row twice. */
export function latestByKey<T extends Order>(
  rows: readonly T[],
  keyOf: (row: T) => string,
): T[] {
  const latest = new Map<string, T>();
  for (const row of rows) {
    const key = keyOf(row);
    const other = latest.get(key);
    if (!other || isLater(row, other) > 0) latest.set(key, row);
  }
  return [...latest.values()];
}

/** The same order in SQL: whether what comes in counts more than what is there. */
export const countsMore = (table: string) => `
  excluded.rank > ${table}.rank
  or (excluded.rank = ${table}.rank and (
    excluded.reported_at > ${table}.reported_at
    or (excluded.reported_at = ${table}.reported_at
      and excluded.fingerprint > ${table}.fingerprint)))`;
