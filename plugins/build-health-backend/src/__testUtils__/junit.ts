import { gzipSync } from 'node:zlib';

/** A case of a report, passed unless it says otherwise. */
export interface WrittenCase {
  name: string;
  className?: string;
  /** Elements within it, as `<failure message="no"/>`. */
  inside?: string;
}

/** A failure that was tried again and passed, as Surefire writes it. */
export const FLAKY = '<flakyFailure message="at first"/>';
/** One that was tried again in vain. */
export const FAILED_AGAIN =
  '<failure message="no"/><rerunFailure message="no again"/>';

/** A JUnit report of one suite. */
export const junit = (cases: readonly WrittenCase[], suite = 'ledger') =>
  `<?xml version="1.0"?><testsuite name="${suite}">${cases
    .map(
      ({ name, className = 'Ledger', inside = '' }) =>
        `<testcase classname="${className}" name="${name}">${inside}</testcase>`,
    )
    .join('')}</testsuite>`;

/** What a push has of it. */
export const packed = (xml: string) => gzipSync(xml).toString('base64');
