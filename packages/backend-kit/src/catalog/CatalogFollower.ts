import {
  AuthService,
  LoggerService,
  SchedulerService,
  SchedulerServiceTaskScheduleDefinition,
} from '@backstage/backend-plugin-api';
import { EntityFilterQuery } from '@backstage/catalog-client';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { stringifyError } from '@backstage/errors';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { HumanDuration, durationToMilliseconds } from '@backstage/types';
import {
  setImmediate as nextTurn,
  setTimeout as sleep,
} from 'node:timers/promises';
import { inBatches } from '../lists/inBatches';

/** Where the follower keeps what it has seen. Refs are lower-case full entity refs. */
export interface FollowedStore {
  /** Entity ref to the etag it was stored with. */
  readEtags(): Promise<Map<string, string>>;
  /** Added or changed entities, at most 1,000 at a time. On a full pass also unchanged ones. */
  upsert(entities: Entity[]): Promise<void>;
  /** At most 1,000 refs at a time. */
  remove(entityRefs: string[]): Promise<void>;
}

/** What one pass found and handed over. */
export interface FollowResult {
  added: number;
  changed: number;
  removed: number;
  unchanged: number;
  durationMs: number;
  /** False when the pass was aborted, its removals were held back as suspicious, or the catalog may not have filled yet. */
  complete: boolean;
}

export interface CatalogFollowerOptions {
  /** Id of the scheduled task. */
  id: string;
  catalog: CatalogService;
  auth: AuthService;
  logger: LoggerService;
  store: FollowedStore;
  /** Restricts what is followed. Default: everything. */
  filter?: EntityFilterQuery;
  /** Milliseconds; for tests. */
  clock?: () => number;
  /**
   * How often everything is handed over again whatever its etag says: an entity may bring an etag of its own, which
   * then never changes. Default one hour; the first pass of a process is always a full one.
   */
  fullPassEvery?: HumanDuration;
  /**
   * `global` (default) where the store is a database: with several replicas one of them runs each pass. `local` where it
   * is the memory of the process.
   */
  scope?: 'global' | 'local';
  /** Called after each pass that did not throw. */
  onPass?: (result: FollowResult) => void | Promise<void>;
}

const pageSize = 5_000;
const batchSize = 1_000;
const maxRounds = 12;
/** For so long after its first pass a follower takes a catalog without entities for one that still fills. */
const fillingMs = 2 * 60_000;
const etagFields = [
  'kind',
  'metadata.namespace',
  'metadata.name',
  'metadata.etag',
];
const defaultSchedule: SchedulerServiceTaskScheduleDefinition = {
  frequency: { seconds: 30 },
  timeout: { minutes: 5 },
};

/** Follows the catalog by polling etags, because it publishes no event when an entity changes. */
export class CatalogFollower {
  /** Milliseconds between passes until all is calm; tests, whose catalog is full at once, make it short. */
  static pauseMs = 3_000;

  readonly #options: CatalogFollowerOptions;
  readonly #clock: () => number;
  readonly #fullPassEveryMs: number;
  #lastFullPass = -Infinity;
  #lastPassWasEmpty = false;
  #firstPass?: number;
  #mayStillFill = false;

  private constructor(options: CatalogFollowerOptions) {
    this.#options = options;
    this.#clock = options.clock ?? Date.now;
    this.#fullPassEveryMs = durationToMilliseconds(
      options.fullPassEvery ?? { hours: 1 },
    );
  }

  static create(options: CatalogFollowerOptions): CatalogFollower {
    return new CatalogFollower(options);
  }

  /** Registers the task. */
  async start(
    scheduler: SchedulerService,
    schedule: SchedulerServiceTaskScheduleDefinition = defaultSchedule,
  ): Promise<void> {
    await scheduler
      .createScheduledTaskRunner({
        ...schedule,
        scope: this.#options.scope ?? 'global',
      })
      .run({
        id: this.#options.id,
        fn: signal => this.#runUntilCalm(signal),
      });
  }

  /**
   * Passes until one adds nothing. After a start the catalog is not there yet, is empty, or still fills: waiting for the
   * next turn of the schedule would leave everything empty for half a minute.
   */
  async #runUntilCalm(signal: AbortSignal): Promise<void> {
    for (let round = 1; round <= maxRounds && !signal.aborted; round++) {
      try {
        const { added } = await this.runOnce(signal);
        if (added === 0 && !this.#mayStillFill) return;
      } catch (error) {
        if (round === maxRounds) throw error;
        this.#options.logger.info(
          `The catalog could not be followed, trying again in ${
            CatalogFollower.pauseMs / 1000
          } s: ${stringifyError(error)}`,
        );
      }
      await sleep(CatalogFollower.pauseMs, undefined, { signal }).catch(
        () => undefined,
      );
    }
  }

  /** One pass. Rejects when the catalog or the store does; the next pass then picks up what is missing. */
  async runOnce(signal?: AbortSignal): Promise<FollowResult> {
    const startedAt = this.#clock();
    const full = startedAt - this.#lastFullPass >= this.#fullPassEveryMs;
    this.#firstPass ??= startedAt;
    const stored = await this.#options.store.readEtags();
    const result: FollowResult = {
      added: 0,
      changed: 0,
      removed: 0,
      unchanged: 0,
      durationMs: 0,
      complete: false,
    };

    const listed = await this.#listEtags(signal);
    this.#mayStillFill =
      listed?.size === 0 &&
      stored.size === 0 &&
      startedAt - this.#firstPass < fillingMs;
    if (
      listed &&
      !this.#mayStillFill &&
      (await this.#handOver(listed, stored, full, result, signal)) &&
      (await this.#remove(listed, stored, result, signal))
    ) {
      result.complete = true;
      this.#lastFullPass = full ? startedAt : this.#lastFullPass;
    }

    result.durationMs = this.#clock() - startedAt;
    await this.#options.onPass?.(result);
    return result;
  }

  /** Undefined when aborted: half a list must never look like a whole one. */
  async #listEtags(
    signal?: AbortSignal,
  ): Promise<Map<string, string | undefined> | undefined> {
    const { catalog, filter } = this.#options;
    const listed = new Map<string, string | undefined>();
    let cursor: string | undefined;
    do {
      if (signal?.aborted) {
        return undefined;
      }
      const { items, pageInfo } = await catalog.queryEntities(
        cursor
          ? { cursor, fields: etagFields, limit: pageSize }
          : {
              filter,
              fields: etagFields,
              limit: pageSize,
              totalItems: 'exclude',
            },
        await this.#asService(),
      );
      for (const entity of items) {
        listed.set(stringifyEntityRef(entity), entity.metadata.etag);
      }
      cursor = pageInfo.nextCursor;
      await nextTurn();
    } while (cursor);
    return listed;
  }

  /** Fetches what is new or different and gives it to the store. False when aborted. */
  async #handOver(
    listed: Map<string, string | undefined>,
    stored: Map<string, string>,
    full: boolean,
    result: FollowResult,
    signal?: AbortSignal,
  ): Promise<boolean> {
    const differs = (ref: string) =>
      !stored.has(ref) ||
      listed.get(ref) === undefined ||
      listed.get(ref) !== stored.get(ref);
    const wanted = Array.from(listed.keys()).filter(
      ref => full || differs(ref),
    );
    result.unchanged = listed.size - wanted.length;

    for (const refs of inBatches(wanted, batchSize)) {
      if (signal?.aborted) {
        return false;
      }
      // What vanished since it was listed is missing from the next list and removed then.
      const entities = await this.#fetch(refs);
      if (entities.length > 0) {
        await this.#options.store.upsert(entities);
      }
      for (const entity of entities) {
        const ref = stringifyEntityRef(entity);
        if (!stored.has(ref)) {
          result.added += 1;
        } else if (differs(ref)) {
          result.changed += 1;
        } else {
          result.unchanged += 1;
        }
      }
      await nextTurn();
    }
    return true;
  }

  /** Removes what the catalog no longer has. False when aborted or held back. */
  async #remove(
    listed: Map<string, string | undefined>,
    stored: Map<string, string>,
    result: FollowResult,
    signal?: AbortSignal,
  ): Promise<boolean> {
    const empty = listed.size === 0 && stored.size > 0;
    const heldBack = empty && !this.#lastPassWasEmpty;
    this.#lastPassWasEmpty = empty;
    if (heldBack) {
      this.#options.logger.warn(
        `The catalog lists nothing while ${stored.size} entities are followed; they are removed if the next pass says the same`,
      );
      return false;
    }

    const missing = Array.from(stored.keys()).filter(ref => !listed.has(ref));
    for (const refs of inBatches(missing, batchSize)) {
      if (signal?.aborted) {
        return false;
      }
      // An entity deleted and created again while pages were read can be on none of them.
      const back = new Set((await this.#fetch(refs)).map(stringifyEntityRef));
      const gone = refs.filter(ref => !back.has(ref));
      if (gone.length > 0) {
        await this.#options.store.remove(gone);
        result.removed += gone.length;
      }
      await nextTurn();
    }
    return true;
  }

  async #fetch(entityRefs: string[]): Promise<Entity[]> {
    const { catalog, filter } = this.#options;
    const { items } = await catalog.getEntitiesByRefs(
      { entityRefs, filter },
      await this.#asService(),
    );
    return items.filter(entity => entity !== undefined);
  }

  async #asService() {
    return {
      credentials: await this.#options.auth.getOwnServiceCredentials(),
    };
  }
}
