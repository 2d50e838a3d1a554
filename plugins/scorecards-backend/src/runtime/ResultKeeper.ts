import type { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import { groupBy, rest } from '@internal/backend-kit';
import type { ChangeCause } from '@callboard/backstage-plugin-scorecards-common';
import type {
  EngineChange,
  ScorecardEngine,
} from '@callboard/backstage-plugin-scorecards-common/domain';
import type { ResultsNews } from '../events/ResultsNews';
import type {
  LevelChange,
  NewResult,
  ResultChange,
  ResultStore,
} from '../database/ResultStore';
import { changedFactsOf } from './changedFacts';
import type { Followed } from './Followed';
import type { Rules } from './Rules';
import { levelChangesOf, resultChangesOf } from './changeRows';

/** So often others may have been faster; then the next round does it. */
const MOST_TRIES = 5;
/** Entities of one change: others wait for its end, and SQLite ends it in this thread. */
export const MOST_ENTITIES = 2_000;
/** Changed results of one change: each is a row in four indexes. */
const MOST_CHANGES = 10_000;

/** What has to be kept of entities, also where nothing has changed. */
type News = Map<string, EngineChange>;

const nothingOf = (ref: string): EngineChange => ({
  ref,
  results: [],
  levels: [],
});

/** Why an entity was judged. */
const causeOf = ({ results, levels }: EngineChange): ChangeCause | undefined =>
  results[0]?.cause ?? levels[0]?.cause;

/** What was judged again changed for the reason it changed for the first time. */
function withCauses(change: EngineChange, before: EngineChange): EngineChange {
  const checks = new Map(before.results.map(one => [one.check, one.cause]));
  const levels = new Map(before.levels.map(one => [one.scorecard, one.cause]));
  return {
    ...change,
    results: change.results.map(one => ({
      ...one,
      cause: checks.get(one.check) ?? one.cause,
    })),
    levels: change.levels.map(one => ({
      ...one,
      cause: levels.get(one.scorecard) ?? one.cause,
    })),
  };
}

/** Keeps what was judged; where another process was faster, it is judged again on top of that. */
export class ResultKeeper {
  readonly #engine: ScorecardEngine;
  readonly #followed: Followed;
  readonly #rules: Rules;
  readonly #store: Pick<ResultStore, 'write' | 'read'>;
  readonly #news: ResultsNews;
  readonly #logger: LoggerService;
  /** What could not be kept: memory is ahead of the database. */
  readonly #lost: News = new Map();

  constructor(options: {
    engine: ScorecardEngine;
    followed: Followed;
    rules: Rules;
    results: Pick<ResultStore, 'write' | 'read'>;
    news: ResultsNews;
    logger: LoggerService;
  }) {
    this.#engine = options.engine;
    this.#followed = options.followed;
    this.#rules = options.rules;
    this.#store = options.results;
    this.#news = options.news;
    this.#logger = options.logger;
  }

  /** @param judged - what the engine says */
  async keep(judged: AsyncIterable<EngineChange[]>, at: number): Promise<void> {
    let news: News = new Map();
    let count = 0;
    for await (const changes of judged) {
      for (const change of changes) {
        news.set(change.ref, change);
        count += change.results.length;
      }
      if (news.size < MOST_ENTITIES && count < MOST_CHANGES) continue;
      await this.#settle(news, at);
      news = new Map();
      count = 0;
    }
    await this.#settle(news, at);
  }

  /** Keeps results of entities of which all was judged, also of those that are as they were: by which rules is new. */
  async keepWhole(
    refs: readonly string[],
    judged: AsyncIterable<EngineChange[]>,
    at: number,
  ): Promise<void> {
    const news: News = new Map(refs.map(ref => [ref, nothingOf(ref)]));
    for await (const changes of judged)
      for (const change of changes) news.set(change.ref, change);
    await this.#settle(news, at, new Set(refs));
  }

  /** Keeps what could not be kept before. */
  async keepLost(at: number): Promise<void> {
    if (this.#lost.size === 0) return;
    const lost = new Map(this.#lost);
    const news = await this.#again(lost, at);
    this.#lost.clear();
    await this.#settle(news, at, new Set(news.keys()));
  }

  /** @param whole - those of which all was judged */
  async #settle(
    first: News,
    at: number,
    whole: ReadonlySet<string> = new Set(),
  ): Promise<void> {
    let news = first;
    let complete = whole;
    try {
      for (let tries = 0; news.size > 0; tries++) {
        if (tries === MOST_TRIES) throw new Error('Others are always faster');
        await this.#complete(news, complete, at);
        const conflicts = await this.#write(news, at);
        const again = await this.#again(conflicts, at);
        // From here on nothing is taken over until it is written.
        const kept = [...news.keys()].filter(ref => !conflicts.has(ref));
        const owed = await this.#judgeOwed(kept, at);
        news = new Map([...owed, ...again]);
        complete = new Set(again.keys());
      }
    } catch (error) {
      // Those that are kept already are only judged once more.
      news.forEach((change, ref) => this.#lost.set(ref, change));
      this.#logger.warn(
        `Results of ${news.size} entities were not kept; the next round keeps them`,
        toError(error),
      );
    }
  }

  /** What is judged in part, and not by these rules yet, is judged by all of them: results are always by one set of rules. */
  async #complete(
    news: News,
    whole: ReadonlySet<string>,
    at: number,
  ): Promise<void> {
    const behind = [...news.keys()].filter(
      ref => !whole.has(ref) && this.#isBehind(ref),
    );
    if (behind.length === 0) return;
    const rows = this.#engine.rowsOf(behind);
    for await (const changes of this.#engine.evaluate({ at, rows }))
      for (const change of changes) {
        const { results, levels } = news.get(change.ref)!;
        news.set(change.ref, {
          ...change,
          results: [...results, ...change.results],
          levels: [...levels, ...change.levels],
        });
      }
  }

  /** @returns what another process has written meanwhile */
  async #write(news: News, at: number): Promise<News> {
    const results: NewResult[] = [];
    const resultChanges: ResultChange[] = [];
    const levelChanges: LevelChange[] = [];
    for (const change of news.values()) {
      await rest();
      const result = this.#resultOf(change.ref);
      if (!result) continue;
      results.push(result);
      resultChanges.push(...resultChangesOf(change, at));
      levelChanges.push(...levelChangesOf(change, { at, rules: this.#rules }));
    }
    const { seq, conflicts } = await this.#store.write({
      results,
      resultChanges,
      levelChanges,
    });
    const others = new Set(conflicts);
    for (const { entityRef, revision = 0, ...result } of results) {
      if (others.has(entityRef)) continue;
      this.#followed.kept.set(entityRef, { ...result, revision: revision + 1 });
      await rest();
    }
    if (seq === undefined) return new Map();
    if (this.#followed.noteWritten(seq)) await this.#followed.follow();
    const isWritten = ({ entityRef }: { entityRef: string }) =>
      !others.has(entityRef);
    this.#news.tell({
      entityRefs: results.filter(isWritten).map(({ entityRef }) => entityRef),
      hasLevels: levelChanges.some(isWritten),
    });
    return new Map([...news].filter(([ref]) => others.has(ref)));
  }

  #isBehind(ref: string): boolean {
    return this.#followed.kept.of(ref)?.rulesSeq !== this.#rules.seq;
  }

  #resultOf(ref: string): NewResult | undefined {
    const { kept, seq } = this.#followed;
    const packed = this.#engine.pack(ref);
    return (
      packed && {
        entityRef: ref,
        revision: kept.of(ref)?.revision,
        factsSeq: kept.factsSeqOf(ref, seq),
        rulesSeq: this.#rules.seq,
        packed,
      }
    );
  }

  /** Facts that others have written while these were judged: their writers may not have known what was judged here. */
  async #judgeOwed(refs: readonly string[], at: number): Promise<News> {
    const changed = changedFactsOf(refs, this.#followed.kept, this.#engine);
    const news: News = new Map();
    if (changed.length === 0) return news;
    for (const ref of refs) this.#followed.kept.settle(ref, this.#followed.seq);
    for await (const changes of this.#engine.evaluateFacts({ changed, at }))
      for (const change of changes) news.set(change.ref, change);
    return news;
  }

  /** Judges entities anew on top of what is kept of them. */
  async #again(lost: News, at: number): Promise<News> {
    const news: News = new Map();
    if (lost.size === 0) return news;
    await this.#followed.follow();
    const refs = [...lost.keys()].filter(ref => this.#followed.refs.has(ref));
    await this.#followed.restore(refs, await this.#store.read(refs));
    const byCause = groupBy(refs, ref =>
      JSON.stringify(causeOf(lost.get(ref)!)),
    );
    for (const some of byCause.values()) {
      const rows = this.#engine.rowsOf(some);
      const cause = causeOf(lost.get(some[0])!);
      for await (const changes of this.#engine.evaluate({ at, rows, cause }))
        for (const change of changes)
          news.set(change.ref, withCauses(change, lost.get(change.ref)!));
    }
    for (const ref of refs) {
      this.#followed.kept.settle(ref, this.#followed.seq);
      if (this.#isBehind(ref) && !news.has(ref)) news.set(ref, nothingOf(ref));
    }
    return news;
  }
}
