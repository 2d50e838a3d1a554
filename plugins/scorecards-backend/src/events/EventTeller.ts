import { randomUUID } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import type { EventsService } from '@backstage/plugin-events-node';
import type { JsonObject } from '@backstage/types';
import {
  EVENT_STREAMS,
  type EventStore,
  type EventStream,
} from '../database/EventStore';

/** What is older is no news, as when history is read in. */
const NEWS_MS = 86_400_000;
/** Others wait for so long before they take over from a process that died while it told. */
const HELD_MS = 30_000;
/** Soon enough for what another process may have written while this one told. */
const RETRY_MS = 1_000;

/**
 * Tells other plugins of what is in the database and was not told yet: after each change, and again each minute for what was lost in a
 * crash. However many processes there are, one tells at a time. Nobody waits for it, or fails of it.
 */
export class EventTeller {
  readonly #store: EventStore;
  readonly #events: Pick<EventsService, 'publish'>;
  readonly #logger: LoggerService;
  readonly #now: () => number;
  readonly #id = randomUUID();
  readonly #wanted = new Set<EventStream>();
  #telling?: Promise<void>;
  #retry?: NodeJS.Timeout;

  constructor(options: {
    store: EventStore;
    events: Pick<EventsService, 'publish'>;
    logger: LoggerService;
    now?: () => number;
  }) {
    this.#store = options.store;
    this.#events = options.events;
    this.#logger = options.logger;
    this.#now = options.now ?? Date.now;
  }

  /** Something of a stream may be new. */
  wake(stream: EventStream): void {
    this.#wanted.add(stream);
    if (!this.#telling) this.#start();
  }

  /** Tells all that was not told. @returns when that is done */
  async run(): Promise<void> {
    EVENT_STREAMS.forEach(stream => this.wake(stream));
    await this.#telling;
  }

  #start(): void {
    this.#telling = this.#tellAll().finally(() => {
      this.#telling = undefined;
      if (this.#wanted.size > 0) this.#start();
    });
  }

  async #tellAll(): Promise<void> {
    for (const stream of this.#wanted) {
      this.#wanted.delete(stream);
      try {
        await this.#tell(stream);
      } catch (error) {
        this.#logger.warn(
          `Changes of ${stream} were not told to other plugins; they are told within a minute`,
          toError(error),
        );
      }
    }
  }

  async #tell(stream: EventStream): Promise<void> {
    const by = this.#id;
    const now = this.#now();
    const claim = { by, now, forMs: HELD_MS };
    let position = await this.#store.claim(stream, claim);
    if (position === undefined) {
      this.#tryAgain(stream);
      return;
    }
    try {
      for (;;) {
        const after = { position, since: now - NEWS_MS };
        const changes = await this.#store.read(stream, after);
        if (changes.length === 0) return;
        for (const { topic, payload } of changes) {
          const eventPayload: JsonObject = { ...payload };
          await this.#events.publish({ topic, eventPayload });
          await nextTurn();
        }
        position = changes[changes.length - 1].position;
        const until = this.#now() + HELD_MS;
        const isMine = await this.#store.advance(stream, {
          by,
          position,
          until,
        });
        if (!isMine) return;
      }
    } finally {
      await this.#store.advance(stream, { by, position, until: 0 });
    }
  }

  /** Whoever tells now may have read before what this process has written. */
  #tryAgain(stream: EventStream): void {
    this.#retry ??= setTimeout(() => {
      this.#retry = undefined;
      this.wake(stream);
    }, RETRY_MS);
    this.#retry.unref();
  }
}
