import { dayOf } from '../history/calendar';
import { randomOf } from '../history/random';
import type { SampleBuild } from '../history/types';

/** Tests of a pipeline that has reports of them. */
interface Tests {
  suite: string;
  /** Each has some cases. */
  classes: readonly string[];
  /** `class: case` of those that fail and pass on the same commit. */
  flaky?: readonly string[];
  /** `class: case` of the one that breaks trunk. */
  breaking?: string;
}

const CASES = [
  'accepts what is complete',
  'answers within its time',
  'does nothing twice',
  'keeps what it was given',
  'refuses a wrong currency',
  'rounds half to even',
  'says what is missing',
  'survives a lost connection',
];

/** By the ids of pipelines. Others upload no reports. */
const TESTS: ReadonlyMap<number, Tests> = new Map([
  [
    7,
    {
      suite: 'fx-rates',
      classes: ['CrossRates', 'Feed', 'RateStore', 'Spread', 'Weekend'],
      breaking: 'Feed: reads the fixing of the central bank',
    },
  ],
  [
    12,
    {
      suite: 'checkout-page',
      classes: ['Address', 'Basket', 'CardForm', 'Receipt', 'Vouchers'],
      flaky: [
        'CardForm: shows the challenge of the bank',
        'Basket: updates while another tab pays',
      ],
    },
  ],
  [
    151,
    {
      suite: 'settlement-engine',
      classes: ['Cutoff', 'Fees', 'Ledger', 'Netting', 'Payout', 'Reserve'],
    },
  ],
]);

const usualCases = ({ classes }: Tests): string[] =>
  classes.flatMap(one => CASES.map(name => `${one}: ${name}`));

const allCases = (tests: Tests): string[] => [
  ...usualCases(tests),
  ...(tests.flaky ?? []),
  ...(tests.breaking ? [tests.breaking] : []),
];

/** Cases that failed in an attempt. */
function failedOf(
  { pipeline, failure, runId, attempt, createdAt }: SampleBuild,
  tests: Tests,
): ReadonlySet<string> {
  const usual = usualCases(tests);
  const random = randomOf('failed', runId, attempt);
  switch (failure) {
    case 'flaky-test':
      return new Set([random.pick(tests.flaky ?? usual)]);
    case 'broken-test':
      // Until it is mended it is the same one.
      return new Set([
        tests.breaking ??
          randomOf('broken', pipeline.id, dayOf(createdAt)).pick(usual),
      ]);
    case 'tests':
      return new Set([random.pick(usual), random.pick(usual)]);
    default:
      return new Set();
  }
}

/** The JUnit report of an attempt that came as far as its tests; undefined where there is none. */
export function testReportOf(build: SampleBuild): string | undefined {
  const { pipeline, outcome, failure, runId, attempt } = build;
  const tests = TESTS.get(pipeline.id);
  const ranTests =
    outcome === 'success' ||
    failure === 'tests' ||
    failure === 'flaky-test' ||
    failure === 'broken-test';
  if (!tests || !ranTests) return undefined;
  const failed = failedOf(build, tests);
  const random = randomOf('times', runId, attempt);
  const cases = allCases(tests).map(one => {
    const [className, name] = one.split(': ');
    const seconds = random.ratio(0.004, 1.5).toFixed(3);
    const inside = failed.has(one)
      ? '<failure message="expected something else">AssertionError</failure>'
      : '';
    return `<testcase classname="${className}" name="${name}" time="${seconds}">${inside}</testcase>`;
  });
  return `<?xml version="1.0"?><testsuite name="${tests.suite}" tests="${
    cases.length
  }" failures="${failed.size}">${cases.join('')}</testsuite>`;
}
