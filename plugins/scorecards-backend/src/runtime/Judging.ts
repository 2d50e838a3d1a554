import type {
  ChangedFacts,
  EngineChange,
  ScorecardEngine,
} from '@callboard/backstage-plugin-scorecards-common/domain';
import type { ExemptionRecord } from '../database/ExemptionStore';
import type { WrittenFacts } from '../database/FactStore';
import { changedFactsOf } from './changedFacts';
import type { Exempted } from './Exempted';
import type { Followed } from './Followed';
import type { Providers } from './Providers';
import { MOST_ENTITIES, type ResultKeeper } from './ResultKeeper';
import type { Rules } from './Rules';

/** Has judged what is new, and kept. To be called by one work at a time. */
export class Judging {
  readonly #engine: ScorecardEngine;
  readonly #followed: Followed;
  readonly #rules: Rules;
  readonly #providers: Providers;
  readonly #exempted: Exempted;
  readonly #keeper: ResultKeeper;
  readonly #now: () => number;

  constructor(options: {
    engine: ScorecardEngine;
    followed: Followed;
    rules: Rules;
    providers: Providers;
    exempted: Exempted;
    keeper: ResultKeeper;
    now: () => number;
  }) {
    this.#engine = options.engine;
    this.#followed = options.followed;
    this.#rules = options.rules;
    this.#providers = options.providers;
    this.#exempted = options.exempted;
    this.#keeper = options.keeper;
    this.#now = options.now;
  }

  /** Takes over what others have written; for the first time, all that is kept. */
  async follow(): Promise<void> {
    await this.#followed.follow();
  }

  /** Facts were written by this process. */
  async written(written: WrittenFacts): Promise<void> {
    await this.#facts(await this.#followed.followWritten(written));
  }

  /**
   * Entities of the catalog were written by this process, and then what it says of them.
   *
   * @param written - facts of them
   * @returns those that are new
   */
  async entities(written: WrittenFacts): Promise<string[]> {
    const { added, changed } = await this.#followed.follow(written.seq);
    const news = new Set(added);
    await this.#whole(added, { kind: 'catalog' });
    await this.#facts([
      ...changed.filter(({ ref }) => !news.has(ref)),
      ...written.changed.flatMap(({ entityRef: ref, facts }) =>
        news.has(ref) ? [] : [{ ref, facts }],
      ),
    ]);
    return added;
  }

  /** Exemptions were decided, or have ended. */
  async exempted(records: readonly ExemptionRecord[]): Promise<void> {
    await this.#followed.follow();
    await this.#exemptions(records);
  }

  async #exemptions(records: readonly ExemptionRecord[]): Promise<void> {
    for (const record of records) {
      const { id: exemptionId, entityRef } = record;
      await this.#judge(at =>
        this.#engine.evaluate({
          at,
          rows: this.#engine.rowsOf([entityRef]),
          checks: this.#exempted.checksOf(record),
          cause: { kind: 'exemption', exemptionId },
        }),
      );
      this.#exempted.settle(record);
    }
  }

  /** Judges what depends on collectors that have been through, that fell silent, or came back. */
  async providers(): Promise<void> {
    await this.#followed.follow();
    const providers = this.#providers.takeChanged();
    if (providers.length === 0) return;
    await this.#judge(at => this.#engine.evaluateProviders({ providers, at }));
  }

  /** Judges what changed because time passed. */
  async sweep(since: number): Promise<void> {
    await this.#judge(at => this.#engine.sweep({ since, at }));
  }

  /** Judges all, as when a provider is there no more whose facts are asked for. */
  async everything(): Promise<void> {
    await this.#judge(at => this.#engine.evaluate({ at }));
  }

  /** Judges what was left over, as when a process dies between writing facts and results. */
  async leftOver(): Promise<void> {
    await this.#followed.follow();
    await this.#keeper.keepLost(this.#now());
    await this.#facts([], this.#followed.kept.owing());
    await this.#exemptions(this.#exempted.owed());
  }

  /**
   * Judges entities that are not judged by the rules in force.
   *
   * @param done - those that were tried already; what is tried now is added
   * @returns whether there was anything
   */
  async behind(done: Set<string>): Promise<boolean> {
    if (this.#rules.isEmpty) return false;
    const { refs, kept } = this.#followed;
    const behind: string[] = [];
    for (const ref of refs) {
      const isBehind = kept.of(ref)?.rulesSeq !== this.#rules.seq;
      if (isBehind && !done.has(ref)) behind.push(ref);
      if (behind.length === MOST_ENTITIES) break;
    }
    for (const ref of behind) done.add(ref);
    await this.#whole(behind);
    return behind.length > 0;
  }

  async #whole(refs: readonly string[], cause?: { kind: 'catalog' }) {
    if (refs.length === 0 || this.#rules.isEmpty) return;
    const at = this.#now();
    const { kept, seq } = this.#followed;
    for (const ref of refs) kept.settle(ref, seq);
    const rows = this.#engine.rowsOf(refs);
    await this.#keeper.keepWhole(
      refs,
      this.#engine.evaluate({ at, rows, cause }),
      at,
    );
  }

  /** With them goes what others have written of the same entities, and may not have judged. */
  async #facts(
    changed: readonly ChangedFacts[],
    refs: readonly string[] = [...new Set(changed.map(({ ref }) => ref))],
  ): Promise<void> {
    if (refs.length === 0) return;
    const { kept, seq } = this.#followed;
    const all = [...changed, ...changedFactsOf(refs, kept, this.#engine)];
    for (const ref of refs) kept.settle(ref, seq);
    await this.#judge(at => this.#engine.evaluateFacts({ changed: all, at }));
  }

  /** A pass ends early when it is found that the rules are others meanwhile. */
  async #judge(
    pass: (at: number) => AsyncIterable<EngineChange[]>,
  ): Promise<void> {
    let rules;
    do {
      rules = this.#rules.documents;
      const at = this.#now();
      await this.#keeper.keep(pass(at), at);
    } while (rules !== this.#rules.documents);
  }
}
