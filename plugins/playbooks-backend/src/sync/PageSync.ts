import { createHash } from 'node:crypto';
import type { LoggerService } from '@backstage/backend-plugin-api';
import type { PageStore, ReadPage, RefusedFile } from '../database/PageStore';
import type { PageParser } from '../pages/PageParser';
import { UnreadablePage } from '../pages/PageParser';
import type { PageSource, SourceFile } from '../sources/PageSource';
import type { ImageSync } from '../images/ImageSync';
import { foundLinksOf } from '../links/foundLinksOf';
import type { LinkCheck } from '../links/LinkCheck';
import { indexEntryOf } from './indexEntryOf';
import { pageIdOf } from './pageIdOf';
import { kindOfFile, textOf } from './pageFiles';
import { SourceReading } from './SourceReading';

/** Raised when the parser reads pages differently: each page is then read anew, once. */
export const PARSER_VERSION = 5;

/** Pages that are written together. */
const BATCH = 20;

/** What a reading of a source did. */
export interface SyncResult {
  /** Nothing of the source has changed. */
  isUnchanged: boolean;
  pages: number;
  parsed: number;
  refused: number;
}

const versionOf = (bytes: Buffer) =>
  createHash('sha256').update(bytes).digest('hex');

type Taken = { page: ReadPage } | { refused: RefusedFile } | 'same';

/** Reads folders of pages: each file once, and again when it or the parser has changed. */
export class PageSync {
  readonly #store: PageStore;
  readonly #parser: Pick<PageParser, 'parse'>;
  readonly #reading: SourceReading;
  readonly #links: Pick<LinkCheck, 'check'>;
  readonly #images: Pick<ImageSync, 'sync'>;
  readonly #logger: LoggerService;

  constructor(options: {
    store: PageStore;
    parser: Pick<PageParser, 'parse'>;
    /** Looks at the links of a source once it was read to its end. */
    links: Pick<LinkCheck, 'check'>;
    /** Takes the images of a source whose pages were read. */
    images: Pick<ImageSync, 'sync'>;
    logger: LoggerService;
    now?: () => Date;
    parserVersion?: number;
  }) {
    this.#store = options.store;
    this.#parser = options.parser;
    this.#links = options.links;
    this.#images = options.images;
    this.#logger = options.logger;
    this.#reading = new SourceReading({
      ...options,
      parserVersion: options.parserVersion ?? PARSER_VERSION,
    });
  }

  /**
   * Reads one source. A reading that fails half-way keeps the pages it has read and removes none; the next one goes on.
   */
  async sync(
    source: PageSource,
    signal: AbortSignal,
  ): Promise<SyncResult | undefined> {
    const result = await this.#reading.attempt(source, signal, () =>
      this.#read(source, signal),
    );
    if (result) await this.#checkLinks(source, signal);
    return result;
  }

  /** A source that was read stays read where that fails; its links are checked with the next reading. */
  async #checkLinks(source: PageSource, signal: AbortSignal): Promise<void> {
    try {
      await this.#links.check(source, signal);
    } catch (error) {
      if (signal.aborted) return;
      this.#logger.warn(
        `Links of source ${source.id} were not checked`,
        error as Error,
      );
    }
  }

  /** Source → when it was last read, or was not read for a problem. */
  async readAttempts(): Promise<ReadonlyMap<string, Date>> {
    const states = await this.#store.readSources();
    return new Map([...states].map(([id, one]) => [id, one.attemptedAt]));
  }

  async #read(source: PageSource, signal: AbortSignal): Promise<SyncResult> {
    const read = await this.#reading.readFiles(source, signal);
    if (!read) {
      const pages = (await this.#store.readVersions(source.id)).size;
      return { isUnchanged: true, pages, parsed: 0, refused: 0 };
    }
    const { refused, parsed, same } = await this.#readFiles(
      source,
      read.files,
      signal,
    );
    refused.push(...(await this.#images.sync(source, read.files, signal)));
    await this.#store.completeSource(
      source.id,
      {
        etag: read.etag,
        files: read.files.map(({ path }) => path),
        refused,
        parser: this.#reading.parserVersion,
      },
      this.#reading.now(),
    );
    return {
      isUnchanged: false,
      pages: same + parsed,
      parsed,
      refused: refused.length,
    };
  }

  async #readFiles(
    source: PageSource,
    files: readonly SourceFile[],
    signal: AbortSignal,
  ) {
    const known = await this.#store.readVersions(source.id);
    const refused: RefusedFile[] = [];
    const pages: ReadPage[] = [];
    let parsed = 0;
    let same = 0;
    const write = () =>
      this.#store.writePages(source.id, pages.splice(0), {
        parser: this.#reading.parserVersion,
        at: this.#reading.now(),
      });
    for (const file of files) {
      signal.throwIfAborted();
      const taken = await this.#take(source.id, file, known);
      if (taken === 'same') {
        same += 1;
      } else if (taken && 'refused' in taken) {
        refused.push(taken.refused);
      } else if (taken) {
        pages.push(taken.page);
        parsed += 1;
      }
      if (pages.length >= BATCH) {
        await write();
      }
    }
    await write();
    return { refused, parsed, same };
  }

  async #take(
    sourceId: string,
    file: SourceFile,
    known: ReadonlyMap<string, { version: string; parser: number }>,
  ): Promise<Taken | undefined> {
    const { path } = file;
    const kind = kindOfFile(path);
    if (kind.kind === 'ignored') {
      return undefined;
    }
    if (kind.kind === 'refused') {
      return { refused: { path, reason: kind.reason } };
    }
    const source = await file.read();
    const version = versionOf(source);
    const before = known.get(path);
    if (
      before?.version === version &&
      before.parser === this.#reading.parserVersion
    ) {
      return 'same';
    }
    const decoded = textOf(source);
    if ('reason' in decoded) {
      return { refused: { path, reason: decoded.reason } };
    }
    try {
      const parsed = await this.#parser.parse(decoded.text, path);
      const index = indexEntryOf(parsed, path, decoded.text);
      const id = pageIdOf(sourceId, path);
      const links = foundLinksOf(parsed, decoded.text);
      return { page: { id, path, version, source, parsed, index, links } };
    } catch (error) {
      if (error instanceof UnreadablePage) {
        return { refused: { path, reason: error.message } };
      }
      throw error;
    }
  }
}
