import { InputError, NotFoundError } from '@backstage/errors';
import type {
  BuildPart,
  OwnedBuild,
  OwnedBuilds,
} from '@callboard/backstage-plugin-build-health-common';
import { decodeCursor, encodeCursor, type Sees } from '@internal/backend-kit';
import { z } from 'zod';
import type { BuildStore } from '../../database/BuildStore';
import type { HealthStore } from '../../database/HealthStore';
import type {
  OwnedBuildStore,
  OwnedRecord,
} from '../../database/OwnedBuildStore';
import type { PipelineDirectory } from '../../entities/PipelineDirectory';
import { PipelineIndex } from '../../entities/PipelineIndex';
import { firstDayOf } from '../PipelineFiguresReader';
import { toSummary } from '../toSummary';
import { findServices, teamOf, type Service } from './findServices';
import type { LeftOutTally } from './LeftOutTally';
import type { TeamPools } from './TeamPools';
import type { WindowSums } from './WindowSums';

const DAY_MS = 86_400_000;
/** Instead of a group: services without one. */
const NO_OWNER = 'none';

/** The last moment that a date can be. */
const LAST_MOMENT = 8.64e15;

const cursorSchema = z.object({
  at: z.number().int().min(0).max(LAST_MOMENT),
  id: z.number().int().min(0).max(Number.MAX_SAFE_INTEGER),
});

const dayOf = (day: number) => new Date(day * DAY_MS).toISOString();

/** What is asked for: of an owner, or of one entity. */
export interface OwnedBuildsRequest {
  /** A group, or `none`. */
  ownerRef?: string;
  entityRef?: string;
  days: number;
  part: BuildPart;
  limit: number;
  cursor?: string;
}

export interface OwnedBuildsOptions {
  builds: Pick<BuildStore, 'readPipelines'> &
    Pick<OwnedBuildStore, 'listOwned'>;
  health: Pick<HealthStore, 'readTrunks'>;
  sums: WindowSums;
  pools: TeamPools;
  leftOut: LeftOutTally;
  directory: Pick<PipelineDirectory, 'all' | 'namedBy' | 'ownerOf' | 'titleOf'>;
  now?: () => Date;
}

/** Lists the builds behind figures of owners, for somebody who sees a part of the catalog. */
export class OwnedBuildsReader {
  readonly #options: OwnedBuildsOptions;
  readonly #see: (entityRefs: string[]) => Promise<Sees>;

  /** @param see - what the caller sees of these */
  constructor(
    options: OwnedBuildsOptions,
    see: (entityRefs: string[]) => Promise<Sees>,
  ) {
    this.#options = options;
    this.#see = see;
  }

  async read(request: OwnedBuildsRequest): Promise<OwnedBuilds> {
    const { days, part, limit, cursor } = request;
    const { builds, leftOut } = this.#options;
    const services = await this.#services(request);
    const now = this.#options.now?.() ?? new Date();
    const firstDay = firstDayOf(now, days);
    const from = firstDay * DAY_MS;
    const pipelines = services.flatMap(one => one.pipelines);
    const pipelineIds = [...new Set(pipelines.map(({ id }) => id))];
    const after = cursor ? decodeCursor(cursor, cursorSchema) : undefined;
    const [found, figures, counts] = await Promise.all([
      builds.listOwned({
        pipelineIds,
        part,
        from,
        now: now.getTime(),
        limit: limit + 1,
        after,
      }),
      this.#figures(firstDay, pipelineIds),
      leftOut.read({ pipelineIds, from }, { isFirst: !after }),
    ]);
    const { untimed, isMore } = counts;
    const keptSince = pipelines.reduce(
      (latest, { frozenBefore = 0 }) => Math.max(latest, frozenBefore),
      firstDay,
    );
    return {
      items: this.#items(found.slice(0, limit), services),
      totals: {
        ...figures,
        untimed,
        leftOut: counts.leftOut,
        ...(isMore && { isMore }),
      },
      ...(keptSince > firstDay && { keptSince: dayOf(keptSince) }),
      services: services.length,
      days,
      from: dayOf(firstDay),
      pageInfo: nextOf(found, limit),
    };
  }

  /** The same that the page of the organisation and the card of a group show. */
  async #figures(firstDay: number, pipelineIds: readonly number[]) {
    const { health, sums, pools } = this.#options;
    const trunks = await health.readTrunks(pipelineIds);
    const known = await sums.read(firstDay, trunks);
    const own = new Map(
      pipelineIds.flatMap(id => {
        const one = known.get(id);
        return one ? [[id, one] as const] : [];
      }),
    );
    const { successRate, duration } = pools.pool(firstDay, own);
    return {
      counted: successRate.n,
      failed: successRate.n - successRate.successes,
      timed: duration?.n ?? 0,
    };
  }

  async #services(request: OwnedBuildsRequest): Promise<Service[]> {
    const { builds, directory } = this.#options;
    const entityRefs = this.#refs(request);
    const [sees, pipelines] = await Promise.all([
      this.#see(entityRefs),
      builds.readPipelines(),
    ]);
    const { entityRef } = request;
    if (
      entityRef &&
      !(directory.namedBy(entityRefs[0]) && sees(entityRefs[0]))
    ) {
      throw new NotFoundError(`No entity ${entityRefs[0]}`);
    }
    const index = new PipelineIndex(pipelines);
    return findServices({ entityRefs, directory, index, sees });
  }

  /** In lower case, as the catalog compares them. */
  #refs({ ownerRef, entityRef }: OwnedBuildsRequest): string[] {
    if ((ownerRef === undefined) === (entityRef === undefined)) {
      throw new InputError('Name one of ownerRef and entityRef');
    }
    if (entityRef !== undefined) return [entityRef.toLocaleLowerCase('en-US')];
    const { directory } = this.#options;
    const owner = ownerRef!.toLocaleLowerCase('en-US');
    return [...directory.all().keys()].filter(
      ref => (teamOf(directory, ref) ?? NO_OWNER) === owner,
    );
  }

  #items(
    found: readonly OwnedRecord[],
    services: readonly Service[],
  ): OwnedBuild[] {
    const namers = new Map<number, { entityRef: string; name: string }>();
    for (const { entityRef, pipelines } of services) {
      for (const { id, name } of pipelines) {
        if (!namers.has(id)) namers.set(id, { entityRef, name });
      }
    }
    return found.map(({ build, leftOut }) => {
      const { entityRef, name } = namers.get(build.pipelineId)!;
      return {
        build: toSummary(build),
        entityRef,
        title: this.#options.directory.titleOf(entityRef),
        pipelineName: name,
        ...(leftOut && { leftOut }),
      };
    });
  }
}

function nextOf(
  found: readonly OwnedRecord[],
  limit: number,
): OwnedBuilds['pageInfo'] {
  if (found.length <= limit) return {};
  const { at, build } = found[limit - 1];
  return { nextCursor: encodeCursor({ at, id: build.id }) };
}
