import type {
  StandardsDocument,
  VersionState,
} from '@callboard/backstage-plugin-scorecards-common';

/** Names a document. */
export interface DocumentKey {
  kind: StandardsDocument['kind'];
  id: string;
}

/** A version of a document without its text. */
export interface VersionRecord {
  version: number;
  state: VersionState;
  title: string;
  /** SHA-256 of the text. */
  hash: string;
  /** Who last saved it; absent for what came from git. */
  createdBy?: string;
  createdAt: number;
  /** When a scheduled one becomes active. */
  activeFrom?: number;
  activatedAt?: number;
  retiredAt?: number;
  /** Of who published it. */
  note?: string;
}

/** A version of a document. */
export interface StoredVersion extends DocumentKey, VersionRecord {
  text: string;
  document: StandardsDocument;
}

/** A document with its versions that are not retired. */
export interface DocumentRecord extends DocumentKey {
  origin: 'portal' | 'git';
  /** Of the file in git. */
  path?: string;
  active?: VersionRecord;
  draft?: VersionRecord;
  scheduled?: VersionRecord;
}

/** What somebody has written. */
export interface WrittenDocument extends DocumentKey {
  title: string;
  text: string;
  document: StandardsDocument;
  /** SHA-256 of the text. */
  hash: string;
}

/** A file of git. */
export interface DocumentFile extends WrittenDocument {
  path: string;
}

/** Why a draft was not changed. */
export type DraftRefusal =
  /** The draft is another than one has seen. Without the rest there is none any more. */
  | {
      outcome: 'conflict';
      hash?: string;
      changedBy?: string;
      changedAt?: number;
    }
  /** Only git changes it. */
  | { outcome: 'read-only'; path: string };

/** A version that became active, or is no more. */
export interface VersionKey extends DocumentKey {
  version: number;
}

/** What a reading of git has changed. */
export interface SyncedDocuments {
  published: VersionKey[];
  retired: VersionKey[];
}

/** Where documents are kept. Moments are milliseconds since 1970 in UTC. */
export interface DocumentStore {
  /**
   * Keeps a draft: the one that is there, or a new version.
   *
   * @param draft.seenHash - of the draft that it is made from; absent: there was none
   */
  saveDraft(
    draft: WrittenDocument & { seenHash?: string; by: string; at: number },
  ): Promise<{ outcome: 'saved'; version: number } | DraftRefusal>;
  /** Forgets a draft. */
  discardDraft(
    draft: DocumentKey & { seenHash: string },
  ): Promise<{ outcome: 'discarded' } | DraftRefusal>;
  /**
   * Has the draft be the active version, at once or from a moment on. A version that waits for its moment already never becomes
   * active then.
   */
  publish(
    draft: DocumentKey & {
      seenHash: string;
      from?: number;
      by: string;
      note?: string;
      at: number;
    },
  ): Promise<
    | { outcome: 'published'; version: number; state: 'active' | 'scheduled' }
    | DraftRefusal
  >;
  /** Has scheduled versions whose moment has come be active. */
  activateDue(at: number): Promise<VersionKey[]>;
  /** Ends the active and the scheduled version; a draft stays. @returns false when there is neither, or git has it */
  retire(document: DocumentKey & { at: number }): Promise<boolean>;
  /**
   * Has documents be as files are: texts that are new become active, documents whose files are gone retire. A file takes the place of a
   * document of the portal with its id, and of a draft of it.
   *
   * @param read.gone - documents to retire, if they still are of the same file
   */
  syncFromGit(read: {
    files: readonly DocumentFile[];
    gone: readonly (DocumentKey & { path?: string })[];
    at: number;
  }): Promise<SyncedDocuments>;
  list(kind?: DocumentKey['kind']): Promise<DocumentRecord[]>;
  /** All versions, the newest first. */
  listVersions(document: DocumentKey): Promise<VersionRecord[]>;
  /** @param version - absent: the active one */
  read(
    document: DocumentKey,
    version?: number,
  ): Promise<StoredVersion | undefined>;
  /** What is in force, in one statement. */
  readActive(): Promise<StoredVersion[]>;
}
