import fc from 'fast-check';
import {
  caseXml,
  documentOf,
  expectedOf,
  suiteArbitrary,
} from './__testUtils__/documents';
import { readPieces, readXml } from './__testUtils__/readXml';

const RUNS = process.env.CALLBOARD_FULL ? 5_000 : 300;

const borders = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), {
  maxLength: 12,
});

/** The parts of something between its borders, which are shares of its length. */
function cutAt<T extends string | Uint8Array>(whole: T, shares: number[]): T[] {
  const at = [
    0,
    ...shares
      .map(share => Math.floor(share * whole.length))
      .sort((a, b) => a - b),
    whole.length,
  ];
  return at.slice(1).map((end, i) => whole.slice(at[i], end) as T);
}

const encodings = fc.constantFrom<(text: string) => Uint8Array>(
  text => new Uint8Array(Buffer.from(text)),
  text => new Uint8Array(Buffer.from(`\ufeff${text}`)),
  text => new Uint8Array(Buffer.from(`\ufeff${text}`, 'utf16le')),
  text => new Uint8Array(Buffer.from(`\ufeff${text}`, 'utf16le').swap16()),
);

/** Parts of reports, also broken ones. */
const PIECES = [
  '<?xml version="1.0" encoding="utf-16"?>',
  '<testsuites>',
  '</testsuites>',
  '<testsuite name="a">',
  '</testsuite>',
  '<testcase name="a" time="1"/>',
  '<testcase name="',
  '"',
  '>',
  '/>',
  '</testcase>',
  '<failure message="m">',
  '</failure>',
  '<rerunFailure/>',
  '<system-out>',
  '<![CDATA[',
  ']]>',
  '<!--',
  '-->',
  '<!DOCTYPE a [',
  '<!ENTITY b "c">',
  '&amp;',
  '&b;',
  '&',
  '\r',
  '\r\n',
  '\0',
  '\x1b',
  '\ufeff',
  '😀',
  '\ufffe',
];

const broken = fc
  .array(
    fc.oneof(
      { weight: 5, arbitrary: fc.constantFrom(...PIECES) },
      fc.string({ maxLength: 5, unit: 'binary' }),
    ),
    { maxLength: 40 },
  )
  .map(pieces => pieces.join(''));

function isWhole({ report, problem }: ReturnType<typeof readXml>) {
  if (problem) {
    expect(problem.line).toBeGreaterThanOrEqual(1);
  }
  if (!report) {
    expect(problem).toBeDefined();
    return;
  }
  for (const counts of [report.raw, report.merged]) {
    const { tests, passed, failed, errored, skipped } = counts;
    expect(passed + failed + errored + skipped).toBe(tests);
  }
  expect(report.cases).toHaveLength(report.merged.tests);
  expect(report.raw.tests).toBeGreaterThanOrEqual(report.merged.tests);
  // What is stored is JSON.
  expect(JSON.parse(JSON.stringify(report))).toEqual(report);
}

describe('a report', () => {
  it(`has exactly the tests that were written, wherever its bytes are cut, ${RUNS} times`, () => {
    fc.assert(
      fc.property(
        fc.array(suiteArbitrary, { maxLength: 4 }),
        encodings,
        borders,
        (suites, encode, shares) => {
          const bytes = encode(documentOf(suites));
          const { report, problem } = readPieces(cutAt(bytes, shares));
          expect(problem).toBeUndefined();
          expect(report).toEqual(expectedOf(suites));
        },
      ),
      { numRuns: RUNS },
    );
  });

  it(`that is cut off has no test that was not written, ${RUNS} times`, () => {
    fc.assert(
      fc.property(
        fc.array(suiteArbitrary, { minLength: 1, maxLength: 3 }),
        fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
        (suites, share) => {
          const document = documentOf(suites);
          const read = readXml(
            document.slice(0, Math.floor(share * document.length)),
          );
          isWhole(read);
          expect(read.problem?.reason).toBe('malformed');
          const all = expectedOf(suites);
          expect(read.report?.raw.tests ?? 0).toBeLessThanOrEqual(
            all.raw.tests,
          );
          const names = new Set(all.cases.map(({ name }) => name));
          expect(
            read.report?.cases.every(({ name }) => names.has(name)) ?? true,
          ).toBe(true);
        },
      ),
      { numRuns: RUNS },
    );
  });
});

describe('anything else', () => {
  it(`is read without an error, and alike wherever it is cut, ${RUNS} times`, () => {
    fc.assert(
      fc.property(broken, borders, fc.boolean(), (text, shares, isBytes) => {
        const bytes = new TextEncoder().encode(text);
        const whole = readXml(isBytes ? bytes : text);
        isWhole(whole);
        const pieces = isBytes ? cutAt(bytes, shares) : cutAt(text, shares);
        const cut = readPieces(pieces);
        expect(cut.report).toEqual(whole.report);
        expect(cut.problem?.reason).toBe(whole.problem?.reason);
      }),
      { numRuns: RUNS },
    );
  });

  it(`may be bytes, ${RUNS} times`, () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 1_000 }),
        borders,
        (bytes, shares) => {
          isWhole(readPieces(cutAt(bytes, shares)));
          const inside = Buffer.concat([
            Buffer.from(`<testsuite>${caseXml({ name: 'a', results: [] })}`),
            bytes,
          ]);
          const read = readXml(new Uint8Array(inside));
          isWhole(read);
          // Whatever follows takes back nothing.
          expect(read.report?.raw.tests).toBeGreaterThanOrEqual(1);
        },
      ),
      { numRuns: RUNS },
    );
  });
});
