import { createHash } from 'node:crypto';
import { InputError } from '@backstage/errors';
import type { TestReportUpload } from '@callboard/backstage-plugin-build-health-node';
import { testReportUpload } from '../push/pushSchema';

/** What was asked for is kept under it; no provider sends a kind with a space. */
export const POLLED_TESTS = 'polled tests';

/** Characters of base64: as much as may be pushed, which is some 30 MB of XML with gzip. */
const MOST_CONTENT = 4_000_000;

/** A report of tests that a source was asked for, as it is kept until it is worked in; twice is the same. */
export function toDelivery(report: TestReportUpload) {
  const name = `tests (${report.name} of build ${report.buildId})`;
  if (report.content.length > MOST_CONTENT) {
    throw new InputError(
      `${name}.content: has more than ${MOST_CONTENT} characters; send it in parts with other names`,
    );
  }
  const { error } = testReportUpload.safeParse(report);
  if (error) {
    const [{ path, message }] = error.issues;
    throw new InputError(`${name}.${path.join('.')}: ${message}`);
  }
  const body = JSON.stringify([report]);
  const hash = createHash('sha256').update(body).digest('base64url');
  return { key: `tests:${hash}`, kind: POLLED_TESTS, body };
}
