import type { UrlReaderService } from '@backstage/backend-plugin-api';
import { InputError, isError } from '@backstage/errors';
import {
  isDocumentFile,
  MOST_FILES,
  type DocumentSource,
  type SourceFile,
} from './DocumentSource';

/** A folder of a repository that the URL reader of the portal may read. */
export class TreeDocuments implements DocumentSource {
  readonly target: string;
  readonly #urlReader: UrlReaderService;
  #last?: { etag: string; files: SourceFile[] };

  constructor(options: { target: string; urlReader: UrlReaderService }) {
    this.target = options.target;
    this.#urlReader = options.urlReader;
  }

  /** `tree` shows a folder, and `blob` of the same path a file, in GitHub and GitLab alike. */
  get prefix(): string {
    return `${this.target.replace('/tree/', '/blob/').replace(/\/$/, '')}/`;
  }

  async read(signal: AbortSignal): Promise<SourceFile[]> {
    const etag = this.#last?.etag;
    try {
      const tree = await this.#urlReader.readTree(this.target, {
        etag,
        filter: isDocumentFile,
        signal: signal as never,
      });
      const files = await this.#keep(await tree.files());
      this.#last = { etag: tree.etag, files };
      return files;
    } catch (error) {
      if (isError(error) && error.name === 'NotModifiedError' && this.#last) {
        return this.#last.files;
      }
      throw error;
    }
  }

  /** What is read goes on to be there when the repository has not changed. */
  async #keep(
    found: { path: string; content(): Promise<Buffer> }[],
  ): Promise<SourceFile[]> {
    if (found.length > MOST_FILES) {
      throw new InputError(
        `${this.target} has more than ${MOST_FILES} files; name the folder of its documents`,
      );
    }
    const files: SourceFile[] = [];
    for (const { path, content } of found) {
      const bytes = await content();
      const way = path.split('/').map(encodeURIComponent).join('/');
      files.push({ path: `${this.prefix}${way}`, read: async () => bytes });
    }
    return files.sort((a, b) => (a.path < b.path ? -1 : 1));
  }
}
