/**
 * An alert as it reaches a person: what it is called and what it says of itself.
 *
 * @public
 */
export interface FiringAlert {
  /** `alertname` is the name. At most 100 labels. */
  labels: Record<string, string>;
  annotations: Record<string, string>;
  /** ISO 8601, UTC. */
  startsAt?: string;
  /** ISO 8601, UTC; absent while it fires. */
  endsAt?: string;
  /** Where the alert comes from: the query, the dashboard. http or https. */
  sourceUrl?: string;
  /** Full reference of what it is about in the catalog, where whoever shows the alert knows. */
  entityRef?: string;
}

/**
 * Where a page or section was found for an alert, the surest first.
 *
 * @public
 */
export type AlertMatchReason =
  | 'runbook-url'
  | 'alert-map'
  | 'front-matter'
  | 'page-name'
  | 'section-name';

/**
 * A page, or a section of one, that answers an alert.
 *
 * @public
 */
export interface AlertMatch {
  pageId: string;
  /** Absent for the whole page. */
  sectionId?: string;
  reason: AlertMatchReason;
}

/**
 * Where a value comes from.
 *
 * @public
 */
export type ValueSource =
  | { kind: 'label' | 'annotation' | 'entity' | 'on-call'; name: string }
  | { kind: 'given' }
  | { kind: 'time' };

/**
 * A variable of a page with what is known of it.
 *
 * @public
 */
export interface VariableValue {
  /** As the author spells it. */
  name: string;
  value?: string;
  from?: ValueSource;
  /** Why a value that was found may not be used: `is none of a, b`. */
  refused?: string;
}
