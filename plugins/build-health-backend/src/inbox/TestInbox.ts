import type { LoggerService } from '@backstage/backend-plugin-api';
import { stringifyError } from '@backstage/errors';
import { Rounds } from '@internal/backend-kit';
import type { DeliveryStore, WaitingDelivery } from '../database/DeliveryStore';
import type { InboxMetrics } from '../metrics';
import type { TakenTests, TestIntake } from '../tests/TestIntake';
import { nextLook } from './nextLook';
import { readDelivery, type ReadDeliveryOptions } from './readDelivery';
import { LateError } from './readInTime';

/** Deliveries that are taken at a time: each may take seconds. */
const BATCH = 10;
/** Ten reports of 20 MB take 20 s. After this time another process takes what this one has not ended. */
const HOLD_MS = 5 * 60_000;

interface TestInboxOptions extends ReadDeliveryOptions {
  deliveries: Pick<
    DeliveryStore,
    'take' | 'done' | 'failed' | 'postpone' | 'giveUp'
  >;
  intake: Pick<TestIntake, 'take'>;
  logger: LoggerService;
  metrics: InboxMetrics;
  /** Called after new reports are kept. */
  onReports?: (pipelineIds: readonly number[]) => void;
  now?: () => Date;
}

/** Works in the reports of tests of deliveries whose builds are worked in, one after the other. */
export class TestInbox {
  readonly #options: TestInboxOptions;
  readonly #now: () => Date;
  readonly #rounds = new Rounds();

  constructor(options: TestInboxOptions) {
    this.#options = options;
    this.#now = options.now ?? (() => new Date());
  }

  /** Works in what waits, until nothing does. Called again meanwhile, it looks once more. */
  work(signal: AbortSignal): Promise<void> {
    return this.#rounds.run(signal, () => this.#workAll(signal));
  }

  async #workAll(signal: AbortSignal): Promise<void> {
    for (;;) {
      const taken = await this.#options.deliveries.take({
        now: this.#now(),
        forMs: HOLD_MS,
        limit: BATCH,
        stage: 'tests',
      });
      if (taken.length === 0) return;
      const changed = new Set<number>();
      for (const delivery of taken) {
        if (signal.aborted) return;
        const ids = await this.#workIn(delivery, signal);
        ids.forEach(id => changed.add(id));
      }
      // Once for all of them: the reports of a build may be in many deliveries.
      if (changed.size > 0) this.#options.onReports?.([...changed]);
    }
  }

  /** @returns pipelines that have a new report */
  async #workIn(
    delivery: WaitingDelivery,
    signal: AbortSignal,
  ): Promise<readonly number[]> {
    const { intake, deliveries, metrics } = this.#options;
    const { id, sourceId } = delivery;
    try {
      const { tests = [] } = await readDelivery(
        delivery,
        signal,
        this.#options,
      );
      const taken = await intake.take(sourceId, tests);
      if (taken.missing.length + taken.problems.length > 0) {
        await this.#notAll(delivery, taken);
      } else {
        await deliveries.done([id]);
        metrics.worked(sourceId, 'done');
      }
      return taken.changedPipelines;
    } catch (error) {
      // It was interrupted: whoever takes it next reads it.
      if (signal.aborted) return [];
      const problem = stringifyError(error);
      if (error instanceof LateError) {
        await this.#notAll(delivery, { missing: [problem], problems: [] });
        return [];
      }
      const now = this.#now();
      const state = await deliveries.failed(id, { problem, now });
      if (state) {
        this.#tell(delivery, state === 'dead' ? 'dead' : 'retried', problem);
      }
      return [];
    }
  }

  async #notAll(
    delivery: WaitingDelivery,
    { missing, problems }: Pick<TakenTests, 'missing' | 'problems'>,
  ): Promise<void> {
    const { deliveries, metrics } = this.#options;
    const problem = [...problems, ...missing].join('; ');
    const until =
      missing.length > 0
        ? nextLook(delivery.receivedAt, this.#now())
        : undefined;
    if (until) {
      await deliveries.postpone(delivery.id, { problem, until });
      metrics.worked(delivery.sourceId, 'retried');
      return;
    }
    await deliveries.giveUp(delivery.id, problem);
    this.#tell(delivery, 'dead', problem);
  }

  #tell(
    { id, sourceId, kind }: WaitingDelivery,
    result: 'retried' | 'dead',
    problem: string,
  ): void {
    this.#options.metrics.worked(sourceId, result);
    this.#options.logger.warn(
      `Reports of tests of delivery ${id} (${kind}) of ${sourceId} ${
        result === 'dead' ? 'are given up' : 'are tried again'
      }: ${problem}`,
    );
  }
}
