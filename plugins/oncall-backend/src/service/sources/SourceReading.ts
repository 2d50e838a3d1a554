import type { LoggerService } from '@backstage/backend-plugin-api';
import { isError } from '@backstage/errors';
import type {
  OncallSource,
  OncallSourceBatch,
} from '@callboard/backstage-plugin-oncall-node';
import type { SourceStore } from '../../database/SourceStore';
import type { OncallMetrics } from '../../metrics';
import type { Directory } from '../Directory';
import { checkBatch } from './checkBatch';
import type { SourceBook } from './SourceBook';

const MOST_KEYS = 50_000;
const LONGEST_PROBLEM = 300;

/** The source did not answer, or not in its form. Other errors are none of the reader's business. */
class SourceFailure extends Error {}

async function* saidBy(
  source: OncallSource,
  request: Parameters<OncallSource['read']>[0],
): AsyncIterable<OncallSourceBatch> {
  const batches = source.read(request)[Symbol.asyncIterator]();
  try {
    for (;;) {
      const next = await batches.next();
      if (next.done) return;
      yield checkBatch(next.value);
    }
  } catch (error) {
    throw new SourceFailure(isError(error) ? error.message : `${error}`);
  }
}

/** Has sources read for what the catalog names, and keeps what they say. */
export class SourceReading {
  readonly #directory: Pick<Directory, 'asOf' | 'sourceKeys'>;
  readonly #store: SourceStore;
  readonly #book: Pick<SourceBook, 'load'>;
  readonly #metrics: Pick<OncallMetrics, 'timeSource'>;
  readonly #logger: LoggerService;
  readonly #clock: () => number;

  constructor(options: {
    directory: Pick<Directory, 'asOf' | 'sourceKeys'>;
    store: SourceStore;
    book: Pick<SourceBook, 'load'>;
    metrics: Pick<OncallMetrics, 'timeSource'>;
    logger: LoggerService;
    /** Milliseconds since 1970 in UTC; for tests. */
    clock?: () => number;
  }) {
    this.#directory = options.directory;
    this.#store = options.store;
    this.#book = options.book;
    this.#metrics = options.metrics;
    this.#logger = options.logger;
    this.#clock = options.clock ?? Date.now;
  }

  /** One reading. A source that fails is told to readers and to the log, and throws nothing: it is asked again. */
  async read(source: OncallSource, signal: AbortSignal): Promise<void> {
    // Before the catalog was read whole nobody knows what to ask for, nor what is not needed any more.
    if (!this.#directory.asOf) return;
    const keys = this.#directory.sourceKeys(source.id).slice(0, MOST_KEYS);
    try {
      await this.#metrics.timeSource(source.id, () =>
        this.#readAll(source, keys, signal),
      );
    } catch (error) {
      if (!(error instanceof SourceFailure)) throw error;
      // It was not the source that ended it: its time is up, or this process ends.
      if (signal.aborted) return;
      this.#logger.warn(`${source.title} was not read: ${error.message}`);
      await this.#store.fail(
        source.id,
        error.message.slice(0, LONGEST_PROBLEM),
      );
    }
    await this.#book.load();
  }

  async #readAll(
    source: OncallSource,
    keys: readonly string[],
    signal: AbortSignal,
  ): Promise<void> {
    if (keys.length > 0) {
      const now = new Date(this.#clock());
      for await (const batch of saidBy(source, { keys, now, signal })) {
        await this.#store.keep(source.id, batch, now);
      }
    }
    if (signal.aborted) return;
    await this.#store.complete(source.id, keys, new Date(this.#clock()));
  }
}
