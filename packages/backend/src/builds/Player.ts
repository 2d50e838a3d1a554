import { setTimeout as sleep } from 'node:timers/promises';
import type { LoggerService } from '@backstage/backend-plugin-api';
import { inBatches } from '@internal/backend-kit';
import { DAY_MS, MINUTE_MS, dayOf } from './history/calendar';
import type { History } from './history/History';
import type { SampleBuild } from './history/types';
import type { Intake } from './Intake';
import { deliveriesOf } from './payloads/deliveriesOf';
import type { Place, PlaceStore } from './PlaceStore';

/** Jobs of older failures are looked at by nobody: charts of 90 days name their builds. */
const JOBS_MS = 90 * DAY_MS;
/** Reports of tests are the dearest to work in, and this many are enough for verdicts. */
const TESTS_MS = 30 * DAY_MS;
/** Builds that are sent at once: they are worked in together. */
const TOGETHER = 10;
/** What is built beside the history is played while the portal is open: none of a longer time is made up for. */
const LIVE_MS = 5 * MINUTE_MS;

interface PlayerOptions {
  intake: Pick<Intake, 'send'>;
  places: Pick<PlaceStore, 'read' | 'write'>;
  /** Gives the history for the moment that it was begun. */
  historyFor: (anchor: number) => Promise<Pick<History, 'between' | 'live'>>;
  /** How much of the past there is. */
  days: number;
  logger: LoggerService;
  now?: () => number;
  wait?: (ms: number, signal: AbortSignal) => Promise<unknown>;
}

/** How far the past has been played, in days. */
export interface Progress {
  done: number;
  total: number;
  /** Attempts of builds that were sent, those of now included. */
  builds: number;
}

/**
 * Plays a history into build health: the newest days first, so that the portal is useful at once, then back to the oldest; what
 * happens meanwhile and afterwards when it does.
 */
export class Player {
  readonly #options: PlayerOptions;
  readonly #now: () => number;
  #place?: Place;
  #toldTenths = 0;

  constructor(options: PlayerOptions) {
    this.#options = options;
    this.#now = options.now ?? Date.now;
  }

  get progress(): Progress {
    const { days: total } = this.#options;
    const place = this.#place;
    if (!place) return { done: 0, total, builds: 0 };
    const done = Math.floor((place.anchor - place.since) / DAY_MS);
    return { done: Math.min(done, total), total, builds: place.builds };
  }

  /** Plays until it is told to stop. */
  async play(signal: AbortSignal): Promise<void> {
    const { wait = (ms: number) => sleep(ms, undefined, { signal }) } =
      this.#options;
    const history = await this.#begin();
    while (!this.#isPastPlayed()) {
      await this.#goOn(history, signal);
      await this.#goBack(history, signal);
    }
    for (;;) {
      await this.#goOn(history, signal);
      await wait(MINUTE_MS, signal);
    }
  }

  async #begin() {
    const { places, historyFor, days, logger } = this.#options;
    const known = await places.read();
    const now = this.#now();
    const place = known ?? { anchor: now, until: now, since: now, builds: 0 };
    this.#place = place;
    const { done } = this.progress;
    this.#toldTenths = Math.floor((10 * done) / days);
    if (!this.#isPastPlayed()) {
      logger.info(
        `Builds of the sample organisation are played in: day ${done} of ${days}, the newest first`,
      );
    }
    return historyFor(place.anchor);
  }

  #isPastPlayed(): boolean {
    const { anchor, since } = this.#place!;
    return since <= anchor - this.#options.days * DAY_MS;
  }

  /** The day before those that are played. */
  async #goBack(history: Pick<History, 'between'>, signal: AbortSignal) {
    const { anchor, since } = this.#place!;
    const oldest = anchor - this.#options.days * DAY_MS;
    const midnight = (Math.ceil(since / DAY_MS) - 1) * DAY_MS;
    const from = Math.max(oldest, midnight);
    await this.#send(history.between(from, since), signal);
    await this.#keep({ since: from });
    this.#tell();
  }

  /** What has happened since, day by day where that is long ago. */
  async #goOn(history: Pick<History, 'between' | 'live'>, signal: AbortSignal) {
    const now = this.#now();
    const live = history.live(Math.max(this.#place!.until, now - LIVE_MS), now);
    while (this.#place!.until < now) {
      const { until } = this.#place!;
      const to = Math.min(now, (dayOf(until) + 1) * DAY_MS);
      await this.#send(history.between(until, to), signal);
      if (to === now) await this.#send(live, signal);
      await this.#keep({ until: to });
    }
  }

  async #send(builds: Iterable<SampleBuild>, signal: AbortSignal) {
    const { anchor } = this.#place!;
    for (const together of inBatches([...builds], TOGETHER)) {
      await this.#options.intake.send(
        together.map(build =>
          deliveriesOf(build, {
            withJobs: build.finishedAt > anchor - JOBS_MS,
            withTests: build.finishedAt > anchor - TESTS_MS,
          }),
        ),
        signal,
      );
      this.#place!.builds += together.length;
    }
  }

  async #keep(change: Partial<Place>): Promise<void> {
    this.#place = { ...this.#place!, ...change };
    await this.#options.places.write(this.#place);
  }

  #tell(): void {
    const { done, total, builds } = this.progress;
    const tenths = Math.floor((10 * done) / total);
    if (tenths <= this.#toldTenths) return;
    this.#toldTenths = tenths;
    this.#options.logger.info(
      `Builds of the sample organisation: ${
        10 * tenths
      } % are played in, day ${done} of ${total}, ${builds} builds`,
    );
  }
}
