import type { LoggerService } from '@backstage/backend-plugin-api';
import { isError, stringifyError } from '@backstage/errors';
import type {
  AlertMessage,
  AlertNotifier,
} from '@callboard/backstage-plugin-alerts-node';
import { Rounds } from '@internal/backend-kit';
import type { AlertStore } from '../database/AlertStore';
import type { ClaimedMessage, MessageStore } from '../database/MessageStore';
import type { AlertRecord } from '../lifecycle/records';
import { testWords, wordsOf, type Names } from '../paging/messageWords';

/** Of a channel that has so many on their way no more are taken: others do not wait for one that is slow. */
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
  /** `lateMs`: of what was sent, how long ago it was due. */
  onOutcome?: (
    channel: string,
    outcome: MessageOutcome,
    lateMs?: number,
  ) => void;
  /** Called each time it has looked for work, and after each message: a channel that does not answer takes long. */
  onLook?: () => void;
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
  /** By channel. */
  readonly #onWay = new Map<string, Set<Promise<void>>>();

  constructor(options: MessageWorkerOptions) {
    this.#options = options;
    this.#clock = options.clock ?? Date.now;
  }

  /** Sends what is due, until nothing is. Called again while something is on its way, it sends what has become due meanwhile. */
  async work(signal: AbortSignal): Promise<void> {
    let ways: Promise<void>[];
    do {
      await this.#look(signal);
      ways = [...this.#onWay.values()].flatMap(one => [...one]);
      await Promise.all(ways);
    } while (ways.length > 0 && !signal.aborted);
  }

  #look(signal: AbortSignal): Promise<void> {
    return this.#rounds.run(signal, () => this.#round(signal));
  }

  async #round(signal: AbortSignal): Promise<void> {
    // Who has no address for now is not given up.
    await this.#options.names.whenReady(signal);
    while (!signal.aborted) {
      const claimed = await this.#options.messages.claim(this.#clock(), {
        limit: PARALLEL,
        except: [...this.#onWay.keys()].filter(one => this.#isBusy(one)),
      });
      this.#options.onLook?.();
      if (claimed.length === 0) return;
      const ids = claimed.flatMap(({ alertId }) => alertId ?? []);
      const alerts = await this.#options.alerts.read(ids);
      const ways = claimed.map(message =>
        this.#start(message, alerts.get(message.alertId ?? ''), signal),
      );
      void Promise.all(ways).then(() =>
        this.#options.onChanged([...alerts.keys()]),
      );
    }
  }

  #isBusy(channel: string): boolean {
    return (this.#onWay.get(channel)?.size ?? 0) >= PARALLEL;
  }

  /** Never rejects. */
  #start(
    message: ClaimedMessage,
    alert: AlertRecord | undefined,
    signal: AbortSignal,
  ): Promise<void> {
    const { channel } = message;
    const ways = this.#onWay.get(channel) ?? new Set();
    this.#onWay.set(channel, ways);
    const way = this.#send(message, alert, signal).then(() => {
      const wasBusy = this.#isBusy(channel);
      ways.delete(way);
      this.#options.onLook?.();
      // What waits for the channel is taken now; where that fails, within a second.
      if (wasBusy) this.#look(signal).catch(() => undefined);
    });
    ways.add(way);
    return way;
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
      const at = this.#clock();
      await messages.sent(message, { at, reference });
      onOutcome?.(message.channel, 'sent', at - message.dueAt);
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
