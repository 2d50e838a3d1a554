import type { ReadTestReport, TestReport } from '../../types';
import { JUnitReader } from '../JUnitReader';
import type { JUnitLimits } from '../limits';

/** Reads a whole document, by default in one piece. */
export function readXml(
  document: string | Uint8Array,
  limits?: JUnitLimits,
): ReadTestReport {
  return readPieces([document], limits);
}

/** Reads the pieces of a document. */
export function readPieces(
  pieces: Iterable<string | Uint8Array>,
  limits?: JUnitLimits,
): ReadTestReport {
  const reader = new JUnitReader(limits);
  for (const piece of pieces) {
    if (!reader.write(piece)) {
      break;
    }
  }
  return reader.end();
}

/** The report of a document that is read to its end. */
export function reportOf(document: string | Uint8Array): TestReport {
  const { report, problem } = readXml(document);
  if (!report || problem) {
    throw new Error(`Not read: ${problem?.reason} ${problem?.message}`);
  }
  return report;
}
