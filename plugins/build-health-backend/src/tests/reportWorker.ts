import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import type { TestReportProblem } from '@callboard/backstage-plugin-build-health-common';
import { packReport, type PackedReport } from './packReport';

/** This file, for the thread that runs it. */
export const REPORT_WORKER = __filename;

/** Longer than what is kept: a secret that is cut in the middle would not be recognised. */
const LONGEST_TEXT = 6_000;

const PROBLEMS: Record<TestReportProblem['reason'], string> = {
  malformed: 'it is broken or cut off',
  'not-junit': 'it is no JUnit report',
  'forbidden-doctype': 'it declares entities, which are never resolved',
  'too-large': 'it is too large',
};

/** What a thread is to read. */
export interface ReportTask {
  /** Base64 of the XML, as it is or with gzip. */
  content: string;
  knownSets: string[];
}

/** What it makes of it: a problem says in words what is wrong. */
export type ReadReport =
  | { report: PackedReport; problem?: undefined }
  | { report?: undefined; problem: string };

function bytesOf(content: string): AsyncIterable<Uint8Array> {
  const bytes = Buffer.from(content, 'base64');
  const source = Readable.from([bytes]);
  return bytes[0] === 0x1f && bytes[1] === 0x8b
    ? source.pipe(createGunzip())
    : source;
}

/** What the thread does. */
export async function readReport({
  content,
  knownSets,
}: ReportTask): Promise<ReadReport> {
  // Here and not above: the main thread imports this file for its name, and needs no XML reader.
  const {
    readJUnit,
  }: typeof import('@callboard/backstage-plugin-build-health-common/junit') =
    // eslint-disable-next-line global-require
    require('@callboard/backstage-plugin-build-health-common/junit');
  const fingerprint = createHash('sha256');
  async function* chunks() {
    for await (const chunk of bytesOf(content)) {
      fingerprint.update(chunk);
      yield chunk;
    }
  }
  try {
    const { report, problem } = await readJUnit(chunks(), {
      maxMessageLength: LONGEST_TEXT,
      maxTextLength: LONGEST_TEXT,
    });
    if (problem || !report) {
      const { reason, line, message } = problem!;
      return { problem: `${PROBLEMS[reason]} (line ${line}: ${message})` };
    }
    return {
      report: packReport(report, {
        fingerprint: fingerprint.digest('base64url'),
        knownSets,
      }),
    };
  } catch (error) {
    if ((error as { code?: string }).code?.startsWith('Z_')) {
      return {
        problem: `its gzip is broken or cut off (${(error as Error).message})`,
      };
    }
    throw error;
  }
}
