import type { Readable } from 'node:stream';
import type { UrlReaderService } from '@backstage/backend-plugin-api';
import { tooLarge } from '../sync/pageFiles';
import type { PageSource, SourceFile } from './PageSource';

/** One file of a repository that the URL reader of the portal may read. */
export class UrlFileSource implements PageSource {
  readonly id: string;
  readonly #target: string;
  readonly #path: string;
  readonly #urlReader: UrlReaderService;

  constructor(options: {
    id: string;
    /** Address of the file, as a browser shows it. */
    target: string;
    urlReader: UrlReaderService;
  }) {
    this.id = options.id;
    this.#target = options.target.replace('/tree/', '/blob/');
    this.#path = decodeURIComponent(
      new URL(options.target).pathname.split('/').pop()!,
    );
    this.#urlReader = options.urlReader;
  }

  addressOf(): string {
    return this.#target;
  }

  async read({ etag, signal }: { etag?: string; signal: AbortSignal }) {
    try {
      const response = await this.#urlReader.readUrl(this.#target, {
        etag,
        signal: signal as never,
      });
      const file: SourceFile = {
        path: this.#path,
        read: () => {
          const stream = response.stream?.();
          return stream ? readStart(stream) : response.buffer();
        },
      };
      return { etag: response.etag, files: [file] };
    } catch (error) {
      if ((error as Error).name === 'NotModifiedError') {
        return undefined;
      }
      throw error;
    }
  }
}

/** The whole file, or as much of it as shows that it is too large: anybody who writes a descriptor may name one. */
async function readStart(stream: Readable): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of stream) {
    chunks.push(chunk);
    bytes += chunk.length;
    // Leaving the loop closes the stream.
    if (tooLarge(bytes)) break;
  }
  return Buffer.concat(chunks);
}
