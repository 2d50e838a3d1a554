import {
  DurationSketch,
  pooledRate,
  summaryOf,
  type TeamBuilds,
} from '@callboard/backstage-plugin-build-health-common';
import type { PipelineSums } from './WindowSums';

/** Pools that are kept: of 80 teams and of what several callers see of them. */
const POOLS = 1_000;

type Pool = Pick<TeamBuilds, 'successRate' | 'duration'>;

/** Pipelines joined, in the memory of this process: as long as none of them has changed, they are not joined again. */
export class TeamPools {
  /** The one that was used last is the last one. */
  readonly #pools = new Map<string, Pool>();

  /**
   * @param from - the day since when the sums are
   * @param pipelines - each once
   */
  pool(from: number, pipelines: ReadonlyMap<number, PipelineSums>): Pool {
    const key = [
      from,
      ...[...pipelines].map(([id, { revision }]) => `${id}.${revision}`).sort(),
    ].join(' ');
    const pool = this.#pools.get(key) ?? join([...pipelines.values()]);
    this.#pools.delete(key);
    this.#pools.set(key, pool);
    for (const oldest of this.#pools.keys()) {
      if (this.#pools.size <= POOLS) break;
      this.#pools.delete(oldest);
    }
    return pool;
  }
}

function join(sums: readonly PipelineSums[]): Pool {
  const durations = new DurationSketch();
  for (const one of sums) {
    if (one.durations) durations.merge(DurationSketch.parse(one.durations));
  }
  const duration = summaryOf(durations);
  return {
    successRate: pooledRate(sums.map(({ counts }) => counts)),
    ...(duration && { duration }),
  };
}
