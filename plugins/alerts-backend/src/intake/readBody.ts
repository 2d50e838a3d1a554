import type { IncomingMessage } from 'node:http';
import { promisify } from 'node:util';
import { unzip } from 'node:zlib';
import { InputError } from '@backstage/errors';
import { TooLargeError } from './refusals';

/** 512 kB, as PagerDuty takes. */
const LARGEST = 512 * 1024;
/** Read and thrown away, so that a sender gets an answer; of what is larger still, nothing is read. */
export const LARGEST_SKIPPED = 8 * LARGEST;

const uncompress = promisify(unzip);

const tooLarge = () =>
  new TooLargeError(
    'The body is too large: at most 512 kB are taken; send fewer alerts at once, as max_alerts of Alertmanager can see to',
  );

/** Bytes that the sender says will come; undefined where it does not say. */
export function announced({ headers }: IncomingMessage): number | undefined {
  const length = headers['content-length'];
  return length === undefined ? undefined : Number(length);
}

function readBytes(request: IncomingMessage): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= LARGEST) {
        chunks.push(chunk);
      } else {
        chunks.length = 0;
        if (size > LARGEST_SKIPPED) {
          request.pause();
          reject(tooLarge());
        }
      }
    });
    request.on('end', () =>
      size > LARGEST ? reject(tooLarge()) : resolve(Buffer.concat(chunks)),
    );
    request.on('error', () => reject(new InputError('The body is cut off')));
    request.on('close', () => reject(new InputError('The body is cut off')));
  });
}

async function uncompressed(bytes: Buffer): Promise<Buffer> {
  try {
    return await uncompress(bytes, { maxOutputLength: LARGEST });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw code === 'ERR_BUFFER_TOO_LARGE'
      ? tooLarge()
      : new InputError('The body is not compressed as its header says');
  }
}

/**
 * The bytes of a request, whatever type it says they are.
 *
 * @throws TooLargeError, InputError
 */
export async function readBody(request: IncomingMessage): Promise<Buffer> {
  if ((announced(request) ?? 0) > LARGEST_SKIPPED) throw tooLarge();
  const encoding = (request.headers['content-encoding'] ?? 'identity').trim();
  const bytes = await readBytes(request);
  if (encoding.toLowerCase() === 'identity') return bytes;
  if (/^(?:x-)?gzip$|^deflate$/i.test(encoding)) return uncompressed(bytes);
  throw new InputError(
    'The body is compressed in a way that is not read here; use gzip, deflate or nothing',
  );
}
