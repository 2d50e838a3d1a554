import type { DocumentFinding } from '@callboard/backstage-plugin-scorecards-common';

/** A file of a configured folder. */
export interface SourceFile {
  /** As people know it: the folder as it is configured, and the way in it; or its address. */
  path: string;
  /** All of it, or more than the largest file may have. */
  read(): Promise<Buffer>;
}

/** A folder of documents, somewhere. */
export interface DocumentSource {
  /** As it is configured. */
  readonly target: string;
  /** What the paths of all its files begin with. */
  readonly prefix: string;
  /** What came from it is retired. */
  readonly isRetired?: boolean;
  read(signal: AbortSignal): Promise<SourceFile[]>;
}

/** A file of the configured folders that could not be taken, or a folder that could not be read. */
export interface DocumentProblem {
  /** Of the file, or of the folder. */
  path: string;
  /** A sentence, as in a log: it names the file. */
  message: string;
  /** The same for those who look at the document of the file: a sentence each. */
  reasons: readonly string[];
  /** What is wrong in the file. */
  findings: readonly DocumentFinding[];
}

/** Where people find a file. */
export interface FilePlace {
  /** The way within its folder. */
  path: string;
  /** Of a file that a browser can open. */
  url?: string;
}

/** Whether a folder or a file is named by its address, and not by where a machine has it. */
export const isAddress = (path: string): boolean => /^https?:\/\//i.test(path);

/** A folder whose documents are to be in force no more, whatever it holds. */
export const retired = ({
  target,
  prefix,
}: DocumentSource): DocumentSource => ({
  target,
  prefix,
  isRetired: true,
  read: async () => [],
});

/** Bytes of a file; documents are smaller by far. */
export const LARGEST_FILE = 1_000_000;

/** A folder with more is not a folder of documents. */
export const MOST_FILES = 2_000;

const ENDINGS = ['.yaml', '.yml', '.json', '.md'];

/** Whether a file can be a document, by its name. */
export function isDocumentFile(path: string): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1).toLowerCase();
  return (
    !name.startsWith('.') &&
    name !== 'readme.md' &&
    ENDINGS.some(ending => name.endsWith(ending))
  );
}
