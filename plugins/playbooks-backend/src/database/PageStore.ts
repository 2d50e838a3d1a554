import type {
  AlertPage,
  ParsedPage,
} from '@callboard/backstage-plugin-playbooks-common';
import type { FoundLinks } from '../links/LinkStore';

/** What lists and the search for an alert need of a page, without its text. */
export interface PageIndexEntry
  extends Omit<AlertPage, 'id' | 'addresses' | 'sections'> {
  /** With what stands in them and below them. */
  sections: { id: string; title: string; commands: number; todos: number }[];
  /** Addresses that the page had before. */
  replaces: string[];
  services: string[];
  owner?: string;
  status: 'draft' | 'active' | 'deprecated';
  steps: number;
  commands: number;
  hasRollback?: boolean;
  /** Places that say that something is still to be written. */
  todos: number;
  /** Of the front matter, as written. */
  lastReviewed?: string;
  reviewIn?: string;
  /** Notes for the author, by severity. */
  notes: { info: number; warning: number; error: number };
}

/** A page in its present version. */
export interface PageRecord {
  /** Of source and path: the same wherever it is worked out. */
  id: string;
  sourceId: string;
  /** Path in the source. */
  path: string;
  /** SHA-256 of the file, in hex. */
  version: string;
  index: PageIndexEntry;
  changedAt: Date;
  /** False while there was no other text of it: the first one may be older than the import. */
  isChangeSeen: boolean;
}

/** A page as it was read. */
export interface ReadPage {
  id: string;
  path: string;
  version: string;
  /** The bytes of the file. */
  source: Buffer;
  parsed: ParsedPage;
  index: PageIndexEntry;
  links: FoundLinks;
}

/** The text of one version of a page. */
export interface PageVersion {
  pageId: string;
  version: string;
  source: Buffer;
  parsed: ParsedPage;
  importedAt: Date;
}

/** A file that is no page, with the reason for its owner. */
export interface RefusedFile {
  path: string;
  reason: string;
}

/** How the last reading of a source went. */
export interface SourceState {
  etag?: string;
  /** Every path of the last complete reading. */
  files: string[];
  refused: RefusedFile[];
  /** Version of the parser of the last complete reading. */
  parser: number;
  attemptedAt: Date;
  completedAt?: Date;
  problem?: string;
}

/** Where pages are kept. */
export interface PageStore {
  readSource(sourceId: string): Promise<SourceState | undefined>;
  /** Path → version and parser of the pages that a source has. */
  readVersions(
    sourceId: string,
  ): Promise<Map<string, { version: string; parser: number }>>;
  /** Adds pages or their new versions; repeating it changes nothing. */
  writePages(
    sourceId: string,
    pages: readonly ReadPage[],
    options: { parser: number; at: Date },
  ): Promise<void>;
  /** Ends a reading that was complete: what is not in `files` any more is removed. */
  completeSource(
    sourceId: string,
    state: Omit<SourceState, 'attemptedAt' | 'completedAt' | 'problem'>,
    at: Date,
  ): Promise<void>;
  /** Ends a reading that found nothing new, or failed. What was read before stays. */
  touchSource(
    sourceId: string,
    options: { at: Date; problem?: string },
  ): Promise<void>;
  /** Counts what is written: where it is the same, so are the pages and the files of sources. */
  readRevision(): Promise<number>;
  readSources(): Promise<Map<string, SourceState>>;
  /** All pages that are there. */
  readPages(): Promise<PageRecord[]>;
  /** The texts of pages in their present versions; of removed ones too. */
  readTexts(
    pageIds: readonly string[],
  ): Promise<Pick<PageVersion, 'pageId' | 'version' | 'source'>[]>;
  /** A version of a page, also of one that is removed; without `version` the present one. */
  readPage(pageId: string, version?: string): Promise<PageVersion | undefined>;
}
