import type { TeamBuilds } from '@callboard/backstage-plugin-build-health-common';
import { rateCells, secondsOf, type Cells } from './csvCells';

export const TEAM_COLUMNS = [
  'team',
  'services',
  'redNow',
  'counted',
  'passed',
  'rate',
  'low',
  'high',
  'red',
  'p50',
  'p95',
  'longest',
  'flaky',
] as const;

/** Teams for a spreadsheet, which reckons with numbers: times in seconds, shares from 0 to 1. What is unknown is empty. */
export const teamRows = (teams: readonly TeamBuilds[]): Cells[] =>
  teams.map(
    ({ ownerRef, services, red, successRate, redMs, duration, flakyTests }) => [
      ownerRef,
      services,
      red,
      ...rateCells(successRate),
      secondsOf(redMs),
      secondsOf(duration?.p50),
      secondsOf(duration?.p95),
      secondsOf(duration?.max),
      flakyTests,
    ],
  );
