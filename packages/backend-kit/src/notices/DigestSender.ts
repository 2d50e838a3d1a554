import type { LoggerService } from '@backstage/backend-plugin-api';
import { stringifyError } from '@backstage/errors';
import type {
  NotificationSendOptions,
  NotificationService,
} from '@backstage/plugin-notifications-node';
import type { DigestStore } from './DigestStore';
import { digestWeekAt, type DigestTime } from './digestWeek';

const SHOWN_TEAMS = 20;

/** What a team is told this week. */
export interface Digest {
  /** Full reference of a group. */
  ownerRef: string;
  notification: NotificationSendOptions;
}

export interface DigestSenderOptions {
  digests: DigestStore;
  notifications: NotificationService;
  time: DigestTime;
  /** What there is to tell, when a week's time has come. */
  write: () => Promise<readonly Digest[]>;
  count: (result: 'sent' | 'failed') => void;
  /** What they are, for the log: `Reminders to confirm`. */
  title: string;
  logger: LoggerService;
  /** Milliseconds since 1970 in UTC; for tests. */
  clock?: () => number;
}

/** Tells each team, once a week, what there is to tell. */
export class DigestSender {
  readonly #options: DigestSenderOptions;

  constructor(options: DigestSenderOptions) {
    this.#options = options;
  }

  /** Sends what is due and nobody else is sending. What fails is tried again when the claim is over. */
  async sendDue(signal?: AbortSignal): Promise<void> {
    const { digests, time, title, logger, write } = this.#options;
    const week = digestWeekAt(this.#now(), time);
    if (week === undefined) return;
    const failed: string[] = [];
    let cause: unknown;
    for (const digest of await write()) {
      if (signal?.aborted) break;
      const { ownerRef } = digest;
      const now = this.#now();
      if (!(await digests.claim({ ownerRef, week, now }))) continue;
      try {
        await this.#send(digest);
      } catch (error) {
        failed.push(ownerRef);
        cause = error;
      }
    }
    if (failed.length > 0) {
      const teams = failed.slice(0, SHOWN_TEAMS).join(', ');
      logger.warn(
        `${title} that could not be sent: ${
          failed.length
        } (${teams}); the next run tries again: ${stringifyError(cause)}`,
      );
    }
  }

  async #send({ ownerRef, notification }: Digest): Promise<void> {
    const { digests, notifications, count } = this.#options;
    try {
      await notifications.send(notification);
    } catch (error) {
      count('failed');
      throw error;
    }
    count('sent');
    await digests.setSent({ ownerRef, now: this.#now() });
  }

  #now(): Date {
    return new Date((this.#options.clock ?? Date.now)());
  }
}
