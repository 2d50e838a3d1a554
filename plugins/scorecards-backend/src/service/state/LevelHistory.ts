import type { ChangeCause } from '@callboard/backstage-plugin-scorecards-common';
import { rest } from '@internal/backend-kit';
import type {
  Kept,
  LevelChange,
  ResultStore,
} from '../../database/ResultStore';
import type { Step } from './steps';

const DAY_MS = 86_400_000;
/** What the longest trend looks back on, 13 weeks, and a day for zones of time. */
const KEPT_DAYS = 92;
const PAGE = 2_000;
/** What is new since a moment ago is little. */
const NEWS = 100;
/** Some 40 MB. What is older than the newest so many is left out of trends. */
const MOST = 200_000;
/** Renames and retention change what is old. */
const WHOLE_MS = 60 * 60_000;
const FRESH_MS = 1_000;

/** A level of an entity that changed, by its id; empty: the first was not reached. */
export interface LevelStep extends Step<string> {
  /** Of its row; one that was written later has a higher one. */
  id: number;
  scorecardNumber: number;
  cause: ChangeCause;
}

interface History {
  readAt: number;
  wholeAt: number;
  lastId: number;
  /** The oldest first, as are those of each entity and scorecard. */
  steps: LevelStep[];
  byEntity: Map<string, LevelStep[]>;
  byScorecard: Map<number, LevelStep[]>;
}

const stepOf = (change: Kept<LevelChange>): LevelStep => ({
  id: Number(change.id),
  entityRef: change.entityRef,
  scorecardNumber: change.scorecardNumber,
  ...(change.from !== undefined && { from: change.from }),
  ...(change.to !== undefined && { to: change.to }),
  at: change.changedAt,
  ...(change.fromSince !== undefined && { fromSince: change.fromSince }),
  cause: change.cause,
});

function append<K>(lists: Map<K, LevelStep[]>, key: K, step: LevelStep): void {
  const list = lists.get(key);
  if (list) list.push(step);
  else lists.set(key, [step]);
}

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

  /** Changes in a scorecard, by its number, the oldest first. */
  async ofScorecard(scorecardNumber: number): Promise<readonly LevelStep[]> {
    const { byScorecard } = await this.#read();
    return byScorecard.get(scorecardNumber) ?? [];
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
    const history: History = isWhole
      ? {
          readAt: at,
          wholeAt: at,
          lastId: 0,
          steps: [],
          byEntity: new Map(),
          byScorecard: new Map(),
        }
      : kept;
    for (const change of news.reverse()) {
      const step = stepOf(change);
      history.steps.push(step);
      append(history.byEntity, step.entityRef, step);
      append(history.byScorecard, step.scorecardNumber, step);
      history.lastId = step.id;
      await rest();
    }
    this.#history = { ...history, readAt: at };
    return this.#history;
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
