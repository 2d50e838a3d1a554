import { TimedThread, UnreadableReport } from '../threads/TimedThread';
import {
  readReport,
  REPORT_WORKER,
  type ReadReport,
  type ReportTask,
} from './reportWorker';

/** A report of 20 MB takes two seconds, one of the most that is read ten; the machine may be busy. */
const TIMEOUT_MS = 30_000;

/** Reads reports of tests, outside the main thread. */
export class TestReportReader {
  readonly #thread: TimedThread<ReportTask, ReadReport>;
  #isClosed = false;

  constructor(options: { timeoutMs?: number; execArgv?: string[] } = {}) {
    const { timeoutMs = TIMEOUT_MS, execArgv } = options;
    this.#thread = new TimedThread({
      filename: REPORT_WORKER,
      work: readReport,
      timeoutMs,
      execArgv,
    });
  }

  /**
   * @returns the report, or what is wrong with it in words
   * @throws when the reader was closed meanwhile: nothing is known of the report then
   */
  async read(task: ReportTask): Promise<ReadReport> {
    try {
      return await this.#thread.run(task);
    } catch (error) {
      if (this.#isClosed || !(error instanceof UnreadableReport)) throw error;
      return { problem: error.message };
    }
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#thread.close();
  }
}
