import { NotFoundError } from '@backstage/errors';
import {
  runItems,
  type RunItem,
  type RunPage,
} from '@callboard/backstage-plugin-playbooks-common';
import type { PageStore } from '../../database/PageStore';

const MOST_KNOWN = 200;

/** The version of a page that a run holds on to. */
type Pinned = { pageId: string; version: string };

/** What can be marked in the pages of runs. Texts never change, so it is worked out once. */
export class RunItems {
  readonly #store: Pick<PageStore, 'readPage'>;
  readonly #known = new Map<string, ReadonlyMap<string, RunItem>>();

  constructor(store: Pick<PageStore, 'readPage'>) {
    this.#store = store;
  }

  async page({ pageId, version }: Pinned): Promise<RunPage> {
    const found = await this.#store.readPage(pageId, version);
    if (!found) throw new NotFoundError(`No page ${pageId} in this version`);
    const { parsed: page } = found;
    const items = runItems(page);
    return { pageId, title: page.title, version, items, page };
  }

  async of(pinned: Pinned): Promise<ReadonlyMap<string, RunItem>> {
    const key = `${pinned.pageId} ${pinned.version}`;
    const known = this.#known.get(key);
    if (known) return known;
    const { items } = await this.page(pinned);
    const byId = new Map(items.map(item => [item.id, item]));
    if (this.#known.size >= MOST_KNOWN) this.#known.clear();
    this.#known.set(key, byId);
    return byId;
  }
}
