import { setTimeout as sleep } from 'node:timers/promises';
import type { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import type { ScorecardEngine } from '@callboard/backstage-plugin-scorecards-common/domain';
import type { FactProviders } from '../collecting/FactProviders';
import type { PeopleStore } from '../database/PeopleStore';
import type { Judging } from './Judging';
import type { Ingest, RulesInForce, Runtime } from './Runtime';
import type { WorkQueue } from './WorkQueue';

/** After this long a first reading that failed is tried again. */
const RETRY_MS = 5_000;

/** Follows the database, and judges what this process brings. */
export class ScorecardRuntime implements Runtime {
  readonly engine: ScorecardEngine;
  readonly rules: RulesInForce;
  readonly facts: FactProviders;
  readonly ingest: Ingest;
  readonly #judging: Judging;
  readonly #queue: WorkQueue;
  readonly #people: Pick<PeopleStore, 'move'>;
  readonly #standards: { readonly version: string };
  readonly #logger: LoggerService;
  readonly #now: () => number;
  /** Standards as they were when it was said who has read them. */
  #saidVersion = '';
  #opened?: Promise<void>;
  #isReady = false;

  constructor(options: {
    engine: ScorecardEngine;
    rules: RulesInForce;
    facts: FactProviders;
    ingest: Ingest;
    judging: Judging;
    queue: WorkQueue;
    people: Pick<PeopleStore, 'move'>;
    standards: { readonly version: string };
    logger: LoggerService;
    now: () => number;
  }) {
    this.engine = options.engine;
    this.rules = options.rules;
    this.facts = options.facts;
    this.ingest = options.ingest;
    this.#judging = options.judging;
    this.#queue = options.queue;
    this.#people = options.people;
    this.#standards = options.standards;
    this.#logger = options.logger;
    this.#now = options.now;
  }

  get isReady(): boolean {
    return this.#isReady;
  }

  /** Reads all that is kept; all works wait for its end. */
  open(signal: AbortSignal = new AbortController().signal): Promise<void> {
    this.#opened ??= this.#queue.run(() => this.#open(signal));
    return this.#opened;
  }

  ready(): Promise<void> {
    return this.open();
  }

  catchUp(): Promise<void> {
    return this.#queue.run(() => this.#judging.follow());
  }

  async publish(): Promise<void> {
    await this.catchUp();
    const done = new Set<string>();
    let isMore = true;
    // Other works come in between.
    while (isMore) {
      isMore = await this.#queue.run(() => this.#judging.behind(done));
    }
    if (this.#standards.version === this.#saidVersion) return;
    this.#saidVersion = this.#standards.version;
    await this.ingest.acknowledged();
  }

  async rename(move: { fromRef: string; toRef: string }): Promise<void> {
    await this.#queue.run(async () => {
      await this.#people.move({ ...move, at: this.#now() });
      await this.#judging.follow();
    });
  }

  async #open(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      try {
        await this.#judging.follow();
        this.#saidVersion = this.#standards.version;
        this.#isReady = true;
        return;
      } catch (error) {
        this.#logger.warn(
          `Results could not be read; trying again in ${RETRY_MS / 1_000} s`,
          toError(error),
        );
        await sleep(RETRY_MS, undefined, { signal }).catch(() => undefined);
      }
    }
  }
}
