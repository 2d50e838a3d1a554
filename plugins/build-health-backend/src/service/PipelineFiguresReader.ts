import {
  countsForHealth,
  successRate,
  summaryOf,
  type BuildOutcome,
  type BuildSummary,
  type PipelineHealth,
  type PipelineTests,
  type RateCounts,
} from '@callboard/backstage-plugin-build-health-common';
import { inBatches, letOthersIn, rest } from '@internal/backend-kit';
import type {
  BuildRecord,
  BuildStore,
  PipelineRecord,
} from '../database/BuildStore';
import type {
  DaySums,
  HealthStore,
  StoredTrunk,
} from '../database/HealthStore';
import type { TestStore } from '../database/TestStore';
import type { Sources } from '../inbox/Sources';
import { toSummary } from './toSummary';

const DAY_MS = 86_400_000;
const LAST_BUILDS = 20;
/** Pipelines that single builds are read of at a time: some 10 ms of this process. */
const AT_A_TIME = 25;
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

/** Of the stores what figures are read from. */
export type FiguresHealth = Pick<
  HealthStore,
  'readTrunks' | 'readSums' | 'readRedMs' | 'readReds'
>;
export type FiguresTests = Pick<TestStore, 'testCounts' | 'testReports'>;

/** Answers how pipelines fare, by what was worked out of their builds. */
export class PipelineFiguresReader {
  readonly #builds: Pick<BuildStore, 'readLastTrunks'>;
  readonly #health: FiguresHealth;
  readonly #tests: FiguresTests;
  readonly #sources: Pick<Sources, 'get'>;

  constructor(options: {
    store: Pick<BuildStore, 'readLastTrunks'>;
    health: FiguresHealth;
    tests: FiguresTests;
    sources: Pick<Sources, 'get'>;
  }) {
    this.#builds = options.store;
    this.#health = options.health;
    this.#tests = options.tests;
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
    const trunks = await this.#health.readTrunks(ids);
    const [{ sums, last }, red, firstReds, tests] = await Promise.all([
      this.#readLarge(ids, from),
      this.#health.readRedMs(ids, { from: from * DAY_MS, now: now.getTime() }),
      this.#readFirstReds(trunks),
      this.#readTests(ids, now),
    ]);
    const found = new Map<number, PipelineHealth>();
    for (const [id, pipeline] of once) {
      const own = tests.get(id);
      found.set(id, {
        ...this.#namesOf(pipeline),
        trunk: trunkOf(trunks.get(id), firstReds.get(id)?.firstRed),
        lastBuilds: last.get(id) ?? [],
        ...figuresOf(sums.get(id)),
        redMs: red.get(id) ?? 0,
        ...(own && { tests: own }),
      });
      await rest();
    }
    return found;
  }

  #namesOf({
    key: _key,
    path: _path,
    frozenBefore: _frozenBefore,
    ...shown
  }: PipelineRecord) {
    const { id, sourceId } = shown;
    const provider = this.#sources.get(sourceId)?.provider ?? 'unknown';
    return { ...shown, id: String(id), provider };
  }

  /** One after the other: SQLite answers each within a turn of this process, and two of them would make it a long one. */
  async #readLarge(ids: readonly number[], from: number) {
    const sums = await this.#health.readSums(ids, { from, withQueues: true });
    return { sums, last: await this.#readLast(ids) };
  }

  async #readFirstReds(trunks: ReadonlyMap<number, StoredTrunk>) {
    const reds = [...trunks].flatMap(([pipelineId, { firstRedId }]) =>
      firstRedId === undefined ? [] : [{ pipelineId, firstRedId }],
    );
    return this.#health.readReds(reds);
  }

  /** Of a few pipelines at a time: SQLite answers within the same turn, and others want one too. */
  async #readLast(
    ids: readonly number[],
  ): Promise<Map<number, BuildSummary[]>> {
    const found = new Map<number, BuildSummary[]>();
    for (const batch of inBatches(ids, AT_A_TIME)) {
      const last = await this.#builds.readLastTrunks(batch, LAST_BUILDS);
      last.forEach((builds, id) => found.set(id, builds.map(toSummary)));
      if (batch.length === AT_A_TIME) await letOthersIn();
    }
    return found;
  }

  async #readTests(
    ids: readonly number[],
    now: Date,
  ): Promise<Map<number, PipelineTests>> {
    const reports = await this.#tests.testReports(ids);
    const reported = [...reports.keys()];
    if (reported.length === 0) return new Map();
    const counts = await this.#tests.testCounts(reported, now);
    return new Map(
      [...reports].map(([id, { seen, lastReportAt }]) => [
        id,
        {
          ...(seen !== undefined && { seen }),
          ...(counts.get(id) ?? { flaky: 0, broken: 0 }),
          lastReportAt: new Date(lastReportAt).toISOString(),
        },
      ]),
    );
  }
}

function trunkOf(
  trunk: StoredTrunk | undefined,
  firstRed: BuildRecord | undefined,
): PipelineHealth['trunk'] {
  if (!trunk) return { state: 'unknown' };
  const { state, since, isSinceEver } = trunk;
  return {
    state,
    ...(since !== undefined && { since: new Date(since).toISOString() }),
    ...(isSinceEver && { isSinceEver }),
    ...(firstRed && { firstRed: toSummary(firstRed) }),
  };
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
