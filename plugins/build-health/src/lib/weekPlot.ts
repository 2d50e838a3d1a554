import { formatDuration } from '@internal/frontend-kit';
import {
  type BuildWeek,
  type DurationSummary,
} from '@callboard/backstage-plugin-build-health-common';
import { durationTicks } from './durationTicks';
import type { TimeFigure } from './weekFinding';

/** A week as it is drawn. What is absent is a gap. */
export interface PlotPoint {
  /** Unlike that of any other one. */
  id: string;
  label: string;
  first?: number;
  second?: number;
  /** Builds that it rests on. */
  n?: number;
  /** Where the true value lies with 95 %. */
  range?: [number, number];
}

/** What a chart of weeks is drawn of. */
export interface WeekPlotData {
  points: PlotPoint[];
  /** What stands at the ends of the lines. */
  names: { first?: string; second?: string };
  ticks: number[];
  writeTick: (value: number) => string;
}

const PERCENT = 100;
const PERCENT_TICKS = [0, 25, 50, 75, 100];

/** p50 and p95 of a time, in milliseconds, over how many builds there were. */
export function timePlot(
  weeks: readonly BuildWeek[],
  figure: TimeFigure,
  labelOf: (week: BuildWeek) => string,
): WeekPlotData {
  const points = weeks.map((week): PlotPoint => {
    const time: DurationSummary | undefined = week[figure];
    return {
      id: week.week,
      label: labelOf(week),
      ...(time && { first: time.p50, second: time.p95, n: time.n }),
    };
  });
  const longest = Math.max(
    0,
    ...points.map(({ first = 0, second = 0 }) => Math.max(first, second)),
  );
  return {
    points,
    names: { first: 'p50', second: 'p95' },
    ticks: durationTicks(longest),
    writeTick: value => (value === 0 ? '0' : formatDuration(value)),
  };
}

/** Success rates in percent: a point where enough was counted for one, and everywhere the interval that it lies in. */
export function successPlot(
  weeks: readonly BuildWeek[],
  labelOf: (week: BuildWeek) => string,
): WeekPlotData {
  return {
    points: weeks.map((week): PlotPoint => {
      const { rate, interval, hasVerdict } = week.successRate ?? {};
      return {
        id: week.week,
        label: labelOf(week),
        ...(hasVerdict && rate !== undefined && { first: rate * PERCENT }),
        ...(interval && {
          range: [interval.low * PERCENT, interval.high * PERCENT],
        }),
      };
    }),
    names: {},
    ticks: PERCENT_TICKS,
    writeTick: value => `${value}%`,
  };
}

/** Whether anything of it is known. */
export const isKnown = ({ first, range }: PlotPoint) =>
  first !== undefined || range !== undefined;
