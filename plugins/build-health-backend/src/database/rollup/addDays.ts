import {
  DurationSketch,
  type BuildOutcome,
} from '@callboard/backstage-plugin-build-health-common';
import type { DaySums } from '../HealthStore';
import type { DayRow } from './rollupRows';

/** What days are added up from. */
export type SummedDay = Pick<
  DayRow,
  'pipeline_id' | 'outcomes_json' | 'durations'
> &
  Partial<Pick<DayRow, 'queues'>>;

const join = (sum: DurationSketch, text: string | null | undefined) => {
  if (text) sum.merge(DurationSketch.parse(text));
};

/**
 * Adds days up, by their pipelines unless something else is said.
 *
 * @param sums - what they are added to
 */
export function addDays<T extends SummedDay>(
  rows: readonly T[],
  keyOf: (row: T) => number = row => row.pipeline_id,
  sums = new Map<number, DaySums>(),
): Map<number, DaySums> {
  for (const row of rows) {
    const key = keyOf(row);
    const sum = sums.get(key) ?? {
      outcomes: {},
      durations: new DurationSketch(),
      queues: new DurationSketch(),
    };
    sums.set(key, sum);
    const outcomes: DaySums['outcomes'] = JSON.parse(row.outcomes_json);
    for (const [outcome, n] of Object.entries(outcomes)) {
      const ended = outcome as BuildOutcome;
      sum.outcomes[ended] = (sum.outcomes[ended] ?? 0) + n;
    }
    join(sum.durations, row.durations);
    join(sum.queues, row.queues);
  }
  return sums;
}
