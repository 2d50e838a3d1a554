import { createHash } from 'node:crypto';
import { InputError } from '@backstage/errors';
import type {
  BuildSource,
  ReadOptions,
  SourceReports,
  TestReportUpload,
} from '@callboard/backstage-plugin-build-health-node';
import { z } from 'zod';
import { testReportUpload } from '../push/pushSchema';
import { readInTime } from './readInTime';

/** What was asked for is kept under it; no provider sends a kind with a space. */
export const POLLED_TESTS = 'polled tests';

/** Characters of base64: as much as may be pushed, which is some 30 MB of XML with gzip. */
const MOST_CONTENT = 4_000_000;

/** A provider may be asked while a delivery is read. GitHub answers within 10 s, or does when it is asked again. */
const READ_MS = 20_000;

const polledSchema = z.array(testReportUpload).length(1);

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

/**
 * What a delivery says, whichever way it has come.
 *
 * @throws LateError when the source takes too long
 */
export async function readDelivery(
  source: Pick<BuildSource, 'read'>,
  delivery: Parameters<BuildSource['read']>[0],
  { readMs = READ_MS, ...options }: ReadOptions & { readMs?: number },
): Promise<SourceReports> {
  if (delivery.kind !== POLLED_TESTS) {
    return readInTime(signal => source.read(delivery, { ...options, signal }), {
      signal: options.signal,
      ms: readMs,
    });
  }
  const tests = polledSchema.parse(JSON.parse(delivery.body));
  return { builds: [], jobs: [], tests };
}
