import type {
  EntityBuilds,
  PipelineTests,
} from '@callboard/backstage-plugin-build-health-common';
import type { Said } from '../families/readings';
import { DAY } from '../families/times';
import { DAYS } from './sayBuilds';

const COUNTS = ['flaky-test-count', 'flaky-rate', 'broken-test-count'];

interface Reporting extends PipelineTests {
  name: string;
}

function sayReported(reporting: readonly Reporting[], now: Date): Said {
  const last = reporting.reduce((a, b) =>
    a.lastReportAt < b.lastReportAt ? b : a,
  );
  return {
    value: Date.parse(last.lastReportAt) > now.getTime() - DAYS * DAY,
    note: `${last.name}, on ${last.lastReportAt.slice(0, 10)}`,
  };
}

function sayCount(
  reporting: readonly Reporting[],
  field: 'flaky' | 'broken',
): Said & { value: number } {
  const found = reporting.filter(one => one[field] > 0);
  return {
    value: found.reduce((sum, one) => sum + one[field], 0),
    note: found.map(({ name }) => name).join(', '),
  };
}

function sayFlakyRate(reporting: readonly Reporting[], flaky: number): Said {
  let tests = 0;
  for (const { name, seen } of reporting) {
    if (seen === undefined) {
      return { unavailable: `Tests of ${name} were not counted yet` };
    }
    tests += seen;
  }
  return tests > 0
    ? {
        value: Math.min(100, Math.round((1_000 * flaky) / tests) / 10),
        note: `${flaky} of ${tests} tests`,
      }
    : { missing: 'Its reports have no tests' };
}

/** What build health says of the tests of an entity. */
export function sayTests(
  { pipelines }: EntityBuilds,
  now: Date,
): Record<string, Said> {
  const reporting = pipelines.flatMap(({ name, tests }) =>
    tests ? [{ name, ...tests }] : [],
  );
  if (reporting.length > 0) {
    const flaky = sayCount(reporting, 'flaky');
    return {
      'tests-reported': sayReported(reporting, now),
      'flaky-test-count': flaky,
      'flaky-rate': sayFlakyRate(reporting, flaky.value),
      'broken-test-count': sayCount(reporting, 'broken'),
    };
  }
  const none =
    pipelines.length > 0
      ? 'No pipeline of it reports tests'
      : 'It has no pipeline that could report tests';
  return {
    'tests-reported':
      pipelines.length > 0 ? { value: false, note: none } : { missing: none },
    ...Object.fromEntries(COUNTS.map(name => [name, { missing: none }])),
  };
}
