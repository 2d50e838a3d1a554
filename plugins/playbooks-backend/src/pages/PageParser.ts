import type { ParsedPage } from '@callboard/backstage-plugin-playbooks-common';
import { TimedThread, UnreadableFile } from '../threads/TimedThread';
import { PAGE_WORKER, parsePage } from './pageWorker';

/** A usual page takes 10 ms and a page of 300 kB under a second. */
const TIMEOUT_MS = 10_000;

/** Why a page could not be read. */
export { UnreadableFile as UnreadablePage };

/** Reads pages, outside the main thread. */
export class PageParser {
  readonly #thread: TimedThread<{ source: string; path: string }, ParsedPage>;

  constructor(options: { timeoutMs?: number; execArgv?: string[] } = {}) {
    const { timeoutMs = TIMEOUT_MS, execArgv } = options;
    this.#thread = new TimedThread({
      filename: PAGE_WORKER,
      work: parsePage,
      timeoutMs,
      execArgv,
    });
  }

  /**
   * @throws UnreadablePage when the page takes longer than it may, or more memory than there is
   */
  async parse(source: string, path: string): Promise<ParsedPage> {
    return this.#thread.run({ source, path });
  }

  async close(): Promise<void> {
    await this.#thread.close();
  }
}
