import type { LoggerService } from '@backstage/backend-plugin-api';
import { stringifyError } from '@backstage/errors';
import type { NotificationService } from '@backstage/plugin-notifications-node';
import type { DueMessage, MessageStore } from '../../database/MessageStore';
import type { TransferStore } from '../../database/TransferStore';
import type { OwnershipMetrics } from '../../metrics';
import type { Register } from '../Register';
import { toNotification } from './Notice';
import { transferNotices } from './transferNotices';

const MAX_ATTEMPTS = 5;
/** Then four times as long each time: with five attempts about an hour and a half, which outlives a deployment. */
const FIRST_PAUSE_MS = 60_000;

export interface MessageDeliveryOptions {
  messages: MessageStore;
  transfers: Pick<TransferStore, 'getTransfers'>;
  register: Pick<Register, 'current'>;
  notifications: NotificationService;
  /** Where the page of the frontend is. */
  pagePath: string;
  metrics: Pick<OwnershipMetrics, 'countMessage'>;
  logger: LoggerService;
  /** Milliseconds since 1970 in UTC; for tests. */
  clock?: () => number;
}

interface Outcome {
  /** Of these some notice was not sent. */
  failed: DueMessage[];
  /** Scopes of the notices of this batch that were sent, now or before. */
  told: string[];
  cause?: unknown;
}

/**
 * Sends what is due about transfers. A message goes after it was sent: a crash in between sends it again, with the same
 * scope, so that nobody has it twice.
 */
export class MessageDelivery {
  readonly #options: MessageDeliveryOptions;

  constructor(options: MessageDeliveryOptions) {
    this.#options = options;
  }

  /** One batch after the other, until nothing is due. */
  async deliverDue(signal?: AbortSignal): Promise<void> {
    while (!signal?.aborted) {
      const due = await this.#options.messages.claim(this.#now());
      if (due.length === 0) return;
      const { failed, told, cause } = await this.#send(due);
      if (failed.length > 0) await this.#keep(failed, told, cause);
      const sent = due.filter(message => !failed.includes(message));
      if (sent.length > 0) await this.#options.messages.remove(sent);
    }
  }

  /** One notice that cannot be sent does not keep the others of its batch. */
  async #send(due: DueMessage[]): Promise<Outcome> {
    const { notifications, metrics } = this.#options;
    const told = new Set(due.flatMap(message => message.told));
    const failed = new Set<string>();
    let cause: unknown;
    try {
      const { notices, organisation } = await this.#write(due);
      for (const notice of notices.filter(({ scope }) => !told.has(scope))) {
        try {
          await notifications.send(toNotification(notice, organisation));
          metrics.countMessage('transfer', 'sent');
          told.add(notice.scope);
        } catch (error) {
          notice.transferIds?.forEach(id => failed.add(id));
          cause = error;
        }
      }
    } catch (error) {
      return { failed: due, told: [...told], cause: error };
    }
    return {
      failed: due.filter(({ transferId }) => failed.has(transferId)),
      told: [...told],
      cause,
    };
  }

  async #write(due: DueMessage[]) {
    const { transfers, register, pagePath } = this.#options;
    const kept = await transfers.getTransfers(
      due.map(({ transferId }) => transferId),
    );
    const byId = new Map(kept.map(transfer => [transfer.id, transfer]));
    const news = due.flatMap(message => {
      const transfer = byId.get(message.transferId);
      return transfer ? [{ transfer, message }] : [];
    });
    const snapshot = await register.current();
    const { organisation } = snapshot;
    return { notices: transferNotices(news, snapshot, pagePath), organisation };
  }

  async #keep(
    due: DueMessage[],
    told: string[],
    error: unknown,
  ): Promise<void> {
    const { messages, metrics, logger } = this.#options;
    const attempts = Math.max(...due.map(each => each.attempts)) + 1;
    const ids = due.map(({ transferId }) => transferId).join(', ');
    const failure = `Not everybody could be told about the transfers ${ids}`;
    const now = this.#now();
    if (attempts >= MAX_ATTEMPTS) {
      await messages.giveUp(due, now, told);
      metrics.countMessage('transfer', 'given-up');
      logger.error(
        `${failure}; given up after ${attempts} attempts: ${stringifyError(
          error,
        )}`,
      );
      return;
    }
    const pause = FIRST_PAUSE_MS * 4 ** (attempts - 1);
    await messages.postpone(due, new Date(now.getTime() + pause), told);
    metrics.countMessage('transfer', 'failed');
    logger.warn(
      `${failure}; the next attempt is in ${
        pause / 60_000
      } min: ${stringifyError(error)}`,
    );
  }

  #now(): Date {
    return new Date((this.#options.clock ?? Date.now)());
  }
}
