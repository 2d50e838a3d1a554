import type { UrlReaderService } from '@backstage/backend-plugin-api';
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
        read: () => response.buffer(),
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
