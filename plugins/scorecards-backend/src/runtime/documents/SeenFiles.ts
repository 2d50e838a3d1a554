import type {
  DocumentFile,
  DocumentKey,
  DocumentRecord,
} from '../../database/DocumentStore';
import { nameOf } from './checkDocuments';
import type { DocumentProblem } from './DocumentSource';
import { problemFor } from './readDocumentFile';

type Seen = Pick<DocumentFile, 'hash' | 'path'>;

/**
 * The files that this process has taken. It publishes what changes from one reading to the next, and all when it starts: two processes
 * that read different files would publish against each other for ever.
 */
export class SeenFiles {
  #seen?: ReadonlyMap<string, Seen>;
  /** What was in force instead, at the last reading. */
  #others: ReadonlySet<string> = new Set();

  /** Whether a file is other than it was when this process last read it. */
  isNews(file: DocumentFile): boolean {
    const seen = this.#seen?.get(nameOf(file));
    return seen?.hash !== file.hash || seen.path !== file.path;
  }

  /** Whether this process may find that a document has no file any more. */
  mayMiss(document: DocumentKey): boolean {
    return !this.#seen || this.#seen.has(nameOf(document));
  }

  take(files: readonly DocumentFile[]): void {
    this.#seen = new Map(files.map(file => [nameOf(file), file]));
  }

  /** Files that another process reads otherwise. It may only be later than this one: that is told when it lasts. */
  othersThan(
    files: readonly DocumentFile[],
    records: readonly DocumentRecord[],
  ): DocumentProblem[] {
    const known = new Map(records.map(record => [nameOf(record), record]));
    const others = files.flatMap(file => {
      const { active, path = '' } = known.get(nameOf(file)) ?? {};
      return this.isNews(file) || active?.hash === file.hash
        ? []
        : { file, key: `${nameOf(file)} ${active?.hash}`, path };
    });
    const before = this.#others;
    this.#others = new Set(others.map(({ key }) => key));
    return others
      .filter(({ key }) => before.has(key))
      .map(({ file, path }) =>
        problemFor(
          file.path,
          `Another process has read the ${file.kind} ${file.id} otherwise, in ${path}, and that is in force. Have all processes read the same files.`,
        ),
      );
  }
}
