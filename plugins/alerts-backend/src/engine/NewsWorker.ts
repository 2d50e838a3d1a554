import type { LoggerService } from '@backstage/backend-plugin-api';
import { stringifyError } from '@backstage/errors';
import type { EventsService } from '@backstage/plugin-events-node';
import { Rounds } from '@internal/backend-kit';
import type { KeptEvent, OutboxStore } from '../database/OutboxStore';

const AT_ONCE = 200;

interface NewsWorkerOptions {
  outbox: Pick<OutboxStore, 'claim' | 'remove' | 'addNews'>;
  events: EventsService;
  logger: LoggerService;
  /** Called when there are messages to be sent. */
  onMessages: () => void;
  /** Called with each event once the portal has it. */
  onEvent?: (event: KeptEvent) => void;
  /** Called each time it has looked for work. */
  onLook?: () => void;
  clock?: () => number;
}

/** Of what those who were paged are told: it takes the place of the page. */
const TOLD = ['alerts.alert.acknowledged', 'alerts.alert.resolved'];

/** Tells the portal what has happened to alerts, and those who were paged what became of it. */
export class NewsWorker {
  readonly #options: NewsWorkerOptions;
  readonly #clock: () => number;
  readonly #rounds = new Rounds();

  constructor(options: NewsWorkerOptions) {
    this.#options = options;
    this.#clock = options.clock ?? Date.now;
  }

  work(signal: AbortSignal): Promise<void> {
    return this.#rounds.run(signal, () => this.#round(signal));
  }

  async #round(signal: AbortSignal): Promise<void> {
    const { outbox, onMessages } = this.#options;
    while (!signal.aborted) {
      const claimed = await outbox.claim(this.#clock(), AT_ONCE);
      this.#options.onLook?.();
      if (claimed.length === 0) return;
      const done: number[] = [];
      for (const event of claimed) {
        if (await this.#publish(event)) done.push(event.id);
      }
      const told = claimed.filter(({ topic }) => TOLD.includes(topic));
      await outbox.addNews(told, this.#clock());
      await outbox.remove(done);
      if (told.length > 0) onMessages();
    }
  }

  async #publish(event: KeptEvent): Promise<boolean> {
    const { topic, payload } = event;
    const { events, logger, onEvent } = this.#options;
    try {
      await events.publish({ topic, eventPayload: payload });
      onEvent?.(event);
      return true;
    } catch (error) {
      logger.warn(
        `The event ${topic} could not be published and is tried again: ${stringifyError(
          error,
        )}`,
      );
      return false;
    }
  }
}
