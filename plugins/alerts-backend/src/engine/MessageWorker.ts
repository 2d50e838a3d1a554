import type { LoggerService } from '@backstage/backend-plugin-api';
import { isError, stringifyError } from '@backstage/errors';
import type {
  AlertMessage,
  AlertNotifier,
} from '@callboard/backstage-plugin-alerts-node';
import { Rounds } from '@internal/backend-kit';
import pLimit from 'p-limit';
import type { AlertStore } from '../database/AlertStore';
import type { ClaimedMessage, MessageStore } from '../database/MessageStore';
import type { AlertRecord } from '../lifecycle/records';
import { testWords, wordsOf, type Names } from '../paging/messageWords';

const AT_ONCE = 100;
/** Messages that are on their way at a time. */
const PARALLEL = 16;
/** A channel that takes longer has not answered. */
const PATIENCE_MS = 10_000;
/** Before the second attempt, the third, and so on; after the last of these it is given up, some quarter of an hour later. */
const WAITS_MS = [2_000, 10_000, 30_000, 120_000, 300_000, 600_000];

export type MessageOutcome = 'sent' | 'retried' | 'failed';

interface MessageWorkerOptions {
  messages: MessageStore;
  alerts: Pick<AlertStore, 'read'>;
  notifiers: { get(id: string): AlertNotifier | undefined };
  names: Names;
  /** Of the portal's page of an alert. */
  urlOf: (alertId: string) => string;
  logger: LoggerService;
  onChanged: (alertIds: string[]) => void;
  onOutcome?: (channel: string, outcome: MessageOutcome) => void;
  clock?: () => number;
}

const isNotRetried = (error: unknown) =>
  isError(error) && error.name === 'NotRetriedError';

/** How long a channel asks to be left alone. */
function waitOf(error: unknown): number | undefined {
  if (!isError(error)) return undefined;
  const { retryAfterMs } = error as { retryAfterMs?: unknown };
  return typeof retryAfterMs === 'number' ? retryAfterMs : undefined;
}

/**
 * Sends what is to be sent. A message is settled after it was sent: a crash in between sends it again, with the same key. So channels that
 * know keys show it once, and others may twice.
 */
export class MessageWorker {
  readonly #options: MessageWorkerOptions;
  readonly #clock: () => number;
  readonly #rounds = new Rounds();

  constructor(options: MessageWorkerOptions) {
    this.#options = options;
    this.#clock = options.clock ?? Date.now;
  }

  /** Sends what is due, until nothing is. Called again meanwhile, it looks once more. */
  work(signal: AbortSignal): Promise<void> {
    return this.#rounds.run(signal, () => this.#round(signal));
  }

  async #round(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      const claimed = await this.#options.messages.claim(
        this.#clock(),
        AT_ONCE,
      );
      if (claimed.length === 0) return;
      const ids = claimed.flatMap(({ alertId }) => alertId ?? []);
      const alerts = await this.#options.alerts.read(ids);
      const limit = pLimit(PARALLEL);
      await Promise.all(
        claimed.map(message =>
          limit(() =>
            this.#send(message, alerts.get(message.alertId ?? ''), signal),
          ),
        ),
      );
      this.#options.onChanged([...alerts.keys()]);
    }
  }

  async #send(
    message: ClaimedMessage,
    alert: AlertRecord | undefined,
    signal: AbortSignal,
  ): Promise<void> {
    // Others send it when this process has it no longer.
    if (signal.aborted) return;
    const { messages, onOutcome, logger } = this.#options;
    try {
      const reference = await this.#deliver(message, alert, signal);
      await messages.sent(message, { at: this.#clock(), reference });
      onOutcome?.(message.channel, 'sent');
    } catch (error) {
      if (signal.aborted) return;
      await this.#failed(message, error).catch(other =>
        logger.error(
          `What became of the message ${
            message.id
          } could not be kept: ${stringifyError(other)}`,
        ),
      );
    }
  }

  async #deliver(
    message: ClaimedMessage,
    alert: AlertRecord | undefined,
    signal: AbortSignal,
  ): Promise<string | undefined> {
    const notifier = this.#options.notifiers.get(message.channel);
    if (!notifier) {
      throw Object.assign(
        new Error(`There is no channel ${message.channel} any more`),
        { name: 'NotRetriedError' },
      );
    }
    const words = this.#words(message, alert);
    const patience = AbortSignal.timeout(PATIENCE_MS);
    const { reference } = await notifier.send(words, {
      signal: AbortSignal.any([signal, patience]),
    });
    return reference;
  }

  #words(
    message: ClaimedMessage,
    alert: AlertRecord | undefined,
  ): AlertMessage {
    const options = { ...this.#options, now: this.#clock() };
    return alert
      ? wordsOf(message, alert, options)
      : testWords(message, options);
  }

  async #failed(message: ClaimedMessage, error: unknown): Promise<void> {
    const { messages, onOutcome, logger } = this.#options;
    const { id, channel, attempts } = message;
    const at = this.#clock();
    const problem = isError(error) ? error.message : String(error);
    const wait = WAITS_MS[attempts];
    if (wait === undefined || isNotRetried(error)) {
      await messages.giveUp(message, { at, problem });
      onOutcome?.(channel, 'failed');
      logger.error(`The message ${id} by ${channel} was given up: ${problem}`);
      return;
    }
    const until = at + Math.max(wait, waitOf(error) ?? 0);
    await messages.postpone(id, { until, problem });
    onOutcome?.(channel, 'retried');
    logger.warn(
      `The message ${id} by ${channel} could not be sent; the next attempt is in ${
        (until - at) / 1000
      } s: ${problem}`,
    );
  }
}
