import { setTimeout } from 'node:timers/promises';
import type { LoggerService } from '@backstage/backend-plugin-api';
import { stringifyError } from '@backstage/errors';
import type { Retention } from '../config/readRetention';
import type { DeliveryStore } from '../database/DeliveryStore';
import type { Place, RetentionStore } from '../database/RetentionStore';
import type { TestReportStore } from '../database/TestReportStore';

const DAY_MS = 86_400_000;
/** Pipelines that are looked for at a time. */
const PAGE = 100;
/** What ended is shown as overdue for so long; whoever has not mended the test by then will not because of it. */
const QUARANTINES_MS = 90 * DAY_MS;
/** Between two steps others read and write: for as long as the step took, and at least so long. */
const SHORTEST_PAUSE_MS = 2;

/** What rows are removed of. */
export type RemovedTable =
  | 'builds'
  | 'jobs'
  | 'test-reports'
  | 'quarantines'
  | 'tests'
  | 'pipelines'
  | 'deliveries'
  | 'dead-deliveries';

/** What a step has removed, and where the next one goes on, unless it was the last one. */
interface Step<Next = never> {
  count: number;
  next?: Next;
}

interface OldRowsOptions {
  retention: Retention;
  store: RetentionStore;
  reports: Pick<TestReportStore, 'removeReports'>;
  deliveries: Pick<DeliveryStore, 'remove'>;
  logger: LoggerService;
  /** Called after rows were removed. */
  onRemoved: (table: RemovedTable, count: number) => void;
  now?: () => Date;
}

/**
 * Removes what is older than it is to be kept, in steps of a few rows. Each step stands alone: a process that dies in between leaves
 * nothing half done, and the next one goes on.
 */
export class OldRows {
  readonly #options: OldRowsOptions;
  readonly #now: () => Date;

  constructor(options: OldRowsOptions) {
    this.#options = options;
    this.#now = options.now ?? (() => new Date());
  }

  async remove(signal: AbortSignal): Promise<void> {
    const { retention, store, reports, deliveries } = this.#options;
    const { testReportsMs, deliveriesMs, deadDeliveriesMs } = retention;
    const moment = (ms: number) => new Date(this.#now().getTime() - ms);
    const tables: Record<RemovedTable, () => Promise<unknown>> = {
      builds: () => this.#removeBuilds(signal),
      jobs: () =>
        this.#inSteps<Place>('jobs', signal, from =>
          store.removeJobs({ before: this.#dayBefore(retention.jobsMs), from }),
        ),
      'test-reports': () =>
        this.#untilNone('test-reports', signal, () =>
          reports.removeReports(moment(testReportsMs)),
        ),
      quarantines: () =>
        this.#untilNone('quarantines', signal, () =>
          store.removeQuarantines(moment(QUARANTINES_MS).getTime()),
        ),
      tests: () => this.#removeTests(moment(testReportsMs), signal),
      pipelines: () =>
        this.#inSteps<Place>('pipelines', signal, from =>
          store.removePipelines({
            before: this.#dayBefore(retention.buildsMs),
            from,
          }),
        ),
      deliveries: () =>
        this.#untilNone('deliveries', signal, () =>
          deliveries.remove('done', moment(deliveriesMs)),
        ),
      'dead-deliveries': () =>
        this.#removeDead(moment(deadDeliveriesMs), signal),
    };
    for (const [table, remove] of Object.entries(tables)) {
      await this.#try(`Old ${table}`, remove);
    }
  }

  /** What fails holds up nothing else, and is tried again the next time. */
  async #try(what: string, remove: () => Promise<unknown>): Promise<void> {
    try {
      await remove();
    } catch (error) {
      this.#options.logger.warn(
        `${what} could not be removed: ${stringifyError(error)}`,
      );
    }
  }

  /** Days are kept whole, or not at all: a day of half of its builds is none. */
  #dayBefore(ms: number): number {
    return Math.floor((this.#now().getTime() - ms) / DAY_MS) * DAY_MS;
  }

  async #removeBuilds(signal: AbortSignal): Promise<void> {
    const { retention, store } = this.#options;
    const before = this.#dayBefore(retention.buildsMs);
    await this.#forEach(
      signal,
      page => store.findOld(before, page),
      id =>
        this.#try(`Old builds of pipeline ${id}`, () =>
          this.#removeBuildsOf(id, before, signal),
        ),
    );
  }

  async #removeTests(before: Date, signal: AbortSignal): Promise<void> {
    const { store } = this.#options;
    await this.#forEach(
      signal,
      page => store.findTested(page),
      id =>
        this.#try(`Old tests of pipeline ${id}`, async () => {
          const steps = store.removeTests(id, before.getTime());
          await this.#inSteps<true>('tests', signal, async () => {
            const { value, done } = await steps.next();
            return done ? { count: 0 } : { count: value, next: true };
          });
        }),
    );
  }

  /** @param find - pipelines in the order of their ids */
  async #forEach(
    signal: AbortSignal,
    find: (page: { after: number; limit: number }) => Promise<number[]>,
    work: (id: number) => Promise<void>,
  ): Promise<void> {
    let after = 0;
    while (!signal.aborted) {
      const ids = await find({ after, limit: PAGE });
      if (ids.length === 0) return;
      for (const id of ids) {
        if (signal.aborted) return;
        await work(id);
      }
      after = ids[ids.length - 1];
    }
  }

  async #removeBuildsOf(id: number, before: number, signal: AbortSignal) {
    const { store, logger } = this.#options;
    if (!(await store.freeze(id, before / DAY_MS))) {
      logger.info(
        `Builds of pipeline ${id} stay until its days are worked out`,
      );
      return;
    }
    await this.#inSteps<Place>('builds', signal, from =>
      store.removeBuilds(id, { before, from }),
    );
  }

  /** What they hold was never worked in. */
  async #removeDead(before: Date, signal: AbortSignal): Promise<void> {
    const { deliveries, logger } = this.#options;
    const count = await this.#untilNone('dead-deliveries', signal, () =>
      deliveries.remove('dead', before),
    );
    if (count === 0) return;
    logger.warn(
      `${count} deliveries that were given up before ${before.toISOString()} are removed: nobody has tried them again`,
    );
  }

  async #inSteps<Next>(
    table: RemovedTable,
    signal: AbortSignal,
    step: (from?: Next) => Promise<Step<Next>>,
  ): Promise<void> {
    let next: Next | undefined;
    do {
      const from = next;
      const removed = await this.#step(table, signal, () => step(from));
      next = removed?.next;
    } while (next);
  }

  async #untilNone(
    table: RemovedTable,
    signal: AbortSignal,
    step: () => Promise<number>,
  ): Promise<number> {
    let all = 0;
    let removed;
    do {
      removed = await this.#step(table, signal, async () => ({
        count: await step(),
      }));
      all += removed?.count ?? 0;
    } while (removed?.count);
    return all;
  }

  async #step<Next>(
    table: RemovedTable,
    signal: AbortSignal,
    step: () => Promise<Step<Next>>,
  ): Promise<Step<Next> | undefined> {
    if (signal.aborted) return undefined;
    const begun = performance.now();
    const removed = await step();
    if (removed.count > 0) this.#options.onRemoved(table, removed.count);
    await setTimeout(Math.max(SHORTEST_PAUSE_MS, performance.now() - begun));
    return removed;
  }
}
