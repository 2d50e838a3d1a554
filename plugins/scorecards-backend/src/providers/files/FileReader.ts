import { Readable, addAbortSignal } from 'node:stream';
import type { UrlReaderService } from '@backstage/backend-plugin-api';
import { statusOf } from '@internal/backend-kit';
import { SourceError } from '../reading/SourceError';

/** A file that says something of a service is small; lock files are not read. */
export const MOST_BYTES = 512_000;
const TIMEOUT_MS = 10_000;

/** What came of reading a file. */
export type FileRead =
  | { outcome: 'read'; text: string; etag?: string }
  | { outcome: 'unchanged' }
  | { outcome: 'absent' }
  | { outcome: 'refused'; reason: string };

const REFUSALS: ReadonlySet<number> = new Set([401, 403]);

async function readBounded(
  stream: Readable,
  signal: AbortSignal,
): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of addAbortSignal(signal, stream)) {
    bytes += chunk.length;
    // Leaving the loop closes the stream.
    if (bytes > MOST_BYTES) return undefined;
    chunks.push(Buffer.from(chunk));
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** Reads files that the portal may read. Whether a host is read at all is up to its integrations. */
export class FileReader {
  readonly #urlReader: UrlReaderService;
  readonly #timeoutMs: number;

  constructor(options: {
    urlReader: UrlReaderService;
    /** For tests. */
    timeoutMs?: number;
  }) {
    this.#urlReader = options.urlReader;
    this.#timeoutMs = options.timeoutMs ?? TIMEOUT_MS;
  }

  /**
   * @param options - `etag` of what is known already
   * @throws SourceError when nothing can be said of the file now
   */
  async read(
    address: string,
    options: { etag?: string; signal: AbortSignal },
  ): Promise<FileRead> {
    const timeout = AbortSignal.timeout(this.#timeoutMs);
    const signal = AbortSignal.any([options.signal, timeout]);
    // Not every reader looks at the signal.
    const aborted = new Promise<never>((_, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason), {
        once: true,
      });
    });
    try {
      return await Promise.race([
        this.#ask(address, options.etag, signal),
        aborted,
      ]);
    } catch (error) {
      options.signal.throwIfAborted();
      if (timeout.aborted) {
        throw new SourceError(
          `${new URL(address).host} did not answer within ${
            this.#timeoutMs / 1_000
          } s`,
        );
      }
      return this.#meaningOf(error, address);
    }
  }

  async #ask(
    address: string,
    etag: string | undefined,
    signal: AbortSignal,
  ): Promise<FileRead> {
    signal.throwIfAborted();
    const answer = await this.#urlReader.readUrl(address, {
      etag,
      signal: signal as never,
    });
    const stream = answer.stream?.() ?? Readable.from([await answer.buffer()]);
    const text = await readBounded(stream, signal);
    if (text === undefined) {
      return {
        outcome: 'refused',
        reason: `it is larger than ${MOST_BYTES / 1_000} kB`,
      };
    }
    return { outcome: 'read', text, ...(answer.etag && { etag: answer.etag }) };
  }

  #meaningOf(error: unknown, address: string): FileRead {
    const { name } = (error ?? {}) as { name?: string };
    if (name === 'NotModifiedError') return { outcome: 'unchanged' };
    if (name === 'NotFoundError') return { outcome: 'absent' };
    const { host } = new URL(address);
    if (name === 'NotAllowedError') {
      return {
        outcome: 'refused',
        reason: `the portal may not read from ${host}; add an integration for it`,
      };
    }
    const status = statusOf(error);
    if (status !== undefined && REFUSALS.has(status)) {
      return { outcome: 'refused', reason: `${host} answers ${status}` };
    }
    throw new SourceError(
      status === undefined
        ? `${host} could not be read`
        : `${host} answered ${status}`,
      { isWhole: status === 429 },
    );
  }
}
