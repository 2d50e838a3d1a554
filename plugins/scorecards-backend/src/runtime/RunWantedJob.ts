import type {
  LoggerService,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import type { CollectJob } from '../collecting/CollectJob';
import type { RunStore } from '../database/RunStore';

/** Somebody has pressed a button. */
const EVERY = { seconds: 5 };

/** Has collectors run that somebody asks for. */
export class RunWantedJob {
  readonly #runs: Pick<RunStore, 'readProviders'>;
  readonly #jobs: readonly Pick<CollectJob, 'provider' | 'runNow'>[];
  readonly #logger: LoggerService;

  constructor(options: {
    runs: Pick<RunStore, 'readProviders'>;
    jobs: readonly Pick<CollectJob, 'provider' | 'runNow'>[];
    logger: LoggerService;
  }) {
    this.#runs = options.runs;
    this.#jobs = options.jobs;
    this.#logger = options.logger;
  }

  async start(scheduler: SchedulerService): Promise<void> {
    await scheduler
      .createScheduledTaskRunner({
        frequency: EVERY,
        timeout: { minutes: 1 },
        scope: 'global',
      })
      .run({ id: 'scorecards-run-wanted', fn: () => this.run() });
  }

  /** A run that begins is wanted no more. */
  async run(): Promise<void> {
    for (const { providerId, wantedAt } of await this.#runs.readProviders()) {
      if (wantedAt === undefined) continue;
      const job = this.#jobs.find(({ provider }) => provider.id === providerId);
      await job?.runNow().catch(error => {
        this.#logger.warn(
          `The collector ${providerId} was not started`,
          toError(error),
        );
      });
    }
  }
}
