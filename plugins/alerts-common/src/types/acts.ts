import type { AlertSeverity } from './severity';

/**
 * What may be done with many alerts at once.
 *
 * @public
 */
export type BulkAct = 'acknowledge' | 'resolve';

/**
 * What became of one of many.
 *
 * @public
 */
export interface BulkResult {
  id: string;
  ok: boolean;
  /** Why not, in words. */
  problem?: string;
}

/**
 * Asks whom a page would wake.
 *
 * @public
 */
export interface PagePreviewRequest {
  /** Of an entity, or of a group. */
  entityRef: string;
  severity: AlertSeverity;
  /** ISO 8601 with its offset; now when absent. */
  at?: string;
}
