import type { PipelineTests } from '@callboard/backstage-plugin-build-health-common';
import { buildsOf, pipelineOf } from '../__testUtils__/answers';
import { sayTests } from './sayTests';

const now = new Date('2026-11-28T12:00:00Z');
const NAMES = [
  'tests-reported',
  'flaky-test-count',
  'flaky-rate',
  'broken-test-count',
];
const says = (...all: (Partial<PipelineTests> | undefined)[]) => {
  const pipelines = all.map((tests, index) =>
    pipelineOf(`ci${index}`, {
      tests: tests && {
        flaky: 0,
        broken: 0,
        lastReportAt: '2026-11-28T11:00:00.000Z',
        ...tests,
      },
    }),
  );
  const said = sayTests(buildsOf('a', pipelines), now);
  const values = NAMES.map(name => {
    const one = said[name];
    return 'value' in one ? one.value : Object.keys(one)[0];
  });
  return { said, values };
};

it('adds up the tests of all pipelines that report', () => {
  const { said, values } = says({ seen: 300, flaky: 2, broken: 1 }, undefined, {
    seen: 100,
    flaky: 1,
  });
  expect(values).toEqual([true, 3, 0.8, 1]);
  expect(said['flaky-test-count']).toMatchObject({ note: 'ci0, ci2' });
  expect(said['flaky-rate']).toMatchObject({ note: '3 of 400 tests' });
});

it.each([
  ['2026-10-29T12:00:01.000Z', true],
  ['2026-10-29T12:00:00.000Z', false],
])('takes reports of 30 days for ones: %s', (lastReportAt, expected) => {
  const old = '2026-01-01T00:00:00.000Z';
  const { values } = says({ lastReportAt: old }, { lastReportAt, seen: 1 });
  expect(values[0]).toBe(expected);
});

it('has no rate of tests that were not counted, or are none', () => {
  expect(says({ seen: 5 }, { flaky: 1 }).values).toEqual([
    true,
    1,
    'unavailable',
    0,
  ]);
  expect(says({ seen: 0 }).values[2]).toBe('missing');
  // Those that went away since they were counted.
  expect(says({ seen: 2, flaky: 3 }).values[2]).toBe(100);
});

it('knows that nothing is reported, and nothing where nothing is built', () => {
  const missing = Array(3).fill('missing');
  expect(says(undefined).values).toEqual([false, ...missing]);
  expect(says().values).toEqual(['missing', ...missing]);
});
