import type { ScorecardEngine } from '@callboard/backstage-plugin-scorecards-common/domain';
import type { FactsRecord } from '../database/FactStore';
import type { ProviderRecord, RunStore } from '../database/RunStore';

/** When providers last went through all entities, and which are silent: how old facts are depends on it. */
export class Providers {
  readonly #engine: ScorecardEngine;
  readonly #runs: Pick<RunStore, 'readProviders'>;
  readonly #lastOk = new Map<string, number>();
  /** Entities that could not be read since: their facts stay as old as they are. */
  readonly #held = new Map<string, Set<string>>();
  readonly #changed = new Set<string>();
  #silent: ReadonlySet<string> = new Set();

  constructor(options: {
    engine: ScorecardEngine;
    runs: Pick<RunStore, 'readProviders'>;
  }) {
    this.#engine = options.engine;
    this.#runs = options.runs;
  }

  lastOkAt(providerId: string): number | undefined {
    return this.#lastOk.get(providerId);
  }

  note({ providerId, entityRef, heldRunId }: FactsRecord): void {
    const held = this.#held.get(providerId) ?? new Set();
    this.#held.set(providerId, held);
    if (heldRunId === undefined) held.delete(entityRef);
    else held.add(entityRef);
  }

  /** Takes over what has happened. */
  async look(): Promise<void> {
    const records = await this.#runs.readProviders();
    for (const record of records) await this.#see(record);
    this.#freeze(records);
  }

  /** Those of which facts are not too old any more, or that fell silent, or came back, since this was asked for. */
  takeChanged(): string[] {
    const changed = [...this.#changed];
    this.#changed.clear();
    return changed;
  }

  async #see({ providerId, lastOkAt: at }: ProviderRecord): Promise<void> {
    const before = this.#lastOk.get(providerId);
    if (at === undefined || (before !== undefined && at <= before)) return;
    this.#lastOk.set(providerId, at);
    const fresh = await this.#engine.setSeen({
      provider: providerId,
      at,
      except: this.#held.get(providerId),
    });
    // Of what came before this process nobody knows whether it was judged.
    if (before === undefined || fresh.length > 0) {
      this.#changed.add(providerId);
    }
  }

  #freeze(records: readonly ProviderRecord[]): void {
    const silent = new Set(
      records.flatMap(({ providerId, silentSince }) =>
        silentSince === undefined ? [] : providerId,
      ),
    );
    for (const { providerId } of records)
      if (silent.has(providerId) !== this.#silent.has(providerId))
        this.#changed.add(providerId);
    this.#silent = silent;
    this.#engine.setFrozenProviders(silent);
  }
}
