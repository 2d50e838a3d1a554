import type { LoggerService } from '@backstage/backend-plugin-api';
import { stringifyError } from '@backstage/errors';
import type { PageSource, SourceFile } from '../sources/PageSource';

/** What is kept of the readings of a source. */
interface ReadingStore {
  readSource(
    sourceId: string,
  ): Promise<{ etag?: string; parser: number } | undefined>;
  touchSource(
    sourceId: string,
    options: { at: Date; problem?: string },
  ): Promise<void>;
}

/** What every reading of a source does, be it of pages or of rules. */
export class SourceReading {
  readonly parserVersion: number;
  readonly now: () => Date;
  readonly #store: ReadingStore;
  readonly #logger: LoggerService;

  constructor(options: {
    store: ReadingStore;
    logger: LoggerService;
    now?: () => Date;
    parserVersion: number;
  }) {
    this.parserVersion = options.parserVersion;
    this.now = options.now ?? (() => new Date());
    this.#store = options.store;
    this.#logger = options.logger;
  }

  /** Reads, and tells why where that fails; a reading that is cut off is none. */
  async attempt<T>(
    { id }: PageSource,
    signal: AbortSignal,
    read: () => Promise<T>,
  ): Promise<T | undefined> {
    try {
      return await read();
    } catch (error) {
      if (signal.aborted) {
        return undefined;
      }
      const problem = stringifyError(error).slice(0, 1_000);
      this.#logger.warn(`Source ${id} was not read: ${problem}`);
      await this.#store.touchSource(id, { at: this.now(), problem });
      return undefined;
    }
  }

  /**
   * The files of a source, with whether this parser has read it before. Nothing where it is still what it was then, which is noted.
   */
  async readFiles(
    source: PageSource,
    signal: AbortSignal,
  ): Promise<
    { etag?: string; files: SourceFile[]; isCurrent: boolean } | undefined
  > {
    const state = await this.#store.readSource(source.id);
    const isCurrent = state?.parser === this.parserVersion;
    const etag = isCurrent ? state.etag : undefined;
    const read = await source.read({ etag, signal });
    if (!read) {
      await this.#store.touchSource(source.id, { at: this.now() });
      return undefined;
    }
    return { ...read, isCurrent };
  }
}
