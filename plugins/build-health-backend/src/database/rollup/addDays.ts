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

/** Adds days up by their pipelines. */
export function addDays(rows: readonly SummedDay[]): Map<number, DaySums> {
  const sums = new Map<number, DaySums>();
  for (const row of rows) {
    const sum = sums.get(row.pipeline_id) ?? {
      outcomes: {},
      durations: new DurationSketch(),
      queues: new DurationSketch(),
    };
    sums.set(row.pipeline_id, sum);
    const outcomes: DaySums['outcomes'] = JSON.parse(row.outcomes_json);
    for (const [outcome, n] of Object.entries(outcomes)) {
      const key = outcome as BuildOutcome;
      sum.outcomes[key] = (sum.outcomes[key] ?? 0) + n;
    }
    join(sum.durations, row.durations);
    join(sum.queues, row.queues);
  }
  return sums;
}
