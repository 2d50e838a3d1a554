import type { ReadTestReport } from '../types';
import { JUnitReader } from './JUnitReader';
import type { JUnitLimits } from './limits';

/**
 * Reads a JUnit report of a stream. The rest of a stream that cannot become a report is left alone.
 *
 * @public
 */
export async function readJUnit(
  chunks: AsyncIterable<Uint8Array | string>,
  limits?: JUnitLimits,
): Promise<ReadTestReport> {
  const reader = new JUnitReader(limits);
  for await (const chunk of chunks) {
    if (!reader.write(chunk)) {
      break;
    }
  }
  return reader.end();
}
