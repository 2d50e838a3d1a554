import type {
  OrganisationBuilds,
  RedService,
  TeamBuilds,
} from '@callboard/backstage-plugin-build-health-common';
import { groupBy, type Sees } from '@internal/backend-kit';
import type { BuildStore, PipelineRecord } from '../../database/BuildStore';
import type { HealthStore, StoredTrunk } from '../../database/HealthStore';
import type { TestStore } from '../../database/TestStore';
import type { PipelineDirectory } from '../../entities/PipelineDirectory';
import { PipelineIndex } from '../../entities/PipelineIndex';
import { firstDayOf } from '../PipelineFiguresReader';
import { toSummary } from '../toSummary';
import { byRank } from './byRank';
import { findServices, type Service } from './findServices';
import type { TeamPools } from './TeamPools';
import type { PipelineSums, WindowSums } from './WindowSums';

const DAY_MS = 86_400_000;
/** Rows of red services: nobody reads more of them. */
const MOST_RED = 500;

/** A service, and whether it is red. */
interface OwnedService extends Service {
  /** The pipeline that has been red longest. */
  red?: { pipeline: PipelineRecord; trunk: StoredTrunk; since: number };
}

/** What was read for one answer. */
interface Facts {
  from: number;
  now: Date;
  trunks: ReadonlyMap<number, StoredTrunk>;
  sums: ReadonlyMap<number, PipelineSums>;
  tests: Awaited<ReturnType<TestStore['testCounts']>>;
}

export interface OrganisationOptions {
  builds: Pick<BuildStore, 'readPipelines'>;
  health: Pick<HealthStore, 'readTrunks' | 'readReds'>;
  /** Shared by all callers. */
  sums: WindowSums;
  pools: TeamPools;
  tests: Pick<TestStore, 'testCounts'>;
  directory: Pick<PipelineDirectory, 'all' | 'namedBy' | 'ownerOf' | 'titleOf'>;
  now?: () => Date;
}

/** Answers how all services fare together, for somebody who sees a part of the catalog. */
export class OrganisationReader {
  readonly #options: OrganisationOptions;
  readonly #see: () => Promise<Sees>;

  /** @param see - what the caller sees of everything */
  constructor(options: OrganisationOptions, see: () => Promise<Sees>) {
    this.#options = options;
    this.#see = see;
  }

  async read(days: number): Promise<OrganisationBuilds> {
    const { builds, health, sums, tests } = this.#options;
    const now = this.#options.now?.() ?? new Date();
    const from = firstDayOf(now, days);
    const [sees, pipelines, all] = await Promise.all([
      this.#see(),
      builds.readPipelines(),
      health.readTrunks(),
    ]);
    const services = this.#services(sees, new PipelineIndex(pipelines), all);
    const ids = new Set(
      services.flatMap(one => one.pipelines.map(({ id }) => id)),
    );
    const trunks = new Map([...all].filter(([id]) => ids.has(id)));
    const facts: Facts = {
      from,
      now,
      trunks,
      sums: await sums.read(from, trunks),
      tests: await tests.testCounts([...ids], now),
    };
    const red = services
      .filter(one => one.red)
      .sort(
        (a, b) =>
          a.red!.since - b.red!.since || a.entityRef.localeCompare(b.entityRef),
      );
    return {
      services: services.length,
      red: await this.#redRows(red.slice(0, MOST_RED), facts),
      redCount: red.length,
      teams: [...groupBy(services, one => one.ownerRef)]
        .map(([ownerRef, owned]) => this.#team(ownerRef, owned, facts))
        .sort(byRank),
      days,
      at: now.toISOString(),
    };
  }

  #services(
    sees: Sees,
    index: PipelineIndex,
    trunks: ReadonlyMap<number, StoredTrunk>,
  ): OwnedService[] {
    const { directory } = this.#options;
    const entityRefs = directory.all().keys();
    return findServices({ entityRefs, directory, index, sees }).map(one => ({
      ...one,
      red: longestRed(one.pipelines, trunks),
    }));
  }

  async #redRows(
    services: readonly OwnedService[],
    { tests }: Facts,
  ): Promise<RedService[]> {
    const reds = await this.#options.health.readReds(
      services.map(({ red }) => ({
        pipelineId: red!.pipeline.id,
        firstRedId: red!.trunk.firstRedId!,
        lastRed: red!.trunk.lastRed,
      })),
    );
    return services.map(({ entityRef, ownerRef, red }) => {
      const { pipeline, since } = red!;
      const { firstRed, failedJobs = [] } = reds.get(pipeline.id) ?? {};
      const { broken = 0, flaky = 0 } = tests.get(pipeline.id) ?? {};
      return {
        entityRef,
        title: this.#options.directory.titleOf(entityRef),
        ...(ownerRef && { ownerRef }),
        pipelineId: String(pipeline.id),
        pipelineName: pipeline.name,
        since: new Date(since).toISOString(),
        ...(firstRed && { firstRed: toSummary(firstRed) }),
        failedJobs,
        brokenTests: broken,
        flakyTests: flaky,
      };
    });
  }

  /** A pipeline that several of its services name counts once. */
  #team(
    ownerRef: string | undefined,
    services: readonly OwnedService[],
    { from, now, trunks, sums, tests }: Facts,
  ): TeamBuilds {
    const ids = new Set(
      services.flatMap(one => one.pipelines.map(({ id }) => id)),
    );
    const own = new Map<number, PipelineSums>();
    let redMs = 0;
    let flakyTests = 0;
    for (const id of ids) {
      const known = sums.get(id);
      if (known) own.set(id, known);
      const trunk = trunks.get(id);
      redMs += known?.endedRedMs ?? 0;
      if (trunk?.state === 'red') {
        redMs += Math.max(
          0,
          now.getTime() - Math.max(trunk.since!, from * DAY_MS),
        );
      }
      flakyTests += tests.get(id)?.flaky ?? 0;
    }
    return {
      ...(ownerRef && { ownerRef }),
      services: services.length,
      red: services.filter(({ red }) => red).length,
      ...this.#options.pools.pool(from, own),
      redMs,
      flakyTests,
    };
  }
}

function longestRed(
  pipelines: readonly PipelineRecord[],
  trunks: ReadonlyMap<number, StoredTrunk>,
): OwnedService['red'] {
  let longest: OwnedService['red'];
  for (const pipeline of pipelines) {
    const trunk = trunks.get(pipeline.id);
    if (trunk?.state !== 'red' || trunk.since === undefined) continue;
    if (!longest || trunk.since < longest.since) {
      longest = { pipeline, trunk, since: trunk.since };
    }
  }
  return longest;
}
