import { setTimeout as sleep } from 'node:timers/promises';
import type { Random } from '@internal/test-kit';
import type { BackendProcess } from '../../testing/BackendProcess';

/** A process that is up lives so long at most. */
const MOST_LIFE_MS = 5_000;
/** One in five is killed while it starts. */
const KILLED_EARLY = 0.2;
const MOST_EARLY_MS = 3_000;

/** Two processes that are killed and started again, at random. */
export class KilledBackends {
  kills = 0;
  /** Processes that ended by themselves, which nobody wants. */
  readonly ended: string[] = [];
  readonly #backends: BackendProcess[] = [];
  readonly #start: () => Promise<BackendProcess>;
  readonly #random: Random;

  constructor(options: {
    start: () => Promise<BackendProcess>;
    random: Random;
  }) {
    this.#start = options.start;
    this.#random = options.random;
  }

  get addresses(): string[] {
    return this.#backends.map(({ baseUrl }) => baseUrl);
  }

  /** One after the other: the first makes the tables. */
  async open(): Promise<void> {
    for (const which of [0, 1]) await this.#up(which);
  }

  async killAtRandom(most: number): Promise<void> {
    await Promise.all([0, 1].map(which => this.#killAgain(which, most)));
  }

  async close(): Promise<void> {
    await Promise.all(this.#backends.map(backend => backend.stop()));
  }

  async #killAgain(which: number, most: number): Promise<void> {
    while (this.kills < most) {
      await sleep(this.#random() * MOST_LIFE_MS);
      if (this.kills >= most) return;
      await this.#kill(which);
      if (this.#random() < KILLED_EARLY && this.kills < most) {
        this.#backends[which] = await this.#start();
        await sleep(this.#random() * MOST_EARLY_MS);
        await this.#kill(which);
      }
      await this.#up(which);
    }
  }

  async #kill(which: number): Promise<void> {
    const backend = this.#backends[which];
    if (backend.process.exitCode !== null) {
      this.ended.push(backend.output.slice(-2_000));
    }
    this.kills += 1;
    await backend.stop('SIGKILL');
  }

  /** A process that does not come up, as while the database restarts, is started again: so does whatever watches over it. */
  async #up(which: number): Promise<void> {
    for (let tries = 1; ; tries++) {
      this.#backends[which] = await this.#start();
      try {
        return await this.#backends[which].ready();
      } catch (error) {
        if (tries === 5) throw error;
      }
    }
  }
}
