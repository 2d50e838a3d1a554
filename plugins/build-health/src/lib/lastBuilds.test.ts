import type { BuildSummary } from '@callboard/backstage-plugin-build-health-common';
import { lastBuilds } from './lastBuilds';

const MOMENT = '2026-11-28T03:06:00.000Z';
const minutesBefore = (minutes: number) =>
  new Date(Date.parse(MOMENT) - minutes * 60_000).toISOString();

const build = (
  id: string,
  minutes: number,
  change: Partial<BuildSummary> = {},
): BuildSummary => ({
  id,
  pipelineId: '1',
  externalId: id,
  attempt: 1,
  state: 'finished',
  outcome: 'success',
  trigger: 'push',
  finishedAt: minutesBefore(minutes),
  ...change,
});

const shown = (builds: BuildSummary[]) =>
  lastBuilds(builds, MOMENT).map(
    ({ build: { id }, isRed, isTurn }) =>
      `${id}${isRed ? ' red' : ''}${isTurn ? ' turn' : ''}`,
  );

const failed = { outcome: 'failure' } as const;

describe('lastBuilds', () => {
  it('gives those of the two hours before, and what turned trunk', () => {
    expect(
      shown([
        build('late', -1),
        build('c', 8),
        build('b', 60, failed),
        build('a', 119),
        build('old', 121, failed),
      ]),
    ).toEqual(['c turn', 'b red turn', 'a turn']);
  });

  it('gives the last one where there was none for longer', () => {
    expect(shown([build('b', 300), build('a', 400)])).toEqual(['b']);
    expect(shown([])).toEqual([]);
  });

  it('leaves out what says nothing of the code, or goes on', () => {
    expect(
      shown([
        build('cancelled', 5, { outcome: 'cancelled' }),
        build('running', 0, {
          state: 'running',
          outcome: undefined,
          finishedAt: undefined,
        }),
        build('a', 10),
      ]),
    ).toEqual(['a']);
  });

  it('counts a build by its latest attempt, and each pipeline by itself', () => {
    expect(
      shown([
        build('a2', 10, { externalId: 'a', attempt: 2 }),
        build('other', 15, { pipelineId: '2', ...failed }),
        build('a1', 20, { externalId: 'a', ...failed }),
        build('before', 30),
      ]),
    ).toEqual(['a2', 'other red', 'before']);
  });
});
