import {
  type BuildOutcome,
  type BuildPage,
  type EntityBuilds,
  type PipelineHealth,
} from '@callboard/backstage-plugin-build-health-common';
import { decodeCursor, encodeCursor, type Sees } from '@internal/backend-kit';
import { InputError, NotFoundError } from '@backstage/errors';
import { z } from 'zod';
import type { BuildStore, PipelineRecord } from '../database/BuildStore';
import { findForEach } from '../entities/findForEach';
import type { NamedPipelines } from '../entities/NamedPipelines';
import type { PipelineDirectory } from '../entities/PipelineDirectory';
import { waysOf } from '../entities/waysOf';
import type { Sources } from '../inbox/Sources';
import {
  MOST_PIPELINES,
  PipelineFiguresReader,
  type FiguresHealth,
  type FiguresTests,
} from './PipelineFiguresReader';
import { toSummary } from './toSummary';

const cursorSchema = z.object({
  orderedAt: z.number().int().min(0).max(Number.MAX_SAFE_INTEGER),
  id: z.number().int().min(0).max(Number.MAX_SAFE_INTEGER),
});

/** Red first, then what nobody knows, then green; the longest first. */
const ORDER = { red: 0, unknown: 1, green: 2 } as const;
const byUrgency = (a: PipelineHealth, b: PipelineHealth) =>
  ORDER[a.trunk.state] - ORDER[b.trunk.state] ||
  (a.trunk.since ?? '').localeCompare(b.trunk.since ?? '') ||
  a.name.localeCompare(b.name);

/** An entity with the pipelines that it names. */
type Asked = Omit<EntityBuilds, 'pipelines'> & {
  pipelines: PipelineRecord[];
  named: readonly NamedPipelines[];
};

/** What is asked of the history of an entity. */
export interface BuildsRequest {
  entityRef: string;
  pipelineId?: string;
  branch?: string;
  trunk?: boolean;
  outcome?: BuildOutcome;
  before?: string;
  limit: number;
  cursor?: string;
}

function momentOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const at = Date.parse(text);
  if (Number.isNaN(at)) {
    throw new InputError(`before: '${text}' is no moment of ISO 8601`);
  }
  return at;
}

/** Answers how the pipelines of entities fare, for somebody who sees a part of the catalog. */
export class HealthReader {
  readonly #store: Pick<BuildStore, 'findPipelines' | 'readBuilds'>;
  readonly #figures: PipelineFiguresReader;
  readonly #directory: Pick<PipelineDirectory, 'namedBy'>;
  readonly #see: (entityRefs: string[]) => Promise<Sees>;
  readonly #now: () => Date;

  constructor(options: {
    store: Pick<BuildStore, 'findPipelines' | 'readBuilds' | 'readLastTrunks'>;
    health: FiguresHealth;
    tests: FiguresTests;
    directory: Pick<PipelineDirectory, 'namedBy'>;
    sources: Pick<Sources, 'get'>;
    /** What the caller sees of these. */
    see: (entityRefs: string[]) => Promise<Sees>;
    now?: () => Date;
  }) {
    this.#store = options.store;
    this.#directory = options.directory;
    this.#figures = new PipelineFiguresReader(options);
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
    const names = refs.map(ref =>
      sees(ref) ? this.#directory.namedBy(ref) : undefined,
    );
    const found = await findForEach(this.#store, names);
    const asked = names.map(
      (named, i): Asked | undefined =>
        named && {
          entityRef: refs[i],
          pipelines: found[i].slice(0, MOST_PIPELINES),
          named,
          hasAnnotation: named.some(({ way }) => way !== 'repository'),
        },
    );
    // Components of one repository share its pipelines.
    const health = await this.#figures.read(
      asked.flatMap(one => one?.pipelines ?? []),
      { days, now: this.#now() },
    );
    const seesResource = await this.#seeResources(asked);
    return asked.map(one => {
      if (!one) return null;
      const { named, pipelines, ...rest } = one;
      const ways = waysOf(pipelines, named, seesResource);
      return {
        ...rest,
        pipelines: pipelines
          .map(({ id }) => ({ ...health.get(id)!, ...ways.get(id) }))
          .sort(byUrgency),
      };
    });
  }

  /** Who may see an entity may not see all Resources that name its pipelines. */
  async #seeResources(asked: readonly (Asked | undefined)[]): Promise<Sees> {
    const refs = new Set(
      asked
        .flatMap(one => one?.named ?? [])
        .flatMap(({ resourceRef }) => resourceRef ?? []),
    );
    return refs.size > 0 ? this.#see([...refs]) : () => false;
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
    const before = momentOf(request.before);
    const wanted = pipelines.filter(
      ({ id }) => pipelineId === undefined || String(id) === pipelineId,
    );
    const items = await this.#store.readBuilds({
      pipelineIds: wanted.map(({ id }) => id),
      branch,
      ...(trunk && { isTrunk: true as const }),
      ...(outcome && { outcomes: [outcome] }),
      before,
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
}
