import { createHash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import type { LoggerService } from '@backstage/backend-plugin-api';
import { stringifyError } from '@backstage/errors';
import type { EventsService } from '@backstage/plugin-events-node';
import type { NotificationService } from '@backstage/plugin-notifications-node';
import {
  buildHealthEventTopics,
  type TrunkTurnEvent,
} from '@callboard/backstage-plugin-build-health-common';
import { groupBy } from '@internal/backend-kit';
import { trunkNotice } from './trunkNotice';
import type { Told, TrunkNewsStore, TrunkStanding } from './TrunkNewsStore';

const BATCH = 50;
/** Others take what this process has not told by then. */
const CLAIM_MS = 5 * 60_000;
/** What happened longer ago is no news: a portal that begins, or reads years of builds, rings nobody. */
const NEWS_MS = 24 * 60 * 60_000;

/** A service that names the pipeline. */
export interface TrunkEntity {
  entityRef: string;
  title: string;
  ownerRef?: string;
}

export interface TrunkNewsOptions {
  store: TrunkNewsStore;
  /** Whether it is known by now which services name a pipeline: what is told to nobody counts as told. */
  isReady: () => boolean;
  /** Services of the catalog that name a pipeline. */
  entitiesOf: (pipelineId: number) => Promise<TrunkEntity[]>;
  /** Teams below a team. */
  teamsBelow: (groupRef: string) => Promise<readonly string[]>;
  events: Pick<EventsService, 'publish'>;
  notifications: NotificationService;
  /** How long trunk is red before owners are told, in milliseconds: a rerun often mends it sooner. */
  noticeAfterMs: number;
  count: (what: 'event' | 'notice', result: 'sent' | 'failed') => void;
  logger: LoggerService;
  /** Milliseconds since 1970 in UTC; for tests. */
  clock?: () => number;
}

const isSame = (told: Told | undefined, { state, since }: TrunkStanding) =>
  told?.state === state && told.since === since;

/** A red, or the green after a red that was told; not long ago. */
const isTurn = (
  { state, since }: TrunkStanding,
  told: Told | undefined,
  now: number,
) => now - since <= NEWS_MS && (state === 'red' || told?.state === 'red');

const toldOf = ({ state, since }: TrunkStanding): Told => ({ state, since });

/** The same for the same change of the same pipeline. */
const eventIdOf = ({ pipelineId, state, since }: TrunkStanding) =>
  createHash('sha256')
    .update(`${pipelineId} ${state} ${since}`)
    .digest('hex')
    .slice(0, 32);

/**
 * Tells of trunk that turned red or green: systems at once, owners once a red lasts. What was told is kept after it was sent: a
 * crash in between sends it again, an event with the same id, a notification with the same scope.
 */
export class TrunkNews {
  readonly #options: TrunkNewsOptions;

  constructor(options: TrunkNewsOptions) {
    this.#options = options;
  }

  /** Tells all that is due; what fails is tried again when the claim is over. */
  async tellDue(signal?: AbortSignal): Promise<void> {
    const { store, noticeAfterMs, isReady } = this.#options;
    // It waits, or another process tells it.
    if (!isReady()) return;
    while (!signal?.aborted) {
      const now = this.#now();
      const due = await store.claim({
        now,
        until: now + CLAIM_MS,
        limit: BATCH,
        noticesBefore: now - noticeAfterMs,
      });
      if (due.length === 0) return;
      for (const standing of due) {
        if (signal?.aborted) break;
        await this.#tell(standing, now);
        // SQLite answers within the same turn: thousands that are looked at for the first time would hold up all else for a second.
        await setImmediate();
      }
    }
  }

  async #tell(standing: TrunkStanding, now: number): Promise<void> {
    const { store, logger } = this.#options;
    const { pipelineId, state, since } = standing;
    try {
      if (!isSame(standing.event, standing)) {
        if (isTurn(standing, standing.event, now)) {
          await this.#publish(standing);
        }
        await store.setTold(pipelineId, { event: toldOf(standing) });
      }
      const isDue =
        state === 'green' || since <= now - this.#options.noticeAfterMs;
      if (!isSame(standing.notice, standing) && isDue) {
        if (isTurn(standing, standing.notice, now)) {
          await this.#notify(standing, now);
        }
        await store.setTold(pipelineId, { notice: toldOf(standing) });
      }
      await store.release(pipelineId);
    } catch (error) {
      logger.warn(
        `Nobody could be told of trunk of pipeline ${pipelineId}, it is tried again: ${stringifyError(
          error,
        )}`,
      );
    }
  }

  async #publish(standing: TrunkStanding): Promise<void> {
    const { events, entitiesOf } = this.#options;
    const { pipelineId, sourceId, state, since, firstRedId } = standing;
    const entities = await entitiesOf(pipelineId);
    const eventPayload: TrunkTurnEvent = {
      version: 1,
      eventId: eventIdOf(standing),
      pipelineId: String(pipelineId),
      sourceId,
      entityRefs: entities.map(({ entityRef }) => entityRef),
      since: new Date(since).toISOString(),
      ...(state === 'red' && firstRedId && { firstRedId }),
    };
    const { trunkTurnedRed, trunkTurnedGreen } = buildHealthEventTopics;
    await this.#counted('event', () =>
      events.publish({
        topic: state === 'red' ? trunkTurnedRed : trunkTurnedGreen,
        eventPayload,
      }),
    );
  }

  async #notify(standing: TrunkStanding, now: number): Promise<void> {
    const { notifications, entitiesOf, teamsBelow } = this.#options;
    const entities = await entitiesOf(standing.pipelineId);
    for (const [ownerRef, owned] of groupBy(entities, one => one.ownerRef)) {
      if (!ownerRef) continue;
      const below = await teamsBelow(ownerRef);
      await this.#counted('notice', () =>
        notifications.send(
          trunkNotice({ standing, ownerRef, below, entities: owned, now }),
        ),
      );
    }
  }

  async #counted(
    what: 'event' | 'notice',
    send: () => Promise<void>,
  ): Promise<void> {
    const { count } = this.#options;
    try {
      await send();
      count(what, 'sent');
    } catch (error) {
      count(what, 'failed');
      throw error;
    }
  }

  #now(): number {
    return (this.#options.clock ?? Date.now)();
  }
}
