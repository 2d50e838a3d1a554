import type { UrlReaderService } from '@backstage/backend-plugin-api';
import type { PageSource, SourceFile } from './PageSource';

/** A folder of a repository that the URL reader of the portal may read. */
export class UrlSource implements PageSource {
  readonly id: string;
  readonly #target: string;
  readonly #urlReader: UrlReaderService;

  constructor(options: {
    id: string;
    /** Address of the folder, as a browser shows it. */
    target: string;
    urlReader: UrlReaderService;
  }) {
    this.id = options.id;
    this.#target = options.target;
    this.#urlReader = options.urlReader;
  }

  addressOf(path: string): string {
    // `tree` shows a folder, and `blob` of the same path a file, in GitHub and GitLab alike.
    const folder = this.#target.replace('/tree/', '/blob/').replace(/\/+$/, '');
    return `${folder}/${path.split('/').map(encodeURIComponent).join('/')}`;
  }

  async read({ etag, signal }: { etag?: string; signal: AbortSignal }) {
    try {
      const tree = await this.#urlReader.readTree(this.#target, {
        etag,
        signal: signal as never,
      });
      const files = await tree.files();
      return {
        etag: tree.etag,
        files: files.map(
          ({ path, content }): SourceFile => ({ path, read: content }),
        ),
      };
    } catch (error) {
      if ((error as Error).name === 'NotModifiedError') {
        return undefined;
      }
      throw error;
    }
  }
}
