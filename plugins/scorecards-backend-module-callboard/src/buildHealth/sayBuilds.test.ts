import type { PipelineHealth } from '@callboard/backstage-plugin-build-health-common';
import { buildsOf, pipelineOf } from '../__testUtils__/answers';
import { sayBuilds } from './sayBuilds';

const says = (...pipelines: Partial<PipelineHealth>[]) =>
  sayBuilds(
    buildsOf(
      'a',
      pipelines.map((one, index) => pipelineOf(`ci${index}`, one)),
    ),
  );
const trunk = (state: 'green' | 'red' | 'unknown', since?: string) => ({
  trunk: { state, since },
});
const rate = (successes: number, n: number) => ({
  successRate: { n, successes, hasVerdict: false },
});
const took = (n: number, p50: number, p95?: number) => ({
  duration: { n, p50, p95, max: 9e6 },
});

it.each([
  [['green', 'unknown'], true],
  [['green', 'red'], false],
  [['unknown', 'red'], false],
  [['unknown'], 'None of its pipelines has built main'],
] as const)('says of main that is %p how it stands', (states, expected) => {
  const said = says(...states.map(state => trunk(state, undefined)));
  expect(said['main-green']).toMatchObject(
    typeof expected === 'string' ? { missing: expected } : { value: expected },
  );
});

it('knows since when main is red, of the longest', () => {
  const since = '2026-11-20T10:00:00.000Z';
  const said = says(
    trunk('red', '2026-11-21T10:00:00.000Z'),
    trunk('red', since),
    trunk('green'),
  );
  expect(said['main-red-since']).toEqual({ value: since, note: 'ci0, ci1' });
  expect(said.pipelines).toEqual({
    value: [
      { name: 'ci0', state: 'red' },
      { name: 'ci1', state: 'red' },
      { name: 'ci2', state: 'green' },
    ],
  });
  expect(says(trunk('green'))['main-red-since']).toEqual({
    missing: 'Main is green',
  });
  expect(says(trunk('red'))['main-red-since']).toHaveProperty('unavailable');
});

it('tells times of the slowest pipeline, to the second', () => {
  const said = says(took(30, 60_400, 90_600), took(25, 50_000, 200_001), {});
  expect(said['p50-build-time']).toEqual({ value: 60_000, note: 'ci0' });
  expect(said['p95-build-time']).toEqual({ value: 200_000, note: 'ci1' });
});

it.each([
  [[{}], 'No build on main passed in 30 days', true],
  [[took(7, 60_000), {}], 'Only 7 builds on main passed in 30 days: 20', false],
])('has no p95 of too few: %j', (pipelines, missing, alsoMedian) => {
  const said = says(...pipelines);
  expect(said['p95-build-time']).toEqual({
    missing: expect.stringContaining(missing),
  });
  expect('missing' in said['p50-build-time']).toBe(alsoMedian);
});

it('pools counts, and has no rate of too few', () => {
  const said = says(rate(2, 2), rate(500, 1_000));
  expect(said['builds-30d']).toEqual({ value: 1_002 });
  // A mean of the rates would be 75.
  expect(said['success-rate']).toEqual({
    value: 50.1,
    note: '502 of 1002 builds passed',
  });
  expect(says(rate(2, 3), rate(297, 297))['success-rate']).toMatchObject({
    value: 99.7,
  });
  expect(says(rate(5, 7))['success-rate']).toEqual({
    missing:
      '5 of 7 builds passed on main in 30 days: 20 are needed for a rate',
  });
  // Pipelines are known, and nothing was built: that is 0 builds.
  expect(says({})['builds-30d']).toEqual({ value: 0 });
});

it('knows the last build of all pipelines', () => {
  const build = (finishedAt?: string) => ({
    id: '1',
    pipelineId: '1',
    externalId: '1',
    attempt: 1,
    state: 'finished' as const,
    trigger: 'push' as const,
    finishedAt,
  });
  const last = '2026-11-28T10:00:00.000Z';
  expect(
    says(
      { lastBuilds: [build('2026-11-27T10:00:00.000Z'), build(last)] },
      { lastBuilds: [build('2026-11-28T09:00:00.000Z'), build()] },
    )['last-build-at'],
  ).toEqual({ value: last });
  expect(says({})['last-build-at']).toHaveProperty('missing');
});

it.each([
  [true, 'No build of the pipelines that it names is known'],
  [false, 'It names no pipeline, and none builds its repository'],
])('counts nothing without a pipeline', (hasAnnotation, missing) => {
  const { pipelines, ...others } = sayBuilds(buildsOf('a', [], hasAnnotation));
  expect(pipelines).toEqual({ value: [] });
  expect(Object.values(others)).toHaveLength(7);
  for (const one of Object.values(others)) expect(one).toEqual({ missing });
});
