import type { PipelineDirectory } from '../entities/PipelineDirectory';
import type { PollJob } from './PollJob';
import type { PollStore } from './PollStore';

/** Has sources asked at once, where somebody waits for what is new. */
export class PollWishes {
  readonly #store: Pick<PollStore, 'want'>;
  readonly #directory: Pick<PipelineDirectory, 'scopesOf'>;
  readonly #job: Pick<PollJob, 'runNow'>;
  readonly #now: () => Date;

  constructor(options: {
    store: Pick<PollStore, 'want'>;
    directory: Pick<PipelineDirectory, 'scopesOf'>;
    job: Pick<PollJob, 'runNow'>;
    now?: () => Date;
  }) {
    this.#store = options.store;
    this.#directory = options.directory;
    this.#job = options.job;
    this.#now = options.now ?? (() => new Date());
  }

  /** Whichever process asks next sees it: it is kept. */
  async add(sourceId: string): Promise<void> {
    const named = this.#directory.scopesOf(sourceId);
    await this.#store.want(sourceId, [...named], this.#now());
    await this.#job.runNow();
  }
}
