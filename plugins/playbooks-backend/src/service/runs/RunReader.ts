import { decodeCursor, encodeCursor } from '@internal/backend-kit';
import { NotFoundError } from '@backstage/errors';
import type {
  Run,
  RunListPage,
  RunPage,
  RunSummary,
} from '@callboard/backstage-plugin-playbooks-common';
import { z } from 'zod';
import type { RunQuery, RunRecord, RunStore } from '../../database/RunStore';
import type { PlaybookReader } from '../PlaybookReader';
import type { RunItems } from './RunItems';

/** Who asks, and what of the pages they may see. */
export interface RunViewer {
  /** Absent for another backend. */
  userRef?: string;
  pages: Pick<PlaybookReader, 'get' | 'present'>;
}

const afterSchema = z.object({
  startedAt: z.number(),
  id: z.string().max(36),
});

const summaryOf = ({ alert, values, ...summary }: RunRecord): RunSummary =>
  summary;

/** Answers about runs: to who may see their page, and to the people in them even when the page is gone. */
export class RunReader {
  readonly #store: RunStore;
  readonly #items: RunItems;
  readonly #every: Pick<PlaybookReader, 'present'>;

  constructor(options: {
    store: RunStore;
    items: RunItems;
    /** All pages, whoever sees them: what is not among them is gone. */
    every: Pick<PlaybookReader, 'present'>;
  }) {
    this.#store = options.store;
    this.#items = options.items;
    this.#every = options.every;
  }

  /** @throws `NotFoundError`, also for a run that the caller may not see */
  async find(id: string, { pages, userRef }: RunViewer): Promise<RunRecord> {
    const run = await this.#store.find(id);
    if (run && (await pages.present()).has(run.pageId)) return run;
    const isIn = userRef !== undefined && run?.peopleRefs.includes(userRef);
    if (!run || !isIn || (await this.#every.present()).has(run.pageId)) {
      throw new NotFoundError(`No run ${id}`);
    }
    return run;
  }

  async get(id: string, viewer: RunViewer, after = 0): Promise<Run> {
    const run = await this.find(id, viewer);
    const changes =
      run.revision > after
        ? await this.#store.readChanges(id, after)
        : { steps: [], timeline: [] };
    const present = (await viewer.pages.present()).get(run.pageId);
    return {
      ...run,
      ...changes,
      ...(present && present.version !== run.version && { newerPage: present }),
    };
  }

  async getPage(id: string, viewer: RunViewer): Promise<RunPage> {
    return this.#items.page(await this.find(id, viewer));
  }

  async list(
    request: Pick<RunQuery, 'pageId' | 'state' | 'limit'> & {
      mine?: boolean;
      cursor?: string;
    },
    { pages, userRef }: RunViewer,
  ): Promise<RunListPage> {
    const { mine, cursor, limit, ...filter } = request;
    if (mine && !userRef) return { items: [], pageInfo: {} };
    const seen = await pages.present();
    const every = await this.#every.present();
    const runs = await this.#store.list({
      ...filter,
      ...(mine && { personRef: userRef }),
      visible: {
        pageIds: [...seen.keys()],
        hiddenPageIds: [...every.keys()].filter(id => !seen.has(id)),
        viewerRef: userRef,
      },
      limit: limit + 1,
      ...(cursor !== undefined && { after: decodeCursor(cursor, afterSchema) }),
    });
    const items = runs.slice(0, limit).map(summaryOf);
    const last = items[items.length - 1];
    return {
      items,
      pageInfo:
        runs.length > limit
          ? {
              nextCursor: encodeCursor({
                startedAt: Date.parse(last.startedAt),
                id: last.id,
              }),
            }
          : {},
    };
  }
}
