/**
 * How a run of a page ended.
 *
 * @public
 */
export interface RunFact {
  /** ISO 8601, UTC. */
  endedAt: string;
  outcome: 'fixed' | 'partly' | 'not-by-this-page';
  /** Version of the page that the run held on to: SHA-256 of the file, in hex. */
  version: string;
  /** Walked through on a quiet day; it counts as use. */
  isDrill: boolean;
}

/**
 * What runs say of a page.
 *
 * @public
 */
export interface PageRunFacts {
  lastRun?: RunFact;
  /** The last run with outcome `fixed`; it may be the last run. */
  lastGoodRun?: RunFact;
  /** The last drill, however it ended; it may be either of these. */
  lastDrill?: RunFact;
}

/**
 * How much a page is to be trusted: `fresh` only after a good run or a review since the last change of page and service.
 *
 * @public
 */
export type TrustLevel = 'fresh' | 'ageing' | 'stale' | 'never';

/**
 * How much a page is to be trusted, with the parts of the sentence that says why: "Last good run 41 days ago, page changed
 * since".
 *
 * @public
 */
export interface PageTrust {
  level: TrustLevel;
  /** What the trust rests on: the last good run or the review, whichever is later. */
  basis?: {
    kind: 'run' | 'drill' | 'review';
    /** Day of it, `YYYY-MM-DD`, UTC. */
    day: string;
    /** Whole days until now. */
    daysAgo: number;
  };
  /** What has changed since then. */
  changed: ('page' | 'service')[];
  /** The last run, where it came after the basis and did not end well. */
  setback?: {
    outcome: 'partly' | 'not-by-this-page';
    day: string;
    daysAgo: number;
  };
}
