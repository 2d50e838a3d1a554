import fc from 'fast-check';
import type {
  SuiteError,
  TestCase,
  TestOutcome,
  TestReport,
} from '../../types';

type Element =
  | 'failure'
  | 'error'
  | 'skipped'
  | 'flakyFailure'
  | 'flakyError'
  | 'rerunFailure'
  | 'rerunError';

interface Result {
  element: Element;
  message?: string;
  text: string;
}

interface WrittenCase {
  name: string;
  className?: string;
  file?: string;
  milliseconds?: number;
  printed?: string;
  results: Result[];
}

interface WrittenSuite {
  name: string;
  cases: WrittenCase[];
  suites: WrittenSuite[];
  errors: Result[];
}

/** Few names, so that tests repeat; and any. Control characters are replaced when read, so there are none. */
const words = fc.oneof(
  fc.constantFrom('a', 'b', '', 'a.b', 'é😀', '<&>"\'', ' x\ty\n'),
  fc
    .string({ unit: 'binary', maxLength: 12 })
    .map(text => text.replace(/[^\P{Cc}\t\n]|[\ufffe\uffff]/gu, '')),
);

const results = (...elements: Element[]) =>
  fc.array(
    fc.record(
      {
        element: fc.constantFrom(...elements),
        message: words,
        text: words,
      },
      { requiredKeys: ['element', 'text'] },
    ),
    { minLength: 1, maxLength: 3 },
  );

const caseArbitrary: fc.Arbitrary<WrittenCase> = fc.record(
  {
    name: words,
    className: words,
    file: words,
    milliseconds: fc.nat(5_000_000),
    printed: words,
    results: fc.oneof(
      fc.constant<Result[]>([]),
      results('failure', 'error', 'skipped'),
      results('flakyFailure', 'flakyError'),
      fc
        .tuple(
          results('failure', 'error'),
          results('rerunFailure', 'rerunError'),
        )
        .map(([first, more]) => [...first, ...more]),
    ),
  },
  { requiredKeys: ['name', 'results'] },
);

export const suiteArbitrary: fc.Arbitrary<WrittenSuite> = fc.letrec<{
  suite: WrittenSuite;
}>(tie => ({
  suite: fc.record({
    name: words,
    cases: fc.array(caseArbitrary, { maxLength: 6 }),
    suites: fc.oneof(
      { maxDepth: 3 },
      fc.constant<WrittenSuite[]>([]),
      fc.array(tie('suite'), { maxLength: 3 }),
    ),
    errors: fc.oneof(
      { weight: 4, arbitrary: fc.constant<Result[]>([]) },
      results('failure', 'error'),
    ),
  }),
})).suite;

const escape = (text: string) =>
  text.replace(/[<&"'>\t\n]/g, one => `&#${one.charCodeAt(0)};`);

const attribute = (name: string, value: string | undefined) =>
  value === undefined ? '' : ` ${name}="${escape(value)}"`;

const resultXml = ({ element, message, text }: Result) =>
  `<${element}${attribute('message', message)}>${escape(text)}</${element}>`;

/** A case as an element. */
export function caseXml(written: WrittenCase): string {
  const {
    name,
    className,
    file,
    milliseconds,
    printed,
    results: all,
  } = written;
  const time =
    milliseconds === undefined ? undefined : String(milliseconds / 1_000);
  const output =
    printed === undefined ? '' : `<system-out>${escape(printed)}</system-out>`;
  return `<testcase${attribute('name', name)}${attribute(
    'classname',
    className,
  )}${attribute('file', file)}${attribute('time', time)}>
    ${all.map(resultXml).join('\n')}${output}</testcase>`;
}

const suiteXml = ({ name, cases, suites, errors }: WrittenSuite): string =>
  `<testsuite${attribute('name', name)} tests="99">
  ${errors.map(resultXml).join('')}
  ${cases.map(caseXml).join('\n')}
  ${suites.map(suiteXml).join('\n')}
  </testsuite>`;

/** Suites as a document, with totals that are wrong. */
export const documentOf = (suites: WrittenSuite[]): string =>
  `<?xml version="1.0"?>\n<testsuites tests="99">${suites
    .map(suiteXml)
    .join('')}</testsuites>`;

const KINDS: Record<string, 'failed' | 'errored'> = {
  failure: 'failed',
  flakyFailure: 'failed',
  rerunFailure: 'failed',
  error: 'errored',
  flakyError: 'errored',
  rerunError: 'errored',
};

const failureOf = ({ element, message, text }: Result) => ({
  kind: KINDS[element],
  message,
  text: text.trim() || undefined,
});

/** The tries of a case, in their order, each with how it ended. */
function triesOf({ results: all, milliseconds }: WrittenCase) {
  const has = (element: Element) => all.find(one => one.element === element);
  const worst = has('error') ?? has('failure');
  const flaky = all.filter(({ element }) => element.startsWith('flaky'));
  const more = all.filter(({ element }) => element.startsWith('rerun'));
  const unworried: TestOutcome = has('skipped') ? 'skipped' : 'passed';
  const outcome = worst ? KINDS[worst.element] : unworried;
  const own = { outcome, failure: worst && failureOf(worst), milliseconds };
  const further = (result: Result) => ({
    outcome: KINDS[result.element],
    failure: failureOf(result),
    milliseconds,
  });
  return {
    raw: outcome,
    tries: [...flaky.map(further), own, ...more.map(further)],
  };
}

interface Placed {
  suitePath: string[];
  written: WrittenCase;
}

const placed = (suites: WrittenSuite[], path: string[] = []): Placed[] =>
  suites.flatMap(({ name, cases, suites: inner }) => {
    const suitePath = [...path, name];
    return [
      ...cases.map(written => ({ suitePath, written })),
      ...placed(inner, suitePath),
    ];
  });

const errorsOf = (suites: WrittenSuite[], path: string[] = []): SuiteError[] =>
  suites.flatMap(({ name, errors, suites: inner }) => [
    ...errors.map(error => ({
      suitePath: [...path, name],
      ...failureOf(error),
    })),
    ...errorsOf(inner, [...path, name]),
  ]);

const countSuites = (suites: WrittenSuite[]): number =>
  suites.reduce((sum, { suites: inner }) => sum + 1 + countSuites(inner), 0);

const countsOf = (outcomes: TestOutcome[]) => {
  const of = (outcome: TestOutcome) =>
    outcomes.filter(one => one === outcome).length;
  return {
    tests: outcomes.length,
    passed: of('passed'),
    failed: of('failed'),
    errored: of('errored'),
    skipped: of('skipped'),
  };
};

/** One test out of all of its cases. */
function testOf(cases: Placed[]): TestCase {
  const [{ suitePath, written }] = cases;
  const tries = cases.flatMap(one => triesOf(one.written).tries);
  // Cases are compared with each other: further tries within a failed one change nothing of it.
  const own = cases.map(one => {
    const { raw, tries: all } = triesOf(one.written);
    return all.find(({ outcome }) => outcome === raw)!;
  });
  const byWorst = (['passed', 'errored', 'failed', 'skipped'] as const).map(
    outcome => own.find(one => one.outcome === outcome),
  );
  const deciding = byWorst.find(one => one !== undefined)!;
  const failures = cases.flatMap(one => {
    const { raw, tries: all } = triesOf(one.written);
    const failed = all.filter(({ failure }) => failure);
    return (
      (failed.find(({ outcome }) => outcome === raw) ?? failed[0])?.failure ??
      []
    );
  });
  return {
    suitePath,
    className: written.className,
    name: written.name,
    file: written.file,
    outcome: deciding.outcome,
    firstOutcome: tries[0].outcome,
    tries: tries.length,
    isFlaky:
      deciding.outcome === 'passed' &&
      tries.some(({ outcome }) => outcome !== 'passed'),
    durationMs: deciding.milliseconds,
    failure: failures.find(({ kind }) => kind === 'errored') ?? failures[0],
  };
}

/** What a reader finds in the document of suites, worked out in another way than the reader does. */
export function expectedOf(suites: WrittenSuite[]): TestReport {
  const all = placed(suites);
  const groups = new Map<string, Placed[]>();
  for (const one of all) {
    const { name, className, file } = one.written;
    const key = JSON.stringify([one.suitePath, className, name, file]);
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  const cases = [...groups.values()].map(testOf);
  const times = all.flatMap(({ written }) => written.milliseconds ?? []);
  return {
    suites: countSuites(suites),
    cases,
    suiteErrors: errorsOf(suites),
    raw: countsOf(all.map(({ written }) => triesOf(written).raw)),
    merged: {
      ...countsOf(cases.map(({ outcome }) => outcome)),
      flaky: cases.filter(({ isFlaky }) => isFlaky).length,
    },
    timeSumMs:
      all.length > 0 && times.length === 0
        ? undefined
        : times.reduce((sum, time) => sum + time, 0),
    rootAttributes: { tests: '99' },
  };
}
