import { createHash } from 'node:crypto';
import type { LoggerService } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import type { RuleFile } from '@callboard/backstage-plugin-playbooks-common/parse';
import type { PageSource, SourceFile } from '../sources/PageSource';
import { textOf, tooLarge } from '../sync/pageFiles';
import { SourceReading } from '../sync/SourceReading';
import { UnreadableFile } from '../threads/TimedThread';
import type { AlertRuleStore, ReadRuleFile } from './AlertRuleStore';
import type { RuleParser } from './RuleParser';

/** Raised when rule files are read differently: each file is then read anew, once. */
export const RULE_PARSER_VERSION = 1;

/** Most files of YAML of a source; one with more is not a folder of rules. */
const MOST_FILES = 2_000;

const isYaml = ({ path }: SourceFile) => /\.ya?ml$/i.test(path);

/** What a reading of a source of rules did. */
export interface RuleSyncResult {
  /** Nothing of the source has changed. */
  isUnchanged: boolean;
  files: number;
  parsed: number;
}

/** Reads folders of rule files: each file once, and again when it or the parser has changed. */
export class RuleSync {
  readonly #store: AlertRuleStore;
  readonly #parser: Pick<RuleParser, 'parse'>;
  readonly #reading: SourceReading;

  constructor(options: {
    store: AlertRuleStore;
    parser: Pick<RuleParser, 'parse'>;
    logger: LoggerService;
    now?: () => Date;
    parserVersion?: number;
  }) {
    this.#store = options.store;
    this.#parser = options.parser;
    this.#reading = new SourceReading({
      ...options,
      parserVersion: options.parserVersion ?? RULE_PARSER_VERSION,
    });
  }

  /**
   * Reads one source. A reading that fails half-way keeps the rules it has read and removes none; the next one goes on.
   */
  async sync(
    source: PageSource,
    signal: AbortSignal,
  ): Promise<RuleSyncResult | undefined> {
    return this.#reading.attempt(source, signal, () =>
      this.#read(source, signal),
    );
  }

  async #read(
    source: PageSource,
    signal: AbortSignal,
  ): Promise<RuleSyncResult> {
    const read = await this.#reading.readFiles(source, signal);
    const known = await this.#store.readVersions(source.id);
    if (!read) {
      return { isUnchanged: true, files: known.size, parsed: 0 };
    }
    const files = read.files.filter(isYaml);
    if (files.length > MOST_FILES) {
      throw new InputError(
        `There are more than ${MOST_FILES} files of YAML: name the folder of the rule files`,
      );
    }
    let parsed = 0;
    for (const file of files) {
      signal.throwIfAborted();
      const before = read.isCurrent ? known.get(file.path) : undefined;
      const found = await this.#take(file, before);
      if (found) {
        await this.#store.writeFile(source.id, found);
        parsed += 1;
      }
    }
    await this.#store.completeSource(
      source.id,
      {
        etag: read.etag,
        parser: this.#reading.parserVersion,
        paths: files.map(({ path }) => path),
      },
      this.#reading.now(),
    );
    return { isUnchanged: false, files: files.length, parsed };
  }

  /** Nothing where the file is as it was; one that cannot be read has a problem and no rules. */
  async #take(
    { path, size = 0, read }: SourceFile,
    before: string | undefined,
  ): Promise<ReadRuleFile | undefined> {
    const reason = tooLarge(size);
    const bytes = reason ? Buffer.from(`${size}`) : await read();
    const version = createHash('sha256').update(bytes).digest('hex');
    if (version === before) {
      return undefined;
    }
    const decoded = reason ? { reason } : textOf(bytes);
    const found =
      'reason' in decoded
        ? { problems: [{ message: decoded.reason }] }
        : await this.#parse(decoded.text);
    return { path, version, ...found };
  }

  async #parse(text: string): Promise<RuleFile> {
    try {
      return await this.#parser.parse(text);
    } catch (error) {
      if (error instanceof UnreadableFile) {
        return { problems: [{ message: error.message }] };
      }
      throw error;
    }
  }
}
