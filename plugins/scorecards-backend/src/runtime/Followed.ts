import type { FactReading } from '@callboard/backstage-plugin-scorecards-common';
import type {
  ChangedFacts,
  FactUpdate,
  PackedResults,
  ScorecardEngine,
} from '@callboard/backstage-plugin-scorecards-common/domain';
import { rest } from '@internal/backend-kit';
import type { ChangeFeed, FeedPosition } from '../database/ChangeFeed';
import type { HeadRecord } from '../database/EntityStore';
import type { FactsRecord, WrittenFacts } from '../database/FactStore';
import type { ResultRecord } from '../database/ResultStore';
import { observedAtOf, toReading } from '../database/storedFacts';
import type { Exempted } from './Exempted';
import { KeptResults } from './KeptResults';
import type { Providers } from './Providers';
import type { Rules } from './Rules';

/** What was new. */
export interface TakenOver {
  /** Facts of the change that was asked for, that say something else. */
  changed: ChangedFacts[];
  /** Entities. */
  added: string[];
}

interface FollowedOptions {
  engine: ScorecardEngine;
  feed: ChangeFeed;
  rules: Rules;
  providers: Providers;
  exempted: Exempted;
  now: () => number;
  /** Results of other processes were taken over. */
  onTaken: (entityRefs: readonly string[]) => void;
}

/**
 * Keeps the engine as the database is. Nothing is judged here: what others have written, they judge. To be called by one work at a
 * time.
 */
export class Followed {
  readonly kept = new KeptResults();
  /** Entities that are there. */
  readonly refs = new Set<string>();
  readonly #options: FollowedOptions;
  /** Facts whose readings have to be set. */
  readonly #emptied = new Set<string>();
  #seq = 0;
  #providersSeq = -1;
  #isOpen = false;

  constructor(options: FollowedOptions) {
    this.#options = options;
  }

  /** All changes up to this one are in memory. */
  get seq(): number {
    return this.#seq;
  }

  /**
   * Takes over all changes since the last one that is in memory.
   *
   * @param own - a change of this process
   */
  async follow(own?: number): Promise<TakenOver> {
    const position = await this.#options.feed.readPosition();
    if (position.providersSeq !== this.#providersSeq) {
      // Before facts are: how old these are depends on it.
      await this.#options.providers.look();
      this.#providersSeq = position.providersSeq;
    }
    if (position.seq === this.#seq && this.#isOpen) {
      return { changed: [], added: [] };
    }
    return this.#takeOver(position, own);
  }

  /**
   * Takes over facts that this process has just written. Where nobody else has written anything since, that is one statement.
   *
   * @returns what has to be judged
   */
  async followWritten({ seq, changed }: WrittenFacts): Promise<ChangedFacts[]> {
    if (seq === undefined) return [];
    const written = changed.map(({ entityRef: ref, facts }) => ({
      ref,
      facts,
    }));
    // Those of the engine come first, as they name the run.
    if (seq !== this.#seq + 1) {
      return [...(await this.follow(seq)).changed, ...written];
    }
    const turned = await this.#takeFacts(this.#seq, seq);
    this.#seq = seq;
    return [...turned, ...written];
  }

  /** Results that this process has just written are in memory; returns whether something else has been written before them. */
  noteWritten(seq: number): boolean {
    if (seq !== this.#seq + 1) return true;
    this.#seq = seq;
    return false;
  }

  /** Has results in memory be as they are kept. */
  async restore(refs: readonly string[], records: readonly ResultRecord[]) {
    const { engine, rules } = this.#options;
    const nothing: PackedResults = {
      checks: [...rules.checkIds.keys()].flatMap(number => [number, 255, 0]),
      levels: [...rules.scorecardIds.values()].map(id => [id, 255, 0]),
    };
    await engine.restore(refs.map(ref => ({ ref, results: nothing })));
    for (const ref of refs) this.kept.forget(ref);
    await this.#takeResults(records);
  }

  async #takeOver(
    position: FeedPosition,
    own: number | undefined,
  ): Promise<TakenOver> {
    const { feed, exempted } = this.#options;
    const isFirst = !this.#isOpen;
    const after = this.#seq;
    await this.#compile(position.rulesSeq);
    const added: string[] = [];
    for await (const heads of feed.readHeads(after)) {
      added.push(...this.#takeHeads(heads));
    }
    const taken: string[] = [];
    for await (const results of feed.readResults(after)) {
      taken.push(...(await this.#takeResults(results)));
    }
    const changed = await this.#takeFacts(after, own);
    if (isFirst) this.#emptied.clear();
    await this.#refill();
    for await (const page of feed.readExemptions(after)) {
      exempted.take(page);
      if (!isFirst) exempted.owe(page);
    }
    if (!isFirst && added.length > 0) {
      exempted.take(await feed.readExemptionsOf(added));
    }
    this.#seq = position.seq;
    this.#isOpen = true;
    if (!isFirst) this.#options.onTaken(taken);
    return { changed, added };
  }

  async #compile(rulesSeq: number): Promise<void> {
    const { rules, engine } = this.#options;
    if (this.#isOpen && rulesSeq === rules.seq) return;
    for (const fact of await rules.compile(rulesSeq)) this.#emptied.add(fact);
    if (rules.hasMoved) await engine.restore(this.#movedLevels());
  }

  *#movedLevels(): Generator<{ ref: string; results: PackedResults }> {
    const { rules, engine } = this.#options;
    for (const ref of this.refs) {
      const levels = rules.moved(engine.pack(ref)?.levels ?? []);
      yield { ref, results: { checks: [], levels } };
    }
  }

  #takeHeads(heads: readonly HeadRecord[]): string[] {
    const { engine, exempted } = this.#options;
    const { added, removed } = engine.ingest(
      heads.map(({ entityRef: ref, ownerRef: owner, kind, title, isGone }) => ({
        ref,
        owner,
        kind,
        title,
        removed: isGone,
      })),
    );
    for (const ref of added) this.refs.add(ref);
    for (const ref of removed) {
      this.refs.delete(ref);
      this.kept.delete(ref);
      exempted.forget(ref);
    }
    return added;
  }

  async #takeResults(records: readonly ResultRecord[]): Promise<string[]> {
    const news = records.filter(
      ({ entityRef, revision }) =>
        this.refs.has(entityRef) &&
        revision > (this.kept.of(entityRef)?.revision ?? 0),
    );
    await this.#options.engine.restore(this.#unpacked(news));
    for (const { entityRef, revision, factsSeq, rulesSeq } of news) {
      this.kept.set(entityRef, { revision, factsSeq, rulesSeq });
    }
    return news.map(({ entityRef }) => entityRef);
  }

  *#unpacked(
    records: readonly ResultRecord[],
  ): Generator<{ ref: string; results: PackedResults }> {
    const { rules } = this.#options;
    for (const { entityRef: ref, packed, rulesSeq } of records) {
      const results = packed as PackedResults;
      yield { ref, results };
      if (rulesSeq === rules.seq || !rules.hasMoved) continue;
      yield {
        ref,
        results: { checks: [], levels: rules.moved(results.levels) },
      };
    }
  }

  async #takeFacts(after: number, own?: number): Promise<ChangedFacts[]> {
    const changed: ChangedFacts[] = [];
    for await (const page of this.#options.feed.readFacts(after)) {
      const isOwn = ({ seq }: FactsRecord) => seq === own;
      await this.#setFacts(page.filter(record => !isOwn(record)));
      changed.push(...(await this.#setFacts(page.filter(isOwn), true)));
    }
    return changed;
  }

  /** Facts have another form: what is kept of them is read again. */
  async #refill(): Promise<void> {
    if (this.#emptied.size === 0) return;
    const providers = new Set(
      [...this.#emptied].map(name => name.split('/')[0]),
    );
    for await (const page of this.#options.feed.readFacts(0)) {
      await this.#setFacts(
        page.filter(({ providerId }) => providers.has(providerId)),
      );
    }
    this.#emptied.clear();
  }

  /** @param isJudged - those who wrote them are about to judge what says something else */
  async #setFacts(
    records: readonly FactsRecord[],
    isJudged = false,
  ): Promise<ChangedFacts[]> {
    const { engine, now, providers } = this.#options;
    for (const record of records) {
      providers.note(record);
      this.#owe(record, isJudged);
      await rest();
    }
    return engine.setFacts({ updates: this.#updatesOf(records), at: now() });
  }

  #owe(record: FactsRecord, isJudged: boolean): void {
    const { entityRef, providerId, seq, runId, facts } = record;
    if (!this.refs.has(entityRef)) return;
    // What another has written into the same row before may still have to be judged.
    if (isJudged && !this.kept.arrearsOf(entityRef).has(providerId)) return;
    let newest: string | undefined;
    for (const [name, { s }] of facts)
      if (newest === undefined || s > facts.get(newest)!.s) newest = name;
    this.kept.owe(entityRef, providerId, { seq, newest, runId });
  }

  *#updatesOf(records: readonly FactsRecord[]): Generator<FactUpdate> {
    for (const record of records) {
      const { entityRef: ref, providerId, runId, facts } = record;
      const lastOkAt = this.#options.providers.lastOkAt(providerId);
      const readings: Record<string, FactReading> = {};
      // A fact that has no time of its own is as old as the last look of its provider.
      let seenAt = record.observedAt;
      for (const [name, fact] of facts) {
        readings[`${providerId}/${name}`] = toReading(fact);
        if (fact.o === undefined) seenAt = observedAtOf(fact, record, lastOkAt);
      }
      yield { ref, readings, seenAt, ...(runId && { runId }) };
    }
  }
}
