import { setImmediate, setTimeout as sleep } from 'node:timers/promises';
import type { LoggerService } from '@backstage/backend-plugin-api';
import { stringifyError } from '@backstage/errors';
import {
  NotYetError,
  type SourceReports,
} from '@callboard/backstage-plugin-build-health-node';
import { groupBy, Rounds } from '@internal/backend-kit';
import type { Limit } from 'p-limit';
import type { BuildStore, WrittenReports } from '../database/BuildStore';
import type {
  DeliverySelection,
  DeliveryStore,
  WaitingDelivery,
} from '../database/DeliveryStore';
import type { InboxMetrics } from '../metrics';
import { nextLook } from './nextLook';
import type { Pace } from './Pace';
import { readDelivery, type ReadDeliveryOptions } from './readDelivery';
import { LateError } from './readInTime';

/** Deliveries that are worked in together. */
const BATCH = 100;
/** Fewer wait for more to come before the next are worked in: 100 at once take a tenth of what 100 times one do. */
const FEW = 50;
const PAUSE_MS = 200;
/** After this time another process takes what this one has not ended: longer than the two below and a write together. */
const HOLD_MS = 60_000;
/** What is not read of a batch by then goes back: a provider that is slow, or does not answer, has the others wait for their turn. */
const BATCH_MS = 20_000;

export interface SourceInboxOptions extends ReadDeliveryOptions {
  /** The deliveries that it works in. */
  which: DeliverySelection;
  deliveries: DeliveryStore;
  builds: Pick<BuildStore, 'write' | 'findPipelineKey'>;
  logger: LoggerService;
  metrics: InboxMetrics;
  /** Called with what a write has changed. */
  onWritten: (sourceId: string, written: WrittenReports) => Promise<void>;
  /** Called when there are reports of tests to be worked in. */
  onTests?: () => void;
  /** Shared with other work that can wait. */
  pace: Pace;
  /** Shared with other sources. */
  turns: Limit;
  /** For tests. */
  batchMs?: number;
  now: () => Date;
}

interface Read {
  delivery: WaitingDelivery;
  reports: SourceReports;
}

interface Early {
  delivery: WaitingDelivery;
  problem: string;
}

/** What became of a batch beside what was written or has failed. */
interface WorkedOff {
  /** Builds have come. */
  hasBuilds: boolean;
  /** They need something that is not there yet. */
  early: Early[];
  /** There was no time to look at them. */
  left: WaitingDelivery[];
}

/** Works in the deliveries of a source, whose provider may be slow: others do not wait for it. */
export class SourceInbox {
  readonly #options: SourceInboxOptions;
  readonly #rounds = new Rounds();

  constructor(options: SourceInboxOptions) {
    this.#options = options;
  }

  /** Works in what waits, until nothing does. Called again meanwhile, it looks once more. */
  work(signal: AbortSignal): Promise<void> {
    return this.#rounds.run(signal, () => this.#workAll(signal));
  }

  async #workAll(signal: AbortSignal): Promise<void> {
    let count = 0;
    do {
      // What comes alone is worked in at once; of a stream, many together.
      if (count > 0 && count < FEW && this.#rounds.isAsked) {
        await sleep(PAUSE_MS, undefined, { signal }).catch(() => undefined);
      }
      count = await this.#options.turns(() => this.#workSome(signal));
    } while (!signal.aborted && count > 0);
  }

  /** @returns how many it has taken */
  async #workSome(signal: AbortSignal): Promise<number> {
    const { deliveries, which, pace, now } = this.#options;
    if (signal.aborted) return 0;
    this.#rounds.look();
    const begun = performance.now();
    const taken = await deliveries.take({
      now: now(),
      forMs: HOLD_MS,
      limit: BATCH,
      stage: 'builds',
      which,
    });
    if (!signal.aborted) await this.#workIn(taken, signal);
    await pace.rest(begun, signal);
    return taken.length;
  }

  async #workIn(taken: readonly WaitingDelivery[], signal: AbortSignal) {
    const { deliveries, now, batchMs = BATCH_MS } = this.#options;
    const options = { signal, until: performance.now() + batchMs };
    const { early, left, hasBuilds } = await this.#workOff(taken, options);
    // What they wait for may have come with the others; without, to look again would only ask a provider twice.
    const again = hasBuilds
      ? await this.#workOff(
          early.map(({ delivery }) => delivery),
          options,
        )
      : { early, left: [] };
    if (signal.aborted) return;
    for (const one of again.early) await this.#wait(one);
    const unread = [...left, ...again.left].map(({ id }) => id);
    await deliveries.giveBack(unread, now());
  }

  async #workOff(
    taken: readonly WaitingDelivery[],
    { signal, until }: { signal: AbortSignal; until: number },
  ): Promise<WorkedOff> {
    const read: Read[] = [];
    const early: Early[] = [];
    const left: WaitingDelivery[] = [];
    for (const delivery of taken) {
      // To read one takes a part of a millisecond, and requests want to be answered in between.
      await setImmediate();
      // It was interrupted: whoever takes it next reads it.
      if (signal.aborted) break;
      if (performance.now() > until) {
        left.push(delivery);
        continue;
      }
      try {
        const reports = await readDelivery(delivery, signal, this.#options);
        read.push({ delivery, reports });
      } catch (error) {
        if (signal.aborted) break;
        const problem = stringifyError(error);
        if (error instanceof LateError) await this.#wait({ delivery, problem });
        else if (NotYetError.is(error)) early.push({ delivery, problem });
        else await this.#failed(delivery, problem);
      }
    }
    await this.#write(read);
    const hasBuilds = read.some(({ reports }) => reports.builds.length > 0);
    return { hasBuilds, early, left };
  }

  async #wait({ delivery, problem }: Early): Promise<void> {
    const { deliveries, metrics, logger, now } = this.#options;
    const { id, sourceId, kind, receivedAt } = delivery;
    const until = nextLook(receivedAt, now());
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

  /** Together, and one by one where that fails: what cannot be kept holds up nothing else. */
  async #write(read: readonly Read[]): Promise<void> {
    if (read.length === 0) return;
    const { builds, metrics, onWritten } = this.#options;
    const [{ delivery }] = read;
    const { sourceId } = delivery;
    try {
      const written = await builds.write(sourceId, {
        builds: read.flatMap(({ reports }) => reports.builds),
        jobs: read.flatMap(({ reports }) => reports.jobs),
      });
      await this.#goOn(read);
      read.forEach(() => metrics.worked(sourceId, 'done'));
      await onWritten(sourceId, written);
    } catch (error) {
      if (read.length === 1) {
        await this.#failed(delivery, stringifyError(error));
        return;
      }
      for (const one of read) await this.#write([one]);
    }
  }

  /** Reports of tests take longer, and wait for builds that come later: they hold up no others. */
  async #goOn(read: readonly Read[]): Promise<void> {
    const { deliveries, onTests, now } = this.#options;
    const isDone = groupBy(read, ({ reports }) => !reports.tests?.length);
    const idsOf = (which: boolean) =>
      (isDone.get(which) ?? []).map(({ delivery }) => delivery.id);
    await deliveries.done(idsOf(true));
    const withTests = idsOf(false);
    if (withTests.length === 0) return;
    await deliveries.handOn(withTests, now());
    onTests?.();
  }

  async #failed(delivery: WaitingDelivery, problem: string): Promise<void> {
    const { deliveries, metrics, logger, now } = this.#options;
    const { id, sourceId, kind } = delivery;
    const state = await deliveries.failed(id, { problem, now: now() });
    if (!state) return;
    metrics.worked(sourceId, state === 'dead' ? 'dead' : 'retried');
    logger.warn(
      state === 'dead'
        ? `Delivery ${id} (${kind}) of ${sourceId} is given up: ${problem}`
        : `Delivery ${id} (${kind}) of ${sourceId} is tried again: ${problem}`,
    );
  }
}
