/** The CODEOWNERS file of a repository. */
export interface CodeOwnersFile {
  /** Address of the files of the repository, with `{path}` for the path. */
  repository: string;
  /** Where the file is; absent when there is none. */
  path?: string;
  /** Absent when there is none. */
  text?: string;
}

/** When a repository was looked at, and what was found. */
export interface CodeOwnersReading {
  repository: string;
  path?: string;
  etag?: string;
  readAt: Date;
}

export interface CodeOwnersStore {
  /** All repositories that were looked at; in no order. */
  listReadings(): Promise<CodeOwnersReading[]>;

  /** Keeps what is there now, or that there is nothing. */
  saveFile(
    file: CodeOwnersFile & { etag?: string; readAt: Date },
  ): Promise<void>;

  /** The file is as it was. */
  saveUnchanged(reading: { repository: string; readAt: Date }): Promise<void>;

  /** It could not be read; what is known of it stays. */
  saveProblem(reading: {
    repository: string;
    problem: string;
    readAt: Date;
  }): Promise<void>;

  removeRepositories(repositories: string[]): Promise<void>;

  /** What tells whether anything changed. */
  getState(): Promise<CodeOwnersState>;

  /** Files that changed after an instant, in pages, the first change first. */
  readSince(
    changedAt: number,
  ): AsyncIterable<(CodeOwnersFile & { changedAt: number })[]>;
}

export interface CodeOwnersState {
  /** Of the last change; each has its own. Milliseconds since 1970 in UTC, -1 before the first. */
  changedAt: number;
  repositories: number;
}
