import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import type {
  FactsPast,
  KnownPresent,
  PastMoment,
} from '@callboard/backstage-plugin-scorecards-node';
import type { PastStore } from './PastStore';

/** A process that says nothing for so long has died: another goes on. */
const HELD_MS = 60_000;
const WAIT_MS = 1_000;
/** All that answers is asked again then. */
const ASK_MS = 3_000;
/** After so long the past is told of what is known by then. */
const LONGEST_WAIT_MS = 300_000;
/** Then scorecards begin with what was taken. */
const MOST_TRIES = 3;

/** Takes moments in, as if the clock stood there. */
export interface PastWork {
  begin(present: KnownPresent, signal: AbortSignal): Promise<void>;
  take(moment: PastMoment, signal: AbortSignal): Promise<void>;
  /** It was taken before. */
  pass(moment: PastMoment): void;
}

export interface PastJobOptions {
  past: FactsPast;
  store: PastStore;
  readPresent: (options: {
    signal: AbortSignal;
    now: Date;
  }) => Promise<KnownPresent>;
  createWork: () => PastWork;
  logger: LoggerService;
  now?: () => number;
  wait?: (ms: number, signal: AbortSignal) => Promise<unknown>;
}

/**
 * Takes the past in, once however many processes there are, and before anything else is judged. When the process ends in between,
 * the next one goes on behind the last moment that was taken.
 */
export class PastJob {
  readonly #options: PastJobOptions;
  readonly #id = randomUUID();
  readonly #now: () => number;
  readonly #wait: (ms: number, signal: AbortSignal) => Promise<unknown>;

  constructor(options: PastJobOptions) {
    this.#options = options;
    this.#now = options.now ?? Date.now;
    this.#wait =
      options.wait ?? ((ms, signal) => sleep(ms, undefined, { signal }));
  }

  /** @returns when it is over, whoever did it. What fails is tried again some times, and then left as it is. */
  async run(signal: AbortSignal): Promise<void> {
    const { store, logger } = this.#options;
    let tries = 0;
    for (;;) {
      const now = this.#now();
      const claim = await store.claim({
        by: this.#id,
        now,
        until: now + HELD_MS,
      });
      if (claim.outcome === 'over') return;
      if (claim.outcome === 'mine') {
        try {
          await this.#hold(signal, held =>
            this.#takeIn(claim.toldUpTo ?? 0, held),
          );
          return;
        } catch (error) {
          await store.release(this.#id);
          signal.throwIfAborted();
          logger.warn('The past could not be taken in', toError(error));
          tries += 1;
          if (tries === MOST_TRIES) await store.end(this.#id, this.#now());
        }
      }
      await this.#wait(WAIT_MS, signal);
    }
  }

  /** Others see that this process is alive for as long as it works. */
  async #hold(
    signal: AbortSignal,
    work: (held: AbortSignal) => Promise<void>,
  ): Promise<void> {
    const lost = new AbortController();
    const keep = async () => {
      if (!(await this.#keep()))
        lost.abort(new Error('Another process goes on'));
    };
    const beat = setInterval(() => {
      keep().catch(error => lost.abort(error));
    }, HELD_MS / 3);
    try {
      await work(AbortSignal.any([signal, lost.signal]));
    } finally {
      clearInterval(beat);
    }
  }

  async #takeIn(toldUpTo: number, signal: AbortSignal): Promise<void> {
    const { past, store, createWork, logger } = this.#options;
    const present = await this.#untilWhole(signal);
    const began = this.#now();
    const work = createWork();
    await work.begin(present, signal);
    let moments = 0;
    for await (const moment of past.tell(present)) {
      signal.throwIfAborted();
      const at = moment.at.getTime();
      if (at > present.now.getTime()) break;
      if (at <= toldUpTo) {
        work.pass(moment);
        continue;
      }
      await work.take(moment, signal);
      await this.#keep(at);
      moments += 1;
    }
    await store.end(this.#id, this.#now());
    const seconds = (this.#now() - began) / 1_000;
    logger.info(
      `${moments} moments of the past were taken in within ${seconds} s`,
    );
  }

  async #untilWhole(signal: AbortSignal): Promise<KnownPresent> {
    const last = this.#now() + LONGEST_WAIT_MS;
    for (;;) {
      const isLast = this.#now() >= last;
      const present = await this.#present(isLast, signal);
      if (present) return present;
      await this.#wait(ASK_MS, signal);
    }
  }

  /** @returns nothing while something is missing; a portal that starts answers bit by bit */
  async #present(
    isLast: boolean,
    signal: AbortSignal,
  ): Promise<KnownPresent | undefined> {
    const { past, readPresent, logger } = this.#options;
    try {
      const now = new Date(this.#now());
      const present = await readPresent({ signal, now });
      const isWhole = past.isWhole?.(present) ?? true;
      return isWhole || isLast ? present : undefined;
    } catch (error) {
      signal.throwIfAborted();
      if (isLast) throw error;
      logger.debug('What is so now cannot be read yet', toError(error));
      return undefined;
    }
  }

  #keep(toldUpTo?: number): Promise<boolean> {
    const until = this.#now() + HELD_MS;
    return this.#options.store.keep({ by: this.#id, until, toldUpTo });
  }
}
