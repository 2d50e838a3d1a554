import {
  DurationSketch,
  countsForHealth,
} from '@callboard/backstage-plugin-build-health-common';
import { groupBy } from '@internal/backend-kit';
import { dayOf, type DayCell, type TrunkRow } from './rollupRows';

/**
 * The attempt that says how a build ended: the latest that says something of the code, or else the latest of all.
 *
 * @param attempts - all finished attempts of one build on trunk, at least one
 */
export function decidingAttempt(attempts: readonly TrunkRow[]): TrunkRow {
  const counted = attempts.filter(({ outcome }) => countsForHealth(outcome));
  return (counted.length > 0 ? counted : attempts).reduce((latest, one) =>
    one.attempt > latest.attempt ? one : latest,
  );
}

const earliest = (rows: readonly TrunkRow[]) =>
  rows.length > 0
    ? rows.reduce((at, { finishedAt }) => Math.min(at, finishedAt), Infinity)
    : undefined;

/**
 * What finished on each day, in order of days.
 *
 * @param rows - attempts that finished on the days that are asked for
 * @param attemptsOf - all finished attempts of a build on trunk
 */
export function dayCells(
  rows: readonly TrunkRow[],
  attemptsOf: (externalId: string) => readonly TrunkRow[],
): DayCell[] {
  const deciding = new Map<string, number>();
  for (const { externalId } of rows) {
    if (deciding.has(externalId)) continue;
    deciding.set(externalId, decidingAttempt(attemptsOf(externalId)).attempt);
  }
  const byDay = groupBy(rows, ({ finishedAt }) => dayOf(finishedAt));
  return [...byDay]
    .sort(([a], [b]) => a - b)
    .map(([day, ofDay]) => {
      const outcomes: DayCell['outcomes'] = {};
      for (const { externalId, attempt, outcome } of ofDay) {
        if (outcome && deciding.get(externalId) === attempt) {
          outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
        }
      }
      const passes = ofDay.filter(({ outcome }) => outcome === 'success');
      return {
        day,
        outcomes,
        durations: DurationSketch.of(
          passes.map(({ startedAt, finishedAt }) =>
            startedAt === undefined ? undefined : finishedAt - startedAt,
          ),
        ),
        queues: DurationSketch.of(ofDay.map(({ queueMs }) => queueMs)),
        firstCountedAt: earliest(
          ofDay.filter(({ outcome }) => countsForHealth(outcome)),
        ),
        firstPassAt: earliest(passes),
      };
    });
}
