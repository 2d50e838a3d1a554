import type { UrlReaderService } from '@backstage/backend-plugin-api';
import { readRepositoryPlace } from '@callboard/backstage-plugin-ownership-common';
import { createReadStream } from 'node:fs';
import { lstat, realpath } from 'node:fs/promises';
import path from 'node:path';
import { addAbortSignal, Readable } from 'node:stream';

export const MAX_BYTES = 1_000_000;
const TIMEOUT_MS = 10_000;
const FILE = 'file:';

/** A descriptor within its repository. */
export interface FilePlace {
  /** Address of the files of the repository, with `{path}` for the path; names repository and branch. */
  repository: string;
  /** From the root of the repository. */
  path: string;
  /** As the catalog reads it. */
  address: string;
}

/** What came of reading a file. */
export type FileRead =
  | { outcome: 'read'; text: string; etag?: string }
  | { outcome: 'unchanged' }
  | { outcome: 'absent' }
  | { outcome: 'too-large' };

export interface RepositoryFilesOptions {
  urlReader: UrlReaderService;
  /** Folders of this server that are repositories; absolute. */
  fileRoots: string[];
  /** For tests. Default: 10 seconds. */
  timeoutMs?: number;
}

interface ReadOptions {
  /** Of what is known already. */
  etag?: string;
  signal?: AbortSignal;
}

const isNamed = (error: unknown, ...names: string[]) => {
  const { name, code } = (error ?? {}) as { name?: string; code?: string };
  return names.includes(name ?? '') || names.includes(code ?? '');
};

const isWithin = (root: string, file: string) => {
  const relative = path.relative(root, file);
  return (
    relative !== '' &&
    !path.isAbsolute(relative) &&
    relative.split(path.sep)[0] !== '..'
  );
};

/** The text, as it is; a byte order mark stays. */
async function readBounded(
  stream: Readable,
  signal: AbortSignal,
): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of addAbortSignal(signal, stream)) {
    bytes += chunk.length;
    // Leaving the loop closes the stream.
    if (bytes > MAX_BYTES) return undefined;
    chunks.push(chunk);
  }
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(
    Buffer.concat(chunks),
  );
}

const toRead = (text: string | undefined, etag?: string): FileRead =>
  text === undefined
    ? { outcome: 'too-large' }
    : { outcome: 'read', text, ...(etag && { etag }) };

/**
 * Reads files beside descriptors, and nothing else: what has an address of the repository that the catalog read the
 * descriptor from, and files of this server in the folders it was told. Whether a host is read at all is up to the
 * integrations.
 */
export class RepositoryFiles {
  readonly #urlReader: UrlReaderService;
  readonly #fileRoots: string[];
  readonly #timeoutMs: number;

  constructor(options: RepositoryFilesOptions) {
    this.#urlReader = options.urlReader;
    // Of folders in each other the inner one is the repository.
    this.#fileRoots = options.fileRoots
      .map(root => path.resolve(root))
      .sort((a, b) => b.length - a.length);
    this.#timeoutMs = options.timeoutMs ?? TIMEOUT_MS;
  }

  /** Where a descriptor stands; nothing when it is in no repository that may be read. */
  locate(location: string | undefined): FilePlace | undefined {
    const place = readRepositoryPlace(location);
    if (place) {
      const address = location!.slice('url:'.length);
      return { repository: place.files, path: place.path, address };
    }
    const file = location?.startsWith(FILE)
      ? location.slice(FILE.length)
      : undefined;
    if (
      !file ||
      !path.isAbsolute(file) ||
      file.includes('..') ||
      /\p{Cc}/u.test(file)
    ) {
      return undefined;
    }
    const root = this.#rootOf(path.resolve(file));
    return root === undefined
      ? undefined
      : {
          repository: `${FILE}${root}/{path}`,
          path: path.relative(root, file).split(path.sep).join('/'),
          address: `${FILE}${path.resolve(file)}`,
        };
  }

  /** @throws when it cannot be read for another reason than that it is not there */
  async read(address: string, options: ReadOptions = {}): Promise<FileRead> {
    const timeout = AbortSignal.timeout(this.#timeoutMs);
    const signal = options.signal
      ? AbortSignal.any([options.signal, timeout])
      : timeout;
    const reading = address.startsWith(FILE)
      ? this.#readFile(address.slice(FILE.length), { ...options, signal })
      : this.#readUrl(address, { ...options, signal });
    // Not every reader looks at the signal.
    const aborted = new Promise<never>((_, reject) => {
      const stop = () =>
        reject(
          timeout.aborted
            ? new Error(`No answer within ${this.#timeoutMs / 1000} seconds`)
            : signal.reason,
        );
      if (signal.aborted) stop();
      else signal.addEventListener('abort', stop, { once: true });
    });
    return Promise.race([reading, aborted]);
  }

  async #readUrl(
    url: string,
    { etag, signal }: ReadOptions & { signal: AbortSignal },
  ): Promise<FileRead> {
    try {
      const answer = await this.#urlReader.readUrl(url, { etag, signal });
      const stream =
        answer.stream?.() ?? Readable.from([await answer.buffer()]);
      return toRead(await readBounded(stream, signal), answer.etag);
    } catch (error) {
      if (isNamed(error, 'NotModifiedError')) return { outcome: 'unchanged' };
      if (isNamed(error, 'NotFoundError')) return { outcome: 'absent' };
      throw error;
    }
  }

  /** Links are followed within the folder only. */
  async #readFile(
    file: string,
    { etag: known, signal }: ReadOptions & { signal: AbortSignal },
  ): Promise<FileRead> {
    const root = this.#rootOf(file);
    if (root === undefined) return { outcome: 'absent' };
    try {
      const real = await realpath(file);
      if (!isWithin(await realpath(root), real)) return { outcome: 'absent' };
      const stat = await lstat(real);
      if (!stat.isFile()) return { outcome: 'absent' };
      const etag = `${stat.mtimeMs}-${stat.size}`;
      if (etag === known) return { outcome: 'unchanged' };
      return toRead(await readBounded(createReadStream(real), signal), etag);
    } catch (error) {
      if (isNamed(error, 'ENOENT', 'ENOTDIR', 'ELOOP')) {
        return { outcome: 'absent' };
      }
      throw error;
    }
  }

  #rootOf(file: string): string | undefined {
    return this.#fileRoots.find(root => isWithin(root, file));
  }
}

/** The address of a file of a repository. */
export function addressIn(repository: string, file: string): string {
  const encoded = repository.startsWith(FILE)
    ? file
    : file.split('/').map(encodeURIComponent).join('/');
  return repository.replace('{path}', () => encoded);
}
