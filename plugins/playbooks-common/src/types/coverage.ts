import type { AlertMatchReason } from './alert';
import type { RuleProblem } from './rule';
import type { PageTrust } from './trust';

/**
 * How loud an alert is, whatever word its label has.
 *
 * @public
 */
export type AlertSeverity =
  | 'critical'
  | 'error'
  | 'warning'
  | 'info'
  | 'unknown';

/**
 * What an alert leads to, the worst first.
 *
 * - `none`: no page, and no link.
 * - `dead-link`: its link points into our sources and to nothing there, is no address, or is one where nothing is, as far as that was
 *   asked for; or its page is kept elsewhere and is not there any more.
 * - `deprecated`: the page is deprecated.
 * - `todo`: the page is a draft, or says that something is still to be written where the alert leads.
 * - `cannot-tell`: its link points to what we do not hold, and no page is called like it.
 * - `no-command`: the page, or the section, has nothing to copy.
 * - `alias`: its link leads to a page that does not name it and answers other alerts, too: often a page for everything.
 * - `overdue`: the day of the next review has passed without review or good run.
 * - `never-run`: nobody has used the page.
 * - `external`: a page that is kept elsewhere, or a link to somewhere else that was asked for and is there.
 * - `section`, `page`: a section, or a page, that was used, with nothing to say against it.
 *
 * @public
 */
export type CoverageState =
  | 'none'
  | 'dead-link'
  | 'deprecated'
  | 'todo'
  | 'cannot-tell'
  | 'no-command'
  | 'alias'
  | 'overdue'
  | 'never-run'
  | 'external'
  | 'section'
  | 'page';

/**
 * One thing to say about what an alert leads to.
 *
 * @public
 */
export interface CoverageFinding {
  state: CoverageState;
  /** Of `todo`: places that say so. Of `alias`: other alerts that lead there. */
  count?: number;
  /** Of `overdue`: `YYYY-MM-DD`, UTC. */
  day?: string;
  /** Of `dead-link`, `cannot-tell`, and `external` without a page: the link. */
  address?: string;
}

/**
 * An alert name of the rule files, and what it leads to.
 *
 * @public
 */
export interface AlertCoverage {
  alert: string;
  /** The loudest of its rules. */
  severity: AlertSeverity;
  /** What its label `service` and its page say, as written. */
  services: string[];
  /** The worst of the findings. */
  state: CoverageState;
  /** At least one, the worst first. */
  findings: CoverageFinding[];
  page?: {
    id: string;
    title: string;
    /** Address under which people know the page. */
    url?: string;
    sectionId?: string;
    sectionTitle?: string;
    reason: AlertMatchReason;
  };
  /** Absent without a page of ours. */
  trust?: PageTrust;
  /** Someone has used the page, be it in a drill. */
  isUsed: boolean;
  /** Where its rules stand; at most 20. */
  rules: { sourceId: string; path: string; line: number; url?: string }[];
}

/**
 * How many alert names lead where.
 *
 * @public
 */
export interface CoverageTotals {
  alerts: number;
  /** With a page that was used. */
  used: number;
  /** `none` and `dead-link`. */
  nowhere: number;
  /** States without an alert are absent. */
  byState: Partial<Record<CoverageState, number>>;
}

/**
 * How the last reading of a folder of rule files went.
 *
 * @public
 */
export interface RuleSource {
  id: string;
  /** ISO 8601, UTC. */
  attemptedAt?: string;
  completedAt?: string;
  /** Why the last reading failed; rules read before stay. */
  problem?: string;
  /** Files with something to mend; at most 100. */
  broken: { path: string; url?: string; problems: RuleProblem[] }[];
}

/**
 * Which alerts to list.
 *
 * @public
 */
export interface CoverageFilter {
  states?: CoverageState[];
  severities?: AlertSeverity[];
  /** Parts of the name of an alert, of its page or of a service, divided by spaces. */
  q?: string;
  /** A service as written, or the full reference of an entity, however it is written. */
  service?: string;
}

/**
 * A page of the list of alerts, the worst first.
 *
 * @public
 */
export interface CoveragePage {
  items: AlertCoverage[];
  pageInfo: { nextCursor?: string };
  totalItems: number;
  /** Of all alerts, whatever the filter. */
  totals: CoverageTotals;
  sources: RuleSource[];
}
