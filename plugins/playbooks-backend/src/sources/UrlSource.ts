import type { UrlReaderService } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import type { RouteRules } from '@callboard/backstage-plugin-playbooks-common';
import type { PageSource, SourceFile } from './PageSource';

/** A folder of a repository that the URL reader of the portal may read. */
export class UrlSource implements PageSource {
  readonly id: string;
  readonly routes?: RouteRules;
  readonly #target: string;
  readonly #urlReader: UrlReaderService;
  readonly #mostFiles: number;

  constructor(options: {
    id: string;
    /** Address of the folder, as a browser shows it. */
    target: string;
    urlReader: UrlReaderService;
    /** A folder with more files is refused. */
    mostFiles?: number;
    routes?: RouteRules;
  }) {
    this.id = options.id;
    this.routes = options.routes;
    this.#target = options.target;
    this.#urlReader = options.urlReader;
    this.#mostFiles = options.mostFiles ?? Infinity;
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
      if (files.length > this.#mostFiles) {
        throw new InputError(
          `${this.#target} has more than ${
            this.#mostFiles
          } files: name the folder of its pages`,
        );
      }
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
