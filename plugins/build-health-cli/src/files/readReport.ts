import { promises as fs } from 'node:fs';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { sizeOf } from '../printable';

/** The portal reads no more of a report. */
const MOST_BYTES = 100_000_000;
/** Enough for what stands before the outermost element: a declaration, comments, the name of a DTD. */
const HEAD = 4_096;
/** What other files begin with that such patterns find, and that no report of tests does. */
const ANOTHER_KIND = /^<(?:!doctype\s+)?html[\s>]/i;

const packed = promisify(gzip);

/** A report that can be sent, or why not. */
export type ReadReport = { content: string } | { reason: string };

function textOf(head: Buffer): string {
  const isUtf16 =
    (head[0] === 0xff && head[1] === 0xfe) ||
    (head[0] === 0x3c && head[1] === 0);
  if (isUtf16) return head.toString('utf16le');
  if (
    (head[0] === 0xfe && head[1] === 0xff) ||
    (head[0] === 0 && head[1] === 0x3c)
  ) {
    const even = head.subarray(0, head.length - (head.length % 2));
    return Buffer.from(even).swap16().toString('utf16le');
  }
  return head.toString('utf8');
}

/** Why a file cannot be a report of tests, as far as its beginning tells. */
function reasonAgainst(head: Buffer): string | undefined {
  const text = textOf(head)
    .replace(/^\uFEFF/, '')
    .trimStart();
  if (text === '')
    return 'is empty; the tests may have been ended before they wrote it';
  return text.startsWith('<') && !ANOTHER_KIND.test(text)
    ? undefined
    : 'is no XML; narrow the pattern, or have the tests write JUnit XML';
}

/** Reads a file and packs it. The same bytes are packed to the same bytes. */
export async function readReport(file: string): Promise<ReadReport> {
  try {
    const { size } = await fs.stat(file);
    if (size > MOST_BYTES) {
      return {
        reason: `is too large, ${sizeOf(size)}; the portal reads ${sizeOf(
          MOST_BYTES,
        )} of a report: write one for each module`,
      };
    }
    const xml = await fs.readFile(file);
    const reason = reasonAgainst(xml.subarray(0, HEAD));
    return reason
      ? { reason }
      : { content: (await packed(xml)).toString('base64') };
  } catch (error) {
    const { code } = error as { code?: string };
    return { reason: `cannot be read: ${code ?? error}` };
  }
}
