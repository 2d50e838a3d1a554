import { setImmediate } from 'node:timers/promises';
import {
  countsForHealth,
  successRate,
  summaryOf,
  type BuildOutcome,
  type BuildSummary,
  type PipelineHealth,
  type RateCounts,
} from '@callboard/backstage-plugin-build-health-common';
import { inBatches } from '@internal/backend-kit';
import type { BuildStore, PipelineRecord } from '../database/BuildStore';
import type {
  DaySums,
  HealthStore,
  StoredTrunk,
} from '../database/HealthStore';
import type { Sources } from '../inbox/Sources';
import { toSummary } from './toSummary';

const DAY_MS = 86_400_000;
const LAST_BUILDS = 20;
/** Pipelines that single builds are read of at a time: some 10 ms of this process. */
const AT_A_TIME = 50;
/** Of an entity: a monorepo has a dozen. */
export const MOST_PIPELINES = 50;

/** What days of nothing add up to. */
const NOTHING: Pick<DaySums, 'outcomes'> = { outcomes: {} };

/**
 * The day on which a window of so many days back begins, in days since 1970 in UTC: figures are of whole days, and never of less
 * than was asked for.
 */
export const firstDayOf = (now: Date, days: number) =>
  Math.floor((now.getTime() - days * DAY_MS) / DAY_MS);

/** What a success rate is made of. */
export function countsOf({ outcomes }: Pick<DaySums, 'outcomes'>): RateCounts {
  const counted = Object.entries(outcomes).filter(([outcome]) =>
    countsForHealth(outcome as BuildOutcome),
  );
  return {
    n: counted.reduce((sum, [, n]) => sum + n, 0),
    successes: outcomes.success ?? 0,
  };
}

/** Reads something of each, of a few at a time: SQLite answers within the same turn, and others want one too. */
async function inTurns<Item, Read>(
  items: readonly Item[],
  read: (item: Item, index: number) => Promise<Read>,
): Promise<Read[]> {
  const found: Read[] = [];
  for (const batch of inBatches(items, AT_A_TIME)) {
    const first = found.length;
    found.push(
      ...(await Promise.all(batch.map((item, i) => read(item, first + i)))),
    );
    if (batch.length === AT_A_TIME) await setImmediate();
  }
  return found;
}

/** Answers how pipelines fare, by what was worked out of their builds. */
export class PipelineFiguresReader {
  readonly #builds: Pick<BuildStore, 'readLastTrunk' | 'readAttempts'>;
  readonly #health: Pick<HealthStore, 'readTrunks' | 'readSums' | 'readRedMs'>;
  readonly #sources: Pick<Sources, 'get'>;

  constructor(options: {
    store: Pick<BuildStore, 'readLastTrunk' | 'readAttempts'>;
    health: Pick<HealthStore, 'readTrunks' | 'readSums' | 'readRedMs'>;
    sources: Pick<Sources, 'get'>;
  }) {
    this.#builds = options.store;
    this.#health = options.health;
    this.#sources = options.sources;
  }

  /** @param pipelines - any of them any number of times */
  async read(
    pipelines: readonly PipelineRecord[],
    { days, now }: { days: number; now: Date },
  ): Promise<Map<number, PipelineHealth>> {
    const once = new Map(pipelines.map(one => [one.id, one]));
    const ids = [...once.keys()];
    const from = firstDayOf(now, days);
    const [trunks, sums, red, last] = await Promise.all([
      this.#health.readTrunks(ids),
      this.#health.readSums(ids, { from, withQueues: true }),
      this.#health.readRedMs(ids, { from: from * DAY_MS, now: now.getTime() }),
      inTurns(ids, id => this.#builds.readLastTrunk(id, LAST_BUILDS)),
    ]);
    const found = await inTurns(
      [...once.values()],
      async (pipeline, i): Promise<PipelineHealth> => {
        const {
          id,
          sourceId,
          key: _key,
          path: _path,
          frozenBefore: _frozenBefore,
          ...shown
        } = pipeline;
        return {
          ...shown,
          id: String(id),
          sourceId,
          provider: this.#sources.get(sourceId)?.provider ?? 'unknown',
          trunk: await this.#trunk(id, trunks.get(id)),
          lastBuilds: last[i].map(toSummary),
          ...figuresOf(sums.get(id)),
          redMs: red.get(id) ?? 0,
        };
      },
    );
    return new Map(ids.map((id, i) => [id, found[i]]));
  }

  async #trunk(
    pipelineId: number,
    trunk: StoredTrunk | undefined,
  ): Promise<PipelineHealth['trunk']> {
    if (!trunk) return { state: 'unknown' };
    const { state, since, isSinceEver, firstRedId } = trunk;
    const firstRed =
      firstRedId === undefined
        ? undefined
        : await this.#firstRed(pipelineId, firstRedId);
    return {
      state,
      ...(since !== undefined && { since: new Date(since).toISOString() }),
      ...(isSinceEver && { isSinceEver }),
      ...(firstRed && { firstRed }),
    };
  }

  /** The first attempt of the build that finished. */
  async #firstRed(
    pipelineId: number,
    externalId: string,
  ): Promise<BuildSummary | undefined> {
    const attempts = await this.#builds.readAttempts(pipelineId, externalId);
    const first = attempts.find(
      ({ isTrunk, finishedAt }) => isTrunk && finishedAt !== undefined,
    );
    return first && toSummary(first);
  }
}

/** What days of a pipeline, or of several, say. */
export function figuresOf(
  sums: DaySums | undefined,
): Pick<PipelineHealth, 'successRate' | 'leftOut' | 'duration' | 'queue'> {
  const duration = sums && summaryOf(sums.durations);
  const queue = sums && summaryOf(sums.queues);
  const { outcomes } = sums ?? NOTHING;
  return {
    successRate: successRate(countsOf({ outcomes })),
    leftOut: Object.fromEntries(
      Object.entries(outcomes).filter(
        ([outcome]) => !countsForHealth(outcome as BuildOutcome),
      ),
    ),
    ...(duration && { duration }),
    ...(queue && { queue }),
  };
}
