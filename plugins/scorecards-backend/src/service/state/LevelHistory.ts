import type { ChangeCause } from '@callboard/backstage-plugin-scorecards-common';
import { groupBy } from '@internal/backend-kit';
import type {
  Kept,
  LevelChange,
  ResultStore,
} from '../../database/ResultStore';
import type { Step } from './steps';

const DAY_MS = 86_400_000;
/** What the longest trend looks back on, 13 weeks, and a day for zones of time. */
const KEPT_DAYS = 92;
const PAGE = 5_000;
/** What is new since a moment ago is little. */
const NEWS = 100;
/** Some 40 MB. What is older than the newest so many is left out of trends. */
const MOST = 200_000;
/** Renames and retention change what is old. */
const WHOLE_MS = 60 * 60_000;
const FRESH_MS = 1_000;

/** A level of an entity that changed, by its id; empty: the first was not reached. */
export interface LevelStep extends Step<string> {
  scorecardNumber: number;
  cause: ChangeCause;
}

interface History {
  readAt: number;
  wholeAt: number;
  lastId: number;
  /** The oldest first, as are those of each entity. */
  steps: LevelStep[];
  byEntity: Map<string, LevelStep[]>;
}

const stepOf = (change: Kept<LevelChange>): LevelStep => ({
  entityRef: change.entityRef,
  scorecardNumber: change.scorecardNumber,
  ...(change.from !== undefined && { from: change.from }),
  ...(change.to !== undefined && { to: change.to }),
  at: change.changedAt,
  ...(change.fromSince !== undefined && { fromSince: change.fromSince }),
  cause: change.cause,
});

/** Changes of levels of a quarter of a year in memory: trends of whatever a caller sees are worked out from it without asking. */
export class LevelHistory {
  readonly #results: Pick<ResultStore, 'readLevelChanges'>;
  readonly #now: () => number;
  #history?: History;
  #reading?: Promise<History>;

  constructor(options: {
    results: Pick<ResultStore, 'readLevelChanges'>;
    now: () => number;
  }) {
    this.#results = options.results;
    this.#now = options.now;
  }

  /** All changes, the oldest first. */
  async all(): Promise<readonly LevelStep[]> {
    return (await this.#read()).steps;
  }

  /** Changes of an entity, the oldest first. */
  async of(): Promise<(entityRef: string) => readonly LevelStep[]> {
    const { byEntity } = await this.#read();
    return entityRef => byEntity.get(entityRef) ?? [];
  }

  async #read(): Promise<History> {
    const at = this.#now();
    const kept = this.#history;
    if (kept && Math.abs(at - kept.readAt) < FRESH_MS) return kept;
    this.#reading ??= this.#readNews(at).finally(() => {
      this.#reading = undefined;
    });
    return this.#reading;
  }

  async #readNews(at: number): Promise<History> {
    const kept = this.#history;
    const isWhole = !kept || Math.abs(at - kept.wholeAt) > WHOLE_MS;
    const news = await this.#pages(isWhole ? 0 : kept.lastId, at);
    const steps = news.map(stepOf).reverse();
    const lastId = Number(news[0]?.id ?? (isWhole ? 0 : kept.lastId));
    if (isWhole) {
      this.#history = {
        readAt: at,
        wholeAt: at,
        lastId,
        steps,
        byEntity: groupBy(steps, ({ entityRef }) => entityRef),
      };
      return this.#history;
    }
    for (const step of steps) {
      kept.steps.push(step);
      const own = kept.byEntity.get(step.entityRef);
      if (own) own.push(step);
      else kept.byEntity.set(step.entityRef, [step]);
    }
    Object.assign(kept, { readAt: at, lastId });
    return kept;
  }

  /** Those after one, the newest first. */
  async #pages(lastId: number, at: number): Promise<Kept<LevelChange>[]> {
    const found: Kept<LevelChange>[] = [];
    let before: string | undefined;
    let limit = lastId === 0 ? PAGE : NEWS;
    for (;;) {
      const page = await this.#results.readLevelChanges({
        from: at - KEPT_DAYS * DAY_MS,
        limit,
        ...(before !== undefined && { before }),
      });
      const news = page.filter(({ id }) => Number(id) > lastId);
      found.push(...news);
      const isLast = page.length < limit || news.length < page.length;
      if (isLast || found.length >= MOST) return found;
      limit = PAGE;
      before = page[page.length - 1].id;
    }
  }
}
