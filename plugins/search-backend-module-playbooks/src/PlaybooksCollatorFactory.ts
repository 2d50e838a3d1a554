import { Readable } from 'node:stream';
import type { AuthService } from '@backstage/backend-plugin-api';
import type {
  DocumentCollatorFactory,
  IndexableDocument,
} from '@backstage/plugin-search-common';
import {
  comesWithEntities,
  playbooksPageReadPermission,
  type PlaybooksApi,
  type PlaybookSummary,
} from '@callboard/backstage-plugin-playbooks-common';
import { documentsOf, type PlaybookDocument } from './documentsOf';

/** Pages of the list that are asked for at a time. */
const PAGE_SIZE = 200;

/**
 * Gives all pages, one after the other, so that none but the present one is in memory. Left out are pages that came with
 * entities: the search decides by permission alone and would show them to those who may not see the entity. They are found
 * among the playbooks, where each reader is asked for.
 */
export class PlaybooksCollatorFactory implements DocumentCollatorFactory {
  readonly type = 'playbooks';
  readonly visibilityPermission = playbooksPageReadPermission;
  readonly #auth: AuthService;
  readonly #client: Pick<PlaybooksApi, 'listPlaybooks' | 'getPlaybook'>;

  constructor(options: {
    auth: AuthService;
    client: Pick<PlaybooksApi, 'listPlaybooks' | 'getPlaybook'>;
  }) {
    this.#auth = options.auth;
    this.#client = options.client;
  }

  async getCollator(): Promise<Readable> {
    return Readable.from(this.#documents());
  }

  async *#documents(): AsyncGenerator<IndexableDocument & PlaybookDocument> {
    for await (const summary of this.#pages()) {
      if (summary.kind === 'page' && !comesWithEntities(summary)) {
        yield* await this.#documentsOf(summary);
      }
    }
  }

  async *#pages(): AsyncGenerator<PlaybookSummary> {
    let cursor: string | undefined;
    do {
      const { items, pageInfo } = await this.#client.listPlaybooks(
        { limit: PAGE_SIZE, ...(cursor && { cursor }) },
        await this.#token(),
      );
      yield* items;
      cursor = pageInfo.nextCursor;
    } while (cursor);
  }

  async #documentsOf({ id }: PlaybookSummary) {
    try {
      return documentsOf(
        await this.#client.getPlaybook({ id }, await this.#token()),
      );
    } catch (error) {
      // A page may go while the list is read.
      if ((error as { statusCode?: number }).statusCode === 404) return [];
      throw error;
    }
  }

  /** A token lives for an hour at most, and a reading may take long. */
  async #token() {
    return this.#auth.getPluginRequestToken({
      onBehalfOf: await this.#auth.getOwnServiceCredentials(),
      targetPluginId: 'playbooks',
    });
  }
}
