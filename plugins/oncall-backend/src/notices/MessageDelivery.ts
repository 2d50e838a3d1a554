import type { LoggerService } from '@backstage/backend-plugin-api';
import { stringifyError } from '@backstage/errors';
import type { EventsService } from '@backstage/plugin-events-node';
import type { NotificationService } from '@backstage/plugin-notifications-node';
import type { SignalsService } from '@backstage/plugin-signals-node';
import {
  oncallSignalChannel,
  type OncallSignal,
} from '@callboard/backstage-plugin-oncall-common';
import type { DueMessage, MessageStore } from '../database/MessageStore';
import type { Notice } from '../database/WatchStore';
import type { OncallMetrics } from '../metrics';

/** An answer that takes longer counts as none. */
const PATIENCE_MS = 10_000;
const FIRST_PAUSE_MS = 30_000;
const LONGEST_PAUSE_MS = 15 * 60_000;

/**
 * Ends when the work does, and without it when that takes too long or the process ends; then it may still be done.
 *
 * @param patience - in milliseconds
 * @throws what the work throws, and `Error` when it is waited for no longer
 */
async function patiently(
  work: Promise<void>,
  patience: number,
  signal?: AbortSignal,
): Promise<void> {
  let stop = () => {};
  const ended = new Promise<never>((_, reject) => {
    stop = () =>
      reject(new Error(`There was no answer within ${patience / 1000} s`));
  });
  const timer = setTimeout(stop, patience);
  signal?.addEventListener('abort', stop);
  // It may have ended while the work began, which no listener hears any more.
  if (signal?.aborted) stop();
  try {
    await Promise.race([work, ended]);
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', stop);
  }
}

const toNotification = ({ userRefs, ...payload }: Notice) => ({
  recipients: { type: 'entity' as const, entityRef: userRefs },
  payload,
});

/** Ids only: the log is read by more people than the message is for. */
const nameOf = (message: DueMessage) =>
  message.kind === 'event'
    ? `The event ${message.topic} (${message.payload.scheduleId})`
    : `The notice ${message.notice.scope}`;

export interface MessageDeliveryOptions {
  messages: MessageStore;
  events: EventsService;
  signals: SignalsService;
  notifications: NotificationService;
  metrics: Pick<OncallMetrics, 'countMessage'>;
  logger: LoggerService;
  /** How long an answer may take, in milliseconds; for tests. */
  patience?: number;
  /** Milliseconds since 1970 in UTC; for tests. */
  clock?: () => number;
}

/**
 * Sends what is to be told. A message goes after it was sent: a crash in between sends it again, an event with the same id, a
 * notification with the same scope. What cannot be sent is tried again until nobody needs to hear of it any more.
 */
export class MessageDelivery {
  readonly #options: MessageDeliveryOptions;

  constructor(options: MessageDeliveryOptions) {
    this.#options = options;
  }

  /** Some after the other, until nothing is due. */
  async deliverDue(signal?: AbortSignal): Promise<void> {
    const { messages } = this.#options;
    while (!signal?.aborted) {
      const due = await messages.claim(this.#now());
      if (due.length === 0) return;
      const changed = new Set<string>();
      for (const message of due) {
        // Others send the rest when this process has it no longer.
        if (signal?.aborted) break;
        if (message.expiresAt <= this.#now()) await this.#giveUp(message);
        else if (await this.#sent(message, signal)) {
          await messages.remove([message.id]);
          if (message.kind === 'event') changed.add(message.payload.scheduleId);
        }
      }
      if (changed.size > 0) await this.#signal([...changed], signal);
    }
  }

  async #sent(message: DueMessage, signal?: AbortSignal): Promise<boolean> {
    const { events, notifications, metrics, messages, logger } = this.#options;
    try {
      const sending =
        message.kind === 'event'
          ? events.publish({
              topic: message.topic,
              eventPayload: message.payload,
            })
          : notifications.send(toNotification(message.notice));
      await this.#patiently(sending, signal);
      metrics.countMessage(message.kind, 'sent');
      return true;
    } catch (error) {
      if (signal?.aborted) return false;
      const pause = Math.min(
        FIRST_PAUSE_MS * 2 ** message.attempts,
        LONGEST_PAUSE_MS,
      );
      await messages.postpone(
        message.id,
        new Date(this.#now().getTime() + pause),
      );
      metrics.countMessage(message.kind, 'failed');
      logger.warn(
        `${nameOf(
          message,
        )} of on-call could not be sent; the next attempt is in ${
          pause / 1000
        } s: ${stringifyError(error)}`,
      );
      return false;
    }
  }

  async #giveUp(message: DueMessage): Promise<void> {
    const { metrics, messages, logger } = this.#options;
    await messages.remove([message.id]);
    metrics.countMessage(message.kind, 'given-up');
    logger.error(
      `${nameOf(message)} of on-call was given up after ${
        message.attempts
      } attempts: nobody needs to hear of it any more`,
    );
  }

  async #signal(scheduleIds: string[], signal?: AbortSignal): Promise<void> {
    const { signals, logger } = this.#options;
    try {
      const telling = signals.publish({
        recipients: { type: 'broadcast' },
        channel: oncallSignalChannel,
        message: { scheduleIds } satisfies OncallSignal,
      });
      await this.#patiently(telling, signal);
    } catch (error) {
      logger.warn(
        `Open pages were not told of a change; they see it with their next poll: ${stringifyError(
          error,
        )}`,
      );
    }
  }

  #patiently(work: Promise<void>, signal?: AbortSignal): Promise<void> {
    return patiently(work, this.#options.patience ?? PATIENCE_MS, signal);
  }

  #now(): Date {
    return new Date((this.#options.clock ?? Date.now)());
  }
}
