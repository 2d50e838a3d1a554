import type { LoggerService } from '@backstage/backend-plugin-api';
import type { StandardsDocument } from '@callboard/backstage-plugin-scorecards-common';
import { rest } from '@internal/backend-kit';
import type { FactProviders } from '../../collecting/FactProviders';
import { problemOf as wordsOf } from '../../collecting/askProvider';
import type {
  DocumentRecord,
  DocumentStore,
  StoredVersion,
} from '../../database/DocumentStore';
import { checkDocuments, nameOf } from './checkDocuments';
import {
  isAddress,
  type DocumentProblem,
  type DocumentSource,
  type FilePlace,
} from './DocumentSource';
import { SeenFiles } from './SeenFiles';
import {
  problemFor,
  readDocumentFile,
  type ReadFile,
} from './readDocumentFile';

const IS_EMPTY =
  'It has no documents, which is taken for a mistake: what came from it stays. Write retire: true beside it to retire that.';
const HAS_NO_FOLDER =
  'It stays in force, though no configured folder has it. Configure its folder again; with retire: true, what came from it is retired.';

const isOfGit = (
  record: DocumentRecord,
): record is DocumentRecord & { path: string } =>
  record.origin === 'git' && record.path !== undefined && !!record.active;

/** What all folders hold. */
interface Reading {
  files: ReadFile[];
  problems: DocumentProblem[];
  /** Beginnings of paths of folders that could be read. */
  read: string[];
}

/**
 * Has documents be as the files of the configured folders are. A file that is broken keeps its document as it was, and so does a folder
 * that cannot be read, that is empty, or that is configured no more.
 */
export class GitDocuments {
  readonly #sources: readonly DocumentSource[];
  readonly #store: Pick<DocumentStore, 'list' | 'readActive' | 'syncFromGit'>;
  readonly #providers: FactProviders;
  readonly #logger: LoggerService;
  readonly #now: () => number;
  readonly #seen = new SeenFiles();
  #problems: readonly DocumentProblem[] = [];

  constructor(options: {
    sources: readonly DocumentSource[];
    documents: Pick<DocumentStore, 'list' | 'readActive' | 'syncFromGit'>;
    facts: FactProviders;
    logger: LoggerService;
    now?: () => number;
  }) {
    this.#sources = options.sources;
    this.#store = options.documents;
    this.#providers = options.facts;
    this.#logger = options.logger;
    this.#now = options.now ?? Date.now;
  }

  /** As of the last reading. */
  get problems(): readonly DocumentProblem[] {
    return this.#problems;
  }

  /** Where people find a file; what a machine has where is of no use to them. */
  placeOf(path: string): FilePlace {
    const folder = this.#sourceOf(path)?.prefix.length;
    const way = path.slice(folder ?? path.lastIndexOf('/') + 1);
    return isAddress(path)
      ? { path: decodeURIComponent(way), url: path }
      : { path: way };
  }

  /** Why a document is as it was, though its file or its folder is other. */
  problemsOf(path: string): string[] {
    const folder = this.#sourceOf(path)?.target;
    return this.#problems
      .filter(problem => problem.path === path || problem.path === folder)
      .flatMap(({ reasons }) => reasons)
      .map(reason => this.#withoutFolders(reason));
  }

  /** @returns whether documents became active or retired */
  async sync(signal: AbortSignal): Promise<boolean> {
    const reading = await this.#read(signal);
    const records = await this.#store.list();
    const active = await this.#store.readActive();
    const gone = this.#goneOf(reading, records);
    const checked = await checkDocuments(reading.files, {
      providers: this.#providers,
      staying: files => stayingOf({ files, active, gone }),
    });
    const files = checked.files.map(({ file }) => file);
    this.#tell([
      ...reading.problems,
      ...checked.problems,
      ...this.#seen.othersThan(files, records),
      ...this.#withoutFolder(reading, records),
    ]);
    signal.throwIfAborted();
    const { published, retired } = await this.#store.syncFromGit({
      files: files.filter(file => this.#seen.isNews(file)),
      gone,
      at: this.#now(),
    });
    this.#seen.take(files);
    return published.length + retired.length > 0;
  }

  async #read(signal: AbortSignal): Promise<Reading> {
    const reading: Reading = { files: [], problems: [], read: [] };
    for (const source of this.#sources) {
      let files;
      try {
        files = await source.read(signal);
      } catch (error) {
        signal.throwIfAborted();
        reading.problems.push(problemFor(source.target, wordsOf(error)));
        continue;
      }
      if (files.length === 0 && !source.isRetired) {
        reading.problems.push(problemFor(source.target, IS_EMPTY));
        continue;
      }
      reading.read.push(source.prefix);
      for (const file of files) {
        signal.throwIfAborted();
        const read = await readDocumentFile(file).catch(error => ({
          problem: problemFor(file.path, wordsOf(error)),
        }));
        if ('problem' in read) reading.problems.push(read.problem);
        else reading.files.push(read);
        await rest();
      }
    }
    return reading;
  }

  /** Documents whose files were removed. */
  #goneOf(
    { files, problems, read }: Reading,
    records: readonly DocumentRecord[],
  ): DocumentRecord[] {
    const named = new Set(files.map(({ file }) => nameOf(file)));
    const broken = new Set(problems.map(({ path }) => path));
    return records.filter(
      record =>
        isOfGit(record) &&
        !named.has(nameOf(record)) &&
        !broken.has(record.path) &&
        read.some(prefix => record.path.startsWith(prefix)) &&
        this.#seen.mayMiss(record),
    );
  }

  /** Documents that came from a folder that is configured no more. */
  #withoutFolder(
    { files }: Reading,
    records: readonly DocumentRecord[],
  ): DocumentProblem[] {
    const named = new Set(files.map(({ file }) => nameOf(file)));
    return records
      .filter(isOfGit)
      .filter(
        record =>
          !named.has(nameOf(record)) &&
          this.#sources.every(({ prefix }) => !record.path.startsWith(prefix)),
      )
      .map(({ path }) => problemFor(path, HAS_NO_FOLDER));
  }

  #sourceOf(path: string): DocumentSource | undefined {
    return this.#sources.find(({ prefix }) => path.startsWith(prefix));
  }

  #withoutFolders(reason: string): string {
    return this.#sources
      .filter(({ target }) => !isAddress(target))
      .reduce(
        (text, { prefix, target }) =>
          text.replaceAll(prefix, '').replaceAll(target, 'its folder'),
        reason,
      );
  }

  /** What is wrong is told once. */
  #tell(problems: readonly DocumentProblem[]): void {
    const told = new Set(this.#problems.map(({ message }) => message));
    for (const { message } of problems)
      if (!told.has(message))
        this.#logger.warn(`A document is left as it was: ${message}`);
    this.#problems = problems;
  }
}

/** Documents that no file has, and that are in force all the same. */
function stayingOf(options: {
  files: readonly ReadFile[];
  active: readonly StoredVersion[];
  gone: readonly DocumentRecord[];
}): StandardsDocument[] {
  const { files, active, gone } = options;
  const others = new Set(
    [...files.map(({ file }) => file), ...gone].map(nameOf),
  );
  return active
    .filter(one => !others.has(nameOf(one)))
    .map(({ document }) => document);
}
