/**
 * What is kept of a person.
 *
 * @public
 */
export type AlertsPersonRecordKind =
  | 'alert'
  | 'timeline-entry'
  | 'page'
  | 'message'
  | 'policy'
  | 'silence'
  | 'remembered-route'
  | 'routing-key'
  | 'delivery'
  | 'personal-rules'
  | 'handoff-note';

/**
 * One row that names a person.
 *
 * @public
 */
export interface AlertsPersonRecord {
  kind: AlertsPersonRecordKind;
  id: string;
  /** What the person did, or what was done for them, such as `acknowledged`. */
  deeds: string[];
  /** ISO 8601 in UTC. */
  at: string;
  /** The row, without secrets. */
  details: unknown;
}

/**
 * A part of what is kept of a person.
 *
 * @public
 */
export interface AlertsPersonRecordPage {
  /** By kind. */
  items: AlertsPersonRecord[];
  pageInfo: { nextCursor?: string };
}
