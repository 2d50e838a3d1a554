import type { RuleFile } from '@callboard/backstage-plugin-playbooks-common/parse';
import { TimedThread } from '../threads/TimedThread';
import { RULE_WORKER, parseRules } from './ruleWorker';

/** A file of 100 alerts takes 50 ms. */
const TIMEOUT_MS = 10_000;

/** Reads rule files, outside the main thread. */
export class RuleParser {
  readonly #thread: TimedThread<{ source: string }, RuleFile>;

  constructor(options: { timeoutMs?: number; execArgv?: string[] } = {}) {
    const { timeoutMs = TIMEOUT_MS, execArgv } = options;
    this.#thread = new TimedThread({
      filename: RULE_WORKER,
      work: parseRules,
      timeoutMs,
      execArgv,
    });
  }

  /**
   * @throws UnreadableFile when the file takes longer than it may, or more memory than there is
   */
  async parse(source: string): Promise<RuleFile> {
    return this.#thread.run({ source });
  }

  async close(): Promise<void> {
    await this.#thread.close();
  }
}
