import type {
  PackedResults,
  ScorecardEngine,
} from '@callboard/backstage-plugin-scorecards-common/domain';
import type { Service } from './Estate';
import { inSlices } from './inSlices';

/** What changed since has left a change, which tells more. */
const KEPT_MS = 60_000;

/** Says since when services have what they have: a first verdict leaves no change. */
export class FirstVerdicts {
  readonly #engine: ScorecardEngine;
  readonly #now: () => number;
  #at = -Infinity;
  #kept = new Map<string, PackedResults>();

  constructor(options: { engine: ScorecardEngine; now: () => number }) {
    this.#engine = options.engine;
    this.#now = options.now;
  }

  async of(
    services: readonly Service[],
  ): Promise<ReadonlyMap<string, PackedResults>> {
    const at = this.#now();
    if (Math.abs(at - this.#at) > KEPT_MS) {
      this.#at = at;
      this.#kept = new Map();
    }
    const kept = this.#kept;
    await inSlices(services, ({ ref }) => {
      const results = kept.has(ref) ? undefined : this.#engine.pack(ref);
      if (results) kept.set(ref, results);
    });
    return kept;
  }
}

/** Milliseconds since 1970. */
export function levelSince(
  packed: PackedResults | undefined,
  scorecard: string,
): number {
  const found = packed?.levels.find(([id]) => id === scorecard);
  return (found?.[2] ?? 0) * 1_000;
}

/** Milliseconds since 1970. */
export function verdictSince(
  packed: PackedResults | undefined,
  checkNumber: number | undefined,
): number {
  const { checks = [] } = packed ?? {};
  for (let index = 0; index + 2 < checks.length; index += 3) {
    if (checks[index] === checkNumber) return checks[index + 2] * 1_000;
  }
  return 0;
}
