import Piscina from 'piscina';

/** Why a report could not be read. */
export class UnreadableReport extends Error {}

/**
 * Reads reports in a thread of its own: 20 MB take a second or two, and would stop every answer of the backend meanwhile. The thread
 * ends when there is nothing to read.
 */
export class TimedThread<Task, Result> {
  readonly #pool: Piscina<Task, Result>;
  readonly #timeoutMs: number;
  #last: Promise<unknown> = Promise.resolve();

  constructor(options: {
    /** The file that exports `work`. */
    filename: string;
    /** A build leaves out what nobody imports: to be given here, it must be imported. Only its name goes to the thread. */
    work: (task: Task) => Result | Promise<Result>;
    timeoutMs: number;
    execArgv?: string[];
  }) {
    const { filename, work, timeoutMs, execArgv } = options;
    this.#timeoutMs = timeoutMs;
    this.#pool = new Piscina({
      filename,
      name: work.name,
      maxThreads: 1,
      minThreads: 0,
      idleTimeout: 30_000,
      resourceLimits: {
        maxOldGenerationSizeMb: 512,
        // By default 48 MB, which are only given back when the thread ends; with 8 MB it is as fast.
        maxYoungGenerationSizeMb: 8,
      },
      ...(execArgv && { execArgv }),
    });
  }

  /**
   * @throws UnreadableReport when the work takes longer than it may, or more memory than there is
   */
  run(task: Task): Promise<Result> {
    // The time of a task begins when the one before it has ended, or one that takes too long would take others with it.
    const result = this.#last.then(() => this.#runNow(task));
    this.#last = result.catch(() => undefined);
    return result;
  }

  async close(): Promise<void> {
    await this.#pool.destroy();
  }

  async #runNow(task: Task): Promise<Result> {
    const signal = AbortSignal.timeout(this.#timeoutMs);
    try {
      return await this.#pool.run(task, { signal });
    } catch (error) {
      throw new UnreadableReport(
        signal.aborted
          ? `It takes longer than ${this.#timeoutMs / 1_000} s to read.`
          : `It could not be read: ${(error as Error).message}`,
      );
    }
  }
}
