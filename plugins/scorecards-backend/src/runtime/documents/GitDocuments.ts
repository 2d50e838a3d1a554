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
import type { DocumentProblem } from '../Runtime';
import { checkDocuments, nameOf } from './checkDocuments';
import type { DocumentSource } from './DocumentSource';
import {
  problemFor,
  readDocumentFile,
  type ReadFile,
} from './readDocumentFile';

/** What all folders hold. */
interface Reading {
  files: ReadFile[];
  problems: DocumentProblem[];
  /** Beginnings of paths of folders that could not be read. */
  unread: string[];
}

/** Has documents be as the files of the configured folders are. A file that is broken keeps its document as it was. */
export class GitDocuments {
  readonly #sources: readonly DocumentSource[];
  readonly #store: Pick<DocumentStore, 'list' | 'readActive' | 'syncFromGit'>;
  readonly #providers: FactProviders;
  readonly #logger: LoggerService;
  readonly #now: () => number;
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

  /** @returns whether documents became active or retired */
  async sync(signal: AbortSignal): Promise<boolean> {
    const { files: found, problems, unread } = await this.#read(signal);
    const records = await this.#store.list();
    const active = await this.#store.readActive();
    const kept = new Set(problems.map(({ path }) => path));
    const checked = checkDocuments(found, {
      providers: this.#providers,
      staying: files =>
        stayingOf({ files, found, active, records, kept, unread }),
    });
    const all = [...problems, ...checked.problems];
    this.#tell(all);
    signal.throwIfAborted();
    const { published, retired } = await this.#store.syncFromGit({
      files: checked.files.map(({ file }) => file),
      keptPaths: [
        ...all.map(({ path }) => path),
        ...records.flatMap(({ path = '' }) =>
          unread.some(prefix => path.startsWith(prefix)) ? path : [],
        ),
      ],
      at: this.#now(),
    });
    return published.length + retired.length > 0;
  }

  async #read(signal: AbortSignal): Promise<Reading> {
    const reading: Reading = { files: [], problems: [], unread: [] };
    for (const source of this.#sources) {
      let files;
      try {
        files = await source.read(signal);
      } catch (error) {
        signal.throwIfAborted();
        reading.unread.push(source.prefix);
        reading.problems.push(problemFor(source.target, wordsOf(error)));
        continue;
      }
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
  found: readonly ReadFile[];
  active: readonly StoredVersion[];
  records: readonly DocumentRecord[];
  kept: ReadonlySet<string>;
  unread: readonly string[];
}): StandardsDocument[] {
  const { files, found, active, records, kept, unread } = options;
  const named = new Set(files.map(({ file }) => nameOf(file)));
  const leftOut = new Set(
    found.filter(one => !files.includes(one)).map(({ file }) => file.path),
  );
  const staying = new Set(
    records
      .filter(
        ({ origin, path = '' }) =>
          origin === 'portal' ||
          kept.has(path) ||
          leftOut.has(path) ||
          unread.some(prefix => path.startsWith(prefix)),
      )
      .map(nameOf),
  );
  return active
    .filter(one => !named.has(nameOf(one)) && staying.has(nameOf(one)))
    .map(({ document }) => document);
}
