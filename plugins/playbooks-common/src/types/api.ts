import type { AlertMatchReason } from './alert';
import type { PageChanges } from './changes';
import type { PageLinkStates, ParsedPage } from './page';
import type { PageRuns } from './run';
import type { PageTrust } from './trust';

/**
 * A page in a list.
 *
 * @public
 */
export interface PlaybookSummary {
  /** `external` pages are kept by another system: they have an address, and no steps here. */
  kind: 'page' | 'external';
  id: string;
  title: string;
  /** Of the configuration, or made of the place that an entity names. */
  sourceId: string;
  /** Path of the file in its source; host and path of an external page. */
  path: string;
  /** Address under which people know the page. */
  url?: string;
  status: 'draft' | 'active' | 'deprecated';
  steps: number;
  commands: number;
  /** Notes for the author that are no mere information. */
  problems: number;
  /** Links that lead nowhere, as far as is known; 1 of an external page that is not at its address. Absent where there is none. */
  brokenLinks?: number;
  /** Alerts that its front matter names. */
  alerts: string[];
  /** A section or a step of it says how to take back what was done; absent where none does. */
  hasRollback?: boolean;
  /** ISO 8601, UTC: when the text changed as far as imports saw. Nobody knows of external pages. */
  changedAt?: string;
  /** In lists and of a page to read. */
  trust?: PageTrust;
  /** ISO 8601, UTC: when a run of it last ended well, a drill too. Where there is `trust`; absent where none ever did. */
  lastGoodRunAt?: string;
  /** ISO 8601, UTC: when it was last walked through on a quiet day, however that ended. As `lastGoodRunAt`. */
  lastDrillAt?: string;
}

/**
 * A page to read.
 *
 * @public
 */
export interface Playbook extends PlaybookSummary {
  /** SHA-256 of the file, in hex. */
  version: string;
  page: ParsedPage;
  runs: PageRuns;
  /** Absent of an older version. */
  links?: PageLinkStates;
  /** What has changed since the last good run; absent where nothing has, or there was none, or another version is read. */
  untried?: PageChanges;
  /** What its team means by its variables: variable → label of the alert. */
  mapping: Record<string, string>;
}

/**
 * A page of a list of pages.
 *
 * @public
 */
export interface PlaybookPage {
  items: PlaybookSummary[];
  pageInfo: { nextCursor?: string };
  totalItems: number;
  /** Pages with broken links among those with the words that were looked for, whether only they were asked for or not. */
  withBrokenLinks: number;
}

/**
 * A page that answers an alert, or one near it.
 *
 * @public
 */
export interface FoundPlaybook {
  playbook: PlaybookSummary;
  /** Absent for the whole page. */
  sectionId?: string;
  reason: AlertMatchReason;
}

/**
 * Who answers for an alert without a page, as far as its labels tell.
 *
 * @public
 */
export interface AlertOwner {
  /** Of the team; in lower case. */
  entityRef: string;
  title: string;
  /** The label that told. */
  label: string;
  /** What the label names, and the team owns; absent where it names the team. */
  service?: { entityRef: string; title: string };
}

/**
 * What is found for an alert.
 *
 * @public
 */
export interface AlertAnswer {
  /** The surest first. */
  matches: FoundPlaybook[];
  /** Pages of alerts with names like this one; only where nothing matches. */
  near: (FoundPlaybook & { alert: string })[];
  /** Only where nothing matches. */
  owner?: AlertOwner;
  /** The surest match to read, where it was asked for and is kept here. */
  page?: Playbook;
}

/**
 * How the last reading of a source went.
 *
 * @public
 */
export interface PlaybookSource {
  id: string;
  /** Address under which people know its folder. */
  url?: string;
  pages: number;
  /** Files that are no pages, each with the reason; at most 200. */
  refused: { path: string; reason: string }[];
  /** ISO 8601, UTC. */
  attemptedAt?: string;
  completedAt?: string;
  /** Why the last reading failed; pages read before stay. */
  problem?: string;
}
