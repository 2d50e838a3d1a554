import type { FrozenResults } from '@callboard/backstage-plugin-scorecards-common';
import {
  providerOf,
  stateOf,
  wasOf,
} from '@callboard/backstage-plugin-scorecards-common/domain';
import type { ProviderRecord, RunStore } from '../../database/RunStore';
import type { Runtime } from '../../runtime/Runtime';
import type { RuleCheck } from './book';
import { inSlices } from './inSlices';

/** It changes once a run. */
const KEPT_MS = 10_000;

/** What is broken is held too, and that is no collector's doing. */
const isFrozen = (verdict: number) =>
  stateOf(verdict) === 'stale' && wasOf(verdict) !== undefined;

/** What is known of collectors, as of a moment ago. */
export class Collectors {
  readonly #runs: Pick<RunStore, 'readProviders'>;
  readonly #runtime: Pick<Runtime, 'engine' | 'facts'>;
  readonly #now: () => number;
  readonly #periodOf: (providerId: string) => number | undefined;
  #read?: { at: number; byId: Promise<ReadonlyMap<string, ProviderRecord>> };

  constructor(options: {
    runs: Pick<RunStore, 'readProviders'>;
    runtime: Pick<Runtime, 'engine' | 'facts'>;
    now: () => number;
    /** How often a provider is read, in milliseconds; undefined for one that is not. */
    periodOf: (providerId: string) => number | undefined;
  }) {
    this.#runs = options.runs;
    this.#runtime = options.runtime;
    this.#now = options.now;
    this.#periodOf = options.periodOf;
  }

  async read(): Promise<ReadonlyMap<string, ProviderRecord>> {
    const at = this.#now();
    if (!this.#read || Math.abs(at - this.#read.at) > KEPT_MS) {
      const byId = this.#runs
        .readProviders()
        .then(
          records =>
            new Map(records.map(record => [record.providerId, record])),
        );
      this.#read = { at, byId };
      byId.catch(() => {
        this.#read = undefined;
      });
    }
    return this.#read.byId;
  }

  periodOf(providerId: string): number | undefined {
    return this.#periodOf(providerId);
  }

  /** When a provider is read next by itself, ISO 8601; undefined when that is due, or never. */
  async nextAt(providerId: string): Promise<string | undefined> {
    const { lastRun } = (await this.read()).get(providerId) ?? {};
    const period = this.#periodOf(providerId);
    if (!lastRun || period === undefined) return undefined;
    const next = lastRun.startedAt + period;
    return next > this.#now() ? new Date(next).toISOString() : undefined;
  }

  titleOf(providerId: string): string {
    const origin = this.#runtime.facts
      .origins()
      .find(({ id }) => id === providerId);
    return origin?.title ?? providerId;
  }

  /** Silent collectors, with how many results of some rows are held as they were. */
  async frozen(
    rows: Iterable<number>,
    checks: readonly RuleCheck[],
  ): Promise<FrozenResults[]> {
    const silent = [...(await this.read()).values()].filter(
      ({ silentSince }) => silentSince !== undefined,
    );
    if (silent.length === 0) return [];
    const readers = silent.map(record => ({
      record,
      checks: checks.filter(check =>
        [...check.reads].some(fact => providerOf(fact) === record.providerId),
      ),
      count: 0,
    }));
    await inSlices(rows, row => {
      for (const reader of readers) {
        for (const { column } of reader.checks) {
          if (isFrozen(column.get(row))) reader.count++;
        }
      }
    });
    return readers
      .filter(({ count }) => count > 0)
      .map(({ record, count }) => ({
        provider: record.providerId,
        title: this.titleOf(record.providerId),
        silentSince: new Date(record.silentSince!).toISOString(),
        checks: count,
      }));
  }
}
