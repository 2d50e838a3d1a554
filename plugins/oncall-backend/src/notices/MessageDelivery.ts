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

const FIRST_PAUSE_MS = 30_000;
const LONGEST_PAUSE_MS = 15 * 60_000;

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
        if (message.expiresAt <= this.#now()) await this.#giveUp(message);
        else if (await this.#sent(message)) {
          await messages.remove([message.id]);
          if (message.kind === 'event') changed.add(message.payload.scheduleId);
        }
      }
      if (changed.size > 0) await this.#signal([...changed]);
    }
  }

  async #sent(message: DueMessage): Promise<boolean> {
    const { events, notifications, metrics, messages, logger } = this.#options;
    try {
      if (message.kind === 'event') {
        const { topic, payload } = message;
        await events.publish({ topic, eventPayload: payload });
      } else {
        await notifications.send(toNotification(message.notice));
      }
      metrics.countMessage(message.kind, 'sent');
      return true;
    } catch (error) {
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

  async #signal(scheduleIds: string[]): Promise<void> {
    const { signals, logger } = this.#options;
    try {
      await signals.publish({
        recipients: { type: 'broadcast' },
        channel: oncallSignalChannel,
        message: { scheduleIds } satisfies OncallSignal,
      });
    } catch (error) {
      logger.warn(
        `Open pages were not told of a change; they see it with their next poll: ${stringifyError(
          error,
        )}`,
      );
    }
  }

  #now(): Date {
    return new Date((this.#options.clock ?? Date.now)());
  }
}
