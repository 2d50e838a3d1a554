import fs from 'node:fs';
import path from 'node:path';
import type { ReadTestReport, TestReport } from '../types';
import { readPieces } from './__testUtils__/readXml';

const data = process.env.CALLBOARD_DATA;
const describeData = data ? describe : describe.skip;

/** Facts of a report, as the README beside them says. */
interface Facts {
  input: string;
  mustParse: boolean;
  reason?: string;
  mustNotStoreTests?: boolean;
  raw?: TestReport['raw'];
  merged?: TestReport['merged'];
  suites?: number;
  testcaseTimeSumMs?: number;
  rootAttributes?: Record<string, string>;
  suiteLevelErrors?: unknown[];
  /** The first ones. */
  failures?: unknown[];
  failuresTotal?: number;
  flakyTests?: string[];
}

const kindOf = (kind: string) => (kind === 'errored' ? 'error' : kind);

/** What was read, in the words of the facts. */
function asFacts({ report, problem }: ReadTestReport, expected: Facts) {
  const failed = report?.cases.filter(({ outcome }) =>
    ['failed', 'errored'].includes(outcome),
  );
  const read: Omit<Facts, 'input'> = {
    mustParse: problem === undefined,
    reason: problem?.reason,
    mustNotStoreTests: problem && report === undefined,
    raw: report?.raw,
    merged: report?.merged,
    suites: report?.suites,
    testcaseTimeSumMs: report && Math.round(report.timeSumMs ?? Number.NaN),
    rootAttributes: report?.rootAttributes,
    suiteLevelErrors: report?.suiteErrors.map(
      ({ suitePath, kind, message }) => ({
        suite: suitePath.at(-1),
        kind: kindOf(kind),
        message,
      }),
    ),
    failures: failed
      ?.slice(0, expected.failures?.length)
      .map(({ className = null, name, outcome, failure }) => ({
        classname: className,
        name,
        kind: kindOf(outcome),
        message: failure?.message ?? null,
      })),
    failuresTotal: failed?.length,
    flakyTests: report?.cases
      .filter(({ isFlaky }) => isFlaky)
      .map(({ name }) => name),
  };
  return read;
}

const cut = (bytes: Uint8Array, size: number) =>
  Array.from({ length: Math.ceil(bytes.length / size) }, (_, i) =>
    bytes.subarray(i * size, (i + 1) * size),
  );

describeData(
  `reports of tests that were recorded${
    data ? '' : ' (skipped: no data, CALLBOARD_DATA is not set)'
  }`,
  () => {
    const root = path.join(data ?? '', 'builds', 'junit');
    const names = data ? fs.readdirSync(root) : [];
    let compared = 0;

    it.each(names)('%s has the facts that are expected', name => {
      const facts: Facts = JSON.parse(
        fs.readFileSync(path.join(root, name, 'expected.json'), 'utf8'),
      );
      const bytes = new Uint8Array(
        fs.readFileSync(path.join(root, name, facts.input)),
      );
      for (const size of [bytes.length, 7, 1]) {
        const read: Record<string, unknown> = {
          ...asFacts(readPieces(cut(bytes, size)), facts),
        };
        const known = Object.entries(facts).filter(([key]) => key in read);
        expect(
          Object.fromEntries(known.map(([key]) => [key, read[key]])),
        ).toEqual(Object.fromEntries(known));
        compared += size === 1 ? known.length : 0;
      }
    });

    it('says how much was compared', () => {
      expect(names.length).toBeGreaterThanOrEqual(10);
      expect(compared).toBeGreaterThanOrEqual(names.length * 2);
      // eslint-disable-next-line no-console
      console.log(`${names.length} reports, ${compared} facts`);
    });
  },
);
