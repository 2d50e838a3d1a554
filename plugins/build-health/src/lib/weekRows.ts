import type {
  BuildWeek,
  DurationSummary,
} from '@callboard/backstage-plugin-build-health-common';
import { rateCells, secondsOf, type Cells } from './csvCells';
import type { TimeFigure } from './weekFinding';

export const TIME_COLUMNS = ['week', 'p50', 'p95', 'longest', 'n'] as const;

/** Weeks for a spreadsheet, which reckons with numbers: times in seconds. What is unknown is empty, and never 0. */
export const timeRows = (
  weeks: readonly BuildWeek[],
  figure: TimeFigure,
): Cells[] =>
  weeks.map(week => {
    const { p50, p95, max, n }: Partial<DurationSummary> = week[figure] ?? {};
    return [week.from, secondsOf(p50), secondsOf(p95), secondsOf(max), n];
  });

export const SUCCESS_COLUMNS = [
  'week',
  'counted',
  'passed',
  'rate',
  'low',
  'high',
  'leftOut',
  'red',
] as const;

/** As above: shares from 0 to 1, none where too little was counted for one. */
export const successRows = (
  weeks: readonly BuildWeek[],
  writeLeftOut: (leftOut: NonNullable<BuildWeek['leftOut']>) => string,
): Cells[] =>
  weeks.map(({ from, successRate, leftOut, redMs }) => [
    from,
    ...rateCells(successRate),
    leftOut && writeLeftOut(leftOut),
    secondsOf(redMs),
  ]);
