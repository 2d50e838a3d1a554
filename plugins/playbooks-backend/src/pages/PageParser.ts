import type { ParsedPage } from '@callboard/backstage-plugin-playbooks-common';
import Piscina from 'piscina';
import { PAGE_WORKER } from './pageWorker';

/** A usual page takes 10 ms and a page of 300 kB under a second. */
const TIMEOUT_MS = 10_000;

/** Why a page could not be read. */
export class UnreadablePage extends Error {}

/**
 * Reads pages in a thread of its own: a text can be built on which the markdown reader takes minutes, and it would stop every
 * answer of the backend meanwhile. The thread ends when there is nothing to read.
 */
export class PageParser {
  readonly #pool: Piscina;
  readonly #timeoutMs: number;

  constructor(options: { timeoutMs?: number; execArgv?: string[] } = {}) {
    const { timeoutMs = TIMEOUT_MS, execArgv } = options;
    this.#timeoutMs = timeoutMs;
    this.#pool = new Piscina({
      filename: PAGE_WORKER,
      maxThreads: 1,
      minThreads: 0,
      idleTimeout: 30_000,
      resourceLimits: { maxOldGenerationSizeMb: 512 },
      ...(execArgv && { execArgv }),
    });
  }

  /**
   * @throws UnreadablePage when the page takes longer than it may, or more memory than there is
   */
  async parse(source: string, path: string): Promise<ParsedPage> {
    const signal = AbortSignal.timeout(this.#timeoutMs);
    try {
      return await this.#pool.run({ source, path }, { signal });
    } catch (error) {
      throw new UnreadablePage(
        signal.aborted
          ? `It takes longer than ${this.#timeoutMs / 1_000} s to read.`
          : `It could not be read: ${(error as Error).message}`,
      );
    }
  }

  async close(): Promise<void> {
    await this.#pool.destroy();
  }
}
