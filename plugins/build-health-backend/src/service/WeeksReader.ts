import {
  isoWeekOf,
  mondayOf,
  redMs,
  type BuildWeek,
  type EntityWeeks,
} from '@callboard/backstage-plugin-build-health-common';
import { NotFoundError } from '@backstage/errors';
import type { Sees } from '@internal/backend-kit';
import type { BuildStore } from '../database/BuildStore';
import type { DaySums, HealthStore, RedEpisode } from '../database/HealthStore';
import type { PipelineDirectory } from '../entities/PipelineDirectory';
import { figuresOf, firstDayOf, MOST_PIPELINES } from './PipelineFiguresReader';

const DAY_MS = 86_400_000;
const DAYS = 7;

/** Answers how builds of an entity fared week by week, by what was worked out of them. */
export class WeeksReader {
  readonly #store: Pick<BuildStore, 'findPipelines'>;
  readonly #health: Pick<HealthStore, 'readWeeks' | 'readRedEpisodes'>;
  readonly #directory: Pick<PipelineDirectory, 'namedBy'>;
  readonly #see: (entityRefs: string[]) => Promise<Sees>;
  readonly #now: () => Date;

  constructor(options: {
    store: Pick<BuildStore, 'findPipelines'>;
    health: Pick<HealthStore, 'readWeeks' | 'readRedEpisodes'>;
    directory: Pick<PipelineDirectory, 'namedBy'>;
    /** What the caller sees of these. */
    see: (entityRefs: string[]) => Promise<Sees>;
    now?: () => Date;
  }) {
    this.#store = options.store;
    this.#health = options.health;
    this.#directory = options.directory;
    this.#see = options.see;
    this.#now = options.now ?? (() => new Date());
  }

  /** @throws NotFoundError also when the caller does not see the entity, or it does not name the pipeline */
  async read(request: {
    entityRef: string;
    pipelineId?: string;
    weeks: number;
  }): Promise<EntityWeeks> {
    const { pipelineId, weeks } = request;
    const entityRef = request.entityRef.toLocaleLowerCase('en-US');
    const sees = await this.#see([entityRef]);
    const named = sees(entityRef)
      ? this.#directory.namedBy(entityRef)
      : undefined;
    if (!named) throw new NotFoundError(`No entity ${entityRef}`);
    const all = await this.#store.findPipelines(named);
    const wanted = all.filter(
      ({ id }) => pipelineId === undefined || String(id) === pipelineId,
    );
    if (pipelineId !== undefined && wanted.length === 0) {
      throw new NotFoundError(`${entityRef} has no pipeline ${pipelineId}`);
    }
    return {
      entityRef,
      pipelines: all.map(({ id, name }) => ({ id: String(id), name })),
      weeks: await this.#weeks(
        wanted.slice(0, MOST_PIPELINES).map(({ id }) => id),
        weeks,
      ),
    };
  }

  async #weeks(ids: readonly number[], count: number): Promise<BuildWeek[]> {
    const now = this.#now();
    const current = mondayOf(firstDayOf(now, 0));
    const from = current - (count - 1) * DAYS;
    const [sums, episodes] = await Promise.all([
      this.#health.readWeeks(ids, { from }),
      this.#health.readRedEpisodes(ids, { from: from * DAY_MS }),
    ]);
    return Array.from({ length: count }, (_, i) => {
      const monday = from + i * DAYS;
      return {
        week: isoWeekOf(monday),
        from: new Date(monday * DAY_MS).toISOString().slice(0, 10),
        ...(monday === current && { isCurrent: true as const }),
        ...weekOf(sums.get(monday), { monday, episodes, now: now.getTime() }),
      };
    });
  }
}

/** A week without builds says nothing, but that trunk was red all through it. */
function weekOf(
  sums: DaySums | undefined,
  options: { monday: number; episodes: readonly RedEpisode[]; now: number },
): Omit<BuildWeek, 'week' | 'from'> {
  const { monday, episodes, now } = options;
  const red = redMs(episodes, {
    from: monday * DAY_MS,
    to: (monday + DAYS) * DAY_MS,
    now,
  });
  if (!sums) return red > 0 ? { redMs: red } : {};
  return { ...figuresOf(sums), redMs: red };
}
