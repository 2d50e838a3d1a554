import type {
  LoggerService,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import { isError, toError } from '@backstage/errors';
import type { GitDocuments } from './documents/GitDocuments';
import type { Runtime } from './Runtime';
import type { RuntimeConfig } from './readRuntimeConfig';
import type { Sweep } from './Sweep';

const SWEEP = 'scorecards-sweep';

/** What is done again and again: following other processes, reading documents, and what time asks for. */
export class RuntimeJobs {
  readonly #runtime: Pick<Runtime, 'ready' | 'catchUp' | 'publish'>;
  readonly #documents: Pick<GitDocuments, 'sync'>;
  readonly #sweep: Pick<Sweep, 'run'>;
  readonly #config: RuntimeConfig;
  readonly #scheduler: SchedulerService;
  readonly #logger: LoggerService;
  readonly #onPublished: () => void;

  constructor(options: {
    runtime: Pick<Runtime, 'ready' | 'catchUp' | 'publish'>;
    documents: Pick<GitDocuments, 'sync'>;
    sweep: Pick<Sweep, 'run'>;
    config: RuntimeConfig;
    scheduler: SchedulerService;
    logger: LoggerService;
    /** Called once documents of git are in force. */
    onPublished: () => void;
  }) {
    this.#runtime = options.runtime;
    this.#documents = options.documents;
    this.#sweep = options.sweep;
    this.#config = options.config;
    this.#scheduler = options.scheduler;
    this.#logger = options.logger;
    this.#onPublished = options.onPublished;
  }

  async start(): Promise<void> {
    const { followEveryMs, documentsEveryMs } = this.#config;
    await this.#run('scorecards-follow', followEveryMs, 'local', () =>
      this.#runtime.catchUp(),
    );
    // Each process tells what is wrong with files; of two that read the same, the second finds nothing to do.
    await this.#run(
      'scorecards-read-documents',
      documentsEveryMs,
      'local',
      async signal => {
        const isOther = await this.#documents.sync(signal);
        if (!isOther) return;
        await this.#runtime.publish();
        this.#onPublished();
      },
    );
    await this.#run(SWEEP, 60_000, 'global', signal => this.#sweep.run(signal));
    this.#sweepNow();
  }

  async #run(
    id: string,
    everyMs: number,
    scope: 'local' | 'global',
    work: (signal: AbortSignal) => Promise<void>,
  ): Promise<void> {
    await this.#scheduler
      .createScheduledTaskRunner({
        frequency: { milliseconds: everyMs },
        timeout: { minutes: 10 },
        scope,
      })
      .run({
        id,
        fn: async signal => {
          await this.#runtime.ready();
          await work(signal);
        },
      });
  }

  /** What a process that died has left does not wait for a minute. */
  #sweepNow(): void {
    const sweep = async () => {
      await this.#runtime.ready();
      await this.#scheduler.triggerTask(SWEEP);
    };
    sweep().catch(error => {
      // It runs already.
      if (isError(error) && error.name === 'ConflictError') return;
      this.#logger.warn('What was left over waits', toError(error));
    });
  }
}
