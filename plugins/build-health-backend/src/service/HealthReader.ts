import {
  latestAttempts,
  pipelineFigures,
  type BuildOutcome,
  type BuildPage,
  type EntityBuilds,
  type PipelineHealth,
} from '@callboard/backstage-plugin-build-health-common';
import { decodeCursor, encodeCursor, type Sees } from '@internal/backend-kit';
import { NotFoundError } from '@backstage/errors';
import { z } from 'zod';
import type { BuildStore, PipelineRecord } from '../database/BuildStore';
import type { PipelineDirectory } from '../entities/PipelineDirectory';
import type { Sources } from '../inbox/Sources';
import { toSummary } from './toSummary';

const DAY_MS = 86_400_000;
const LAST_BUILDS = 20;
/** Of one pipeline and the time that is asked for: some 20 ms. */
const MOST_BUILDS = 3_000;
const MOST_PIPELINES = 50;

const cursorSchema = z.object({ orderedAt: z.number(), id: z.number() });

/** Red first, then what nobody knows, then green; the longest first. */
const ORDER = { red: 0, unknown: 1, green: 2 } as const;
const byUrgency = (a: PipelineHealth, b: PipelineHealth) =>
  ORDER[a.trunk.state] - ORDER[b.trunk.state] ||
  (a.trunk.since ?? '').localeCompare(b.trunk.since ?? '') ||
  a.name.localeCompare(b.name);

/** What is asked of the history of an entity. */
export interface BuildsRequest {
  entityRef: string;
  pipelineId?: string;
  branch?: string;
  trunk?: boolean;
  outcome?: BuildOutcome;
  limit: number;
  cursor?: string;
}

/** Answers how the pipelines of entities fare, for somebody who sees a part of the catalog. */
export class HealthReader {
  readonly #store: Pick<
    BuildStore,
    'findPipelines' | 'readTrunk' | 'readBuilds'
  >;
  readonly #directory: Pick<PipelineDirectory, 'namedBy'>;
  readonly #sources: Pick<Sources, 'get'>;
  readonly #see: (entityRefs: string[]) => Promise<Sees>;
  readonly #now: () => Date;

  constructor(options: {
    store: Pick<BuildStore, 'findPipelines' | 'readTrunk' | 'readBuilds'>;
    directory: Pick<PipelineDirectory, 'namedBy'>;
    sources: Pick<Sources, 'get'>;
    /** What the caller sees of these. */
    see: (entityRefs: string[]) => Promise<Sees>;
    now?: () => Date;
  }) {
    this.#store = options.store;
    this.#directory = options.directory;
    this.#sources = options.sources;
    this.#see = options.see;
    this.#now = options.now ?? (() => new Date());
  }

  /** @param written - entity references in any case */
  async byRefs(
    written: readonly string[],
    days: number,
  ): Promise<(EntityBuilds | null)[]> {
    const refs = written.map(ref => ref.toLocaleLowerCase('en-US'));
    const sees = await this.#see(refs);
    // Components of one repository share its pipelines.
    const known = new Map<number, Promise<PipelineHealth>>();
    const healthOf = (pipeline: PipelineRecord) => {
      const health = known.get(pipeline.id) ?? this.#health(pipeline, days);
      known.set(pipeline.id, health);
      return health;
    };
    const answers: (EntityBuilds | null)[] = [];
    for (const entityRef of refs) {
      const named = sees(entityRef)
        ? this.#directory.namedBy(entityRef)
        : undefined;
      if (!named) {
        answers.push(null);
        continue;
      }
      const pipelines = await this.#store.findPipelines(named);
      const health = await Promise.all(
        pipelines.slice(0, MOST_PIPELINES).map(healthOf),
      );
      answers.push({
        entityRef,
        pipelines: health.sort(byUrgency),
        hasAnnotation: named.length > 0,
      });
    }
    return answers;
  }

  async list(request: BuildsRequest): Promise<BuildPage> {
    const entityRef = request.entityRef.toLocaleLowerCase('en-US');
    const sees = await this.#see([entityRef]);
    const named = sees(entityRef)
      ? this.#directory.namedBy(entityRef)
      : undefined;
    if (!named) throw new NotFoundError(`No entity ${entityRef}`);
    const pipelines = await this.#store.findPipelines(named);
    const { pipelineId, branch, trunk, outcome, limit, cursor } = request;
    const wanted = pipelines.filter(
      ({ id }) => pipelineId === undefined || String(id) === pipelineId,
    );
    const items = await this.#store.readBuilds({
      pipelineIds: wanted.map(({ id }) => id),
      branch,
      ...(trunk && { isTrunk: true as const }),
      ...(outcome && { outcomes: [outcome] }),
      limit: limit + 1,
      ...(cursor && { after: decodeCursor(cursor, cursorSchema) }),
    });
    const shown = items.slice(0, limit);
    const last = shown.at(-1);
    return {
      items: shown.map(toSummary),
      pipelines: pipelines.map(({ id, name }) => ({ id: String(id), name })),
      pageInfo:
        items.length > limit && last
          ? {
              nextCursor: encodeCursor({
                orderedAt: last.orderedAt,
                id: last.id,
              }),
            }
          : {},
    };
  }

  async #health(
    pipeline: PipelineRecord,
    days: number,
  ): Promise<PipelineHealth> {
    const now = this.#now();
    const from = new Date(now.getTime() - days * DAY_MS);
    const builds = await this.#store.readTrunk(pipeline.id, {
      since: from,
      limit: MOST_BUILDS,
    });
    const { trunk, ...figures } = pipelineFigures(builds, { from, now });
    const { firstRedId, ...state } = trunk;
    const first = builds.find(({ externalId }) => externalId === firstRedId);
    const { id, sourceId, key: _key, path: _path, ...shown } = pipeline;
    return {
      ...shown,
      id: String(id),
      sourceId,
      provider: this.#sources.get(sourceId)?.provider ?? 'unknown',
      trunk: { ...state, ...(first && { firstRed: toSummary(first) }) },
      lastBuilds: latestAttempts(builds).slice(-LAST_BUILDS).map(toSummary),
      ...figures,
      ...(builds.length === MOST_BUILDS && { lookedAt: MOST_BUILDS }),
    };
  }
}
