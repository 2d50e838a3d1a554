import { silentProviders } from '../collecting/silentProviders';
import type { RunStore } from '../database/RunStore';

/** The last ones tell whether a collector is silent. */
const RUNS = 10;

/** Notes which collectors are silent. */
export class SilenceWatch {
  readonly #runs: Pick<RunStore, 'list' | 'readProviders' | 'setSilent'>;
  readonly #collectors: () => readonly { id: string; periodMs: number }[];
  readonly #now: () => number;

  constructor(options: {
    runs: Pick<RunStore, 'list' | 'readProviders' | 'setSilent'>;
    /** Those that are asked again and again. */
    collectors: () => readonly { id: string; periodMs: number }[];
    now?: () => number;
  }) {
    this.#runs = options.runs;
    this.#collectors = options.collectors;
    this.#now = options.now ?? Date.now;
  }

  async look(): Promise<void> {
    const providers = this.#collectors();
    const runs = [];
    for (const { id: providerId } of providers) {
      runs.push(...(await this.#runs.list({ providerId, limit: RUNS })));
    }
    const silent = silentProviders({ providers, runs, now: this.#now() });
    for (const {
      providerId,
      silentSince,
    } of await this.#runs.readProviders()) {
      const since = silent.get(providerId)?.since;
      if ((since === undefined) === (silentSince === undefined)) continue;
      await this.#runs.setSilent(providerId, since);
    }
  }
}
