import type {
  LoggerService,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import type { Runtime } from '../runtime/Runtime';
import type { Notice, NoticeSource } from './Notice';
import type { NoticeSender } from './NoticeSender';

/** Tells people each minute what is not for the digest, in one process at a time. */
export class TellJob {
  readonly #runtime: Pick<Runtime, 'ready'>;
  readonly #sources: readonly NoticeSource[];
  readonly #sender: Pick<NoticeSender, 'send'>;
  readonly #logger: LoggerService;

  constructor(options: {
    runtime: Pick<Runtime, 'ready'>;
    sources: readonly NoticeSource[];
    sender: Pick<NoticeSender, 'send'>;
    logger: LoggerService;
  }) {
    this.#runtime = options.runtime;
    this.#sources = options.sources;
    this.#sender = options.sender;
    this.#logger = options.logger;
  }

  async start(scheduler: SchedulerService): Promise<void> {
    await scheduler
      .createScheduledTaskRunner({
        frequency: { minutes: 1 },
        timeout: { minutes: 10 },
        scope: 'global',
      })
      .run({ id: 'scorecards-tell', fn: signal => this.run(signal) });
  }

  /** A source that fails holds up no other. */
  async run(signal: AbortSignal): Promise<void> {
    await this.#runtime.ready();
    const notices: Notice[] = [];
    for (const source of this.#sources) {
      signal.throwIfAborted();
      try {
        notices.push(...(await source.list()));
      } catch (error) {
        this.#logger.warn(
          `It could not be worked out what to tell of ${source.title}`,
          toError(error),
        );
      }
    }
    await this.#sender.send(notices, signal);
  }
}
