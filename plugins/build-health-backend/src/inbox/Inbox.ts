import { setImmediate, setTimeout as sleep } from 'node:timers/promises';
import type { LoggerService } from '@backstage/backend-plugin-api';
import { NotFoundError, stringifyError } from '@backstage/errors';
import {
  NotYetError,
  type BuildSource,
  type EventDelivery,
  type SourceReports,
  type VerifiedDelivery,
  type WebhookRequest,
} from '@callboard/backstage-plugin-build-health-node';
import { groupBy } from '@internal/backend-kit';
import type { BuildStore, WrittenReports } from '../database/BuildStore';
import type { DeliveryStore, WaitingDelivery } from '../database/DeliveryStore';
import type { InboxMetrics } from '../metrics';
import { nextLook } from './nextLook';
import { Pace } from './Pace';
import { readDelivery, toDelivery } from './polledTests';
import type { Sources } from './Sources';

/** Deliveries that are worked in together. */
const BATCH = 100;
/** Fewer wait for more to come before the next are worked in: 100 at once take a tenth of what 100 times one do. */
const FEW = 50;
const PAUSE_MS = 200;
/** After this time another process takes what this one has not ended. */
const HOLD_MS = 60_000;

interface InboxOptions {
  sources: Pick<Sources, 'get'>;
  deliveries: DeliveryStore;
  builds: Pick<BuildStore, 'write' | 'findPipelineKey'>;
  logger: LoggerService;
  metrics: InboxMetrics;
  /** Called after what has changed is kept. */
  onChange?: (sourceId: string, written: WrittenReports) => Promise<void>;
  /** Called with how many reports of builds were too old to be taken. */
  onTooOld?: (sourceId: string, count: number) => void;
  /** Called when there are reports of tests to be worked in. */
  onTests?: () => void;
  /** Shared with other work that can wait. */
  pace?: Pace;
  now?: () => Date;
}

/**
 * Takes what sources are sent: verifies it, keeps it, and works it in afterwards, so that a burst is answered at once and a crash
 * loses nothing.
 */
export class Inbox {
  readonly #options: InboxOptions;
  readonly #now: () => Date;
  readonly #pace: Pace;
  #working?: Promise<void>;
  #hasNews = false;

  constructor(options: InboxOptions) {
    this.#options = options;
    this.#now = options.now ?? (() => new Date());
    this.#pace = options.pace ?? new Pace();
  }

  /**
   * Keeps a request to the webhook of a source.
   *
   * @returns whether it was new; undefined for what is of no interest
   */
  async receive(
    sourceId: string,
    request: Omit<WebhookRequest, 'now'>,
  ): Promise<boolean | undefined> {
    const source = this.#options.sources.get(sourceId);
    if (!source?.verify) {
      throw new NotFoundError(`No source ${sourceId} with a webhook`);
    }
    const { deliveries, metrics } = this.#options;
    const now = this.#now();
    let verified: VerifiedDelivery | undefined;
    try {
      verified = source.verify({ ...request, now });
    } catch (error) {
      metrics.received(sourceId, 'refused');
      throw error;
    }
    if (!verified) {
      metrics.received(sourceId, 'ignored');
      return undefined;
    }
    this.#pace.note();
    const isNew = await deliveries.add(
      { sourceId, ...verified, body: request.body },
      now,
    );
    metrics.received(sourceId, isNew ? 'new' : 'repeated');
    return isNew;
  }

  /**
   * Keeps an event of the portal, which somebody else has verified. Published on a second topic it is not one that was sent again.
   *
   * @returns whether it was new
   */
  async receiveEvent(
    sourceId: string,
    delivery: EventDelivery,
  ): Promise<boolean> {
    const { deliveries, metrics } = this.#options;
    this.#pace.note();
    const isNew = await deliveries.add({ sourceId, ...delivery }, this.#now(), {
      countsRepeat: false,
    });
    metrics.received(sourceId, isNew ? 'new' : 'ignored');
    return isNew;
  }

  /** Works in what a source was asked for, at once; reports of tests are kept and follow, as those that are sent do. */
  async accept(sourceId: string, reports: SourceReports): Promise<void> {
    const { builds, deliveries } = this.#options;
    await this.#told(sourceId, await builds.write(sourceId, reports));
    for (const one of (reports.tests ?? []).map(toDelivery)) {
      await deliveries.add({ sourceId, ...one }, this.#now(), {
        countsRepeat: false,
      });
    }
  }

  /** Works in what waits, until nothing does. Called again meanwhile, it looks once more. */
  work(signal: AbortSignal): Promise<void> {
    this.#hasNews = true;
    this.#working ??= this.#workAll(signal).finally(() => {
      this.#working = undefined;
    });
    return this.#working;
  }

  async #workAll(signal: AbortSignal): Promise<void> {
    let count = 0;
    do {
      // What comes alone is worked in at once; of a stream, many together.
      if (count > 0 && count < FEW && this.#hasNews) {
        await sleep(PAUSE_MS, undefined, { signal }).catch(() => undefined);
        if (signal.aborted) return;
      }
      this.#hasNews = false;
      const begun = performance.now();
      const taken = await this.#options.deliveries.take({
        now: this.#now(),
        forMs: HOLD_MS,
        limit: BATCH,
        stage: 'builds',
      });
      if (signal.aborted) return;
      await this.#workIn(taken, signal);
      await this.#pace.rest(begun, signal);
      if (signal.aborted) return;
      count = taken.length;
    } while (count > 0 || this.#hasNews);
  }

  async #workIn(taken: readonly WaitingDelivery[], signal: AbortSignal) {
    for (const [sourceId, ofSource] of groupBy(taken, one => one.sourceId)) {
      const early: WaitingDelivery[] = [];
      await this.#workOff(sourceId, ofSource, {
        signal,
        onNotYet: delivery => void early.push(delivery),
      });
      // What they wait for may have come with the others.
      await this.#workOff(sourceId, early, {
        signal,
        onNotYet: (delivery, error) => this.#wait(delivery, error),
      });
    }
  }

  async #workOff(
    sourceId: string,
    taken: readonly WaitingDelivery[],
    options: {
      signal: AbortSignal;
      onNotYet: (
        delivery: WaitingDelivery,
        error: unknown,
      ) => void | Promise<void>;
    },
  ): Promise<void> {
    const { signal, onNotYet } = options;
    const read: { delivery: WaitingDelivery; reports: SourceReports }[] = [];
    for (const delivery of taken) {
      // To read one takes a part of a millisecond, and requests want to be answered in between.
      await setImmediate();
      try {
        read.push({ delivery, reports: await this.#read(delivery, signal) });
      } catch (error) {
        // It was interrupted: whoever takes it next reads it.
        if (signal.aborted) break;
        await (NotYetError.is(error)
          ? onNotYet(delivery, error)
          : this.#failed(delivery, error));
      }
    }
    await this.#write(sourceId, read);
  }

  async #wait(delivery: WaitingDelivery, error: unknown): Promise<void> {
    const { deliveries, metrics, logger } = this.#options;
    const { id, sourceId, kind, receivedAt } = delivery;
    const problem = stringifyError(error);
    const until = nextLook(receivedAt, this.#now());
    if (until) {
      await deliveries.postpone(id, { problem, until });
      metrics.worked(sourceId, 'retried');
      return;
    }
    await deliveries.giveUp(id, problem);
    metrics.worked(sourceId, 'dead');
    logger.warn(
      `Delivery ${id} (${kind}) of ${sourceId} is given up: ${problem}`,
    );
  }

  async #read(
    delivery: WaitingDelivery,
    signal: AbortSignal,
  ): Promise<SourceReports> {
    const { sourceId } = delivery;
    const source: BuildSource | undefined = this.#options.sources.get(sourceId);
    if (!source) {
      throw new Error(`Source ${sourceId} is not configured any more`);
    }
    return readDelivery(source, delivery, {
      signal,
      findPipelineKey: buildId =>
        this.#options.builds.findPipelineKey(sourceId, buildId),
    });
  }

  /** Together, and one by one where that fails: what cannot be kept holds up nothing else. */
  async #write(
    sourceId: string,
    read: readonly { delivery: WaitingDelivery; reports: SourceReports }[],
  ): Promise<void> {
    if (read.length === 0) return;
    const { builds, metrics } = this.#options;
    try {
      const written = await builds.write(sourceId, {
        builds: read.flatMap(({ reports }) => reports.builds),
        jobs: read.flatMap(({ reports }) => reports.jobs),
      });
      await this.#goOn(read);
      read.forEach(() => metrics.worked(sourceId, 'done'));
      await this.#told(sourceId, written);
    } catch (error) {
      if (read.length === 1) {
        await this.#failed(read[0].delivery, error);
        return;
      }
      for (const one of read) await this.#write(sourceId, [one]);
    }
  }

  async #told(sourceId: string, written: WrittenReports): Promise<void> {
    const { onChange, onTooOld } = this.#options;
    if (written.tooOld) onTooOld?.(sourceId, written.tooOld);
    if (written.changed > 0) await onChange?.(sourceId, written);
  }

  /** Reports of tests take longer, and wait for builds that come later: they hold up no others. */
  async #goOn(
    read: readonly { delivery: WaitingDelivery; reports: SourceReports }[],
  ): Promise<void> {
    const { deliveries, onTests } = this.#options;
    const isDone = groupBy(read, ({ reports }) => !reports.tests?.length);
    const idsOf = (which: boolean) =>
      (isDone.get(which) ?? []).map(({ delivery }) => delivery.id);
    await deliveries.done(idsOf(true));
    const withTests = idsOf(false);
    if (withTests.length === 0) return;
    await deliveries.handOn(withTests, this.#now());
    onTests?.();
  }

  async #failed(delivery: WaitingDelivery, error: unknown): Promise<void> {
    const { id, sourceId, kind } = delivery;
    const problem = stringifyError(error);
    const state = await this.#options.deliveries.failed(id, {
      problem,
      now: this.#now(),
    });
    if (!state) return;
    this.#options.metrics.worked(
      sourceId,
      state === 'dead' ? 'dead' : 'retried',
    );
    this.#options.logger.warn(
      state === 'dead'
        ? `Delivery ${id} (${kind}) of ${sourceId} is given up: ${problem}`
        : `Delivery ${id} (${kind}) of ${sourceId} is tried again: ${problem}`,
    );
  }
}
