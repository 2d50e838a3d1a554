/**
 * Somebody who made trunk green again.
 *
 * @public
 */
export interface Fixer {
  /** User of the catalog, full, in lower case. */
  userRef: string;
  /** How often. */
  count: number;
  /** ISO 8601, UTC: the last time. */
  lastAt: string;
  /** Page of that build at its provider. */
  lastUrl?: string;
}

/**
 * Who made trunk of the pipelines of an entity green again.
 *
 * @public
 */
export interface EntityFixers {
  entityRef: string;
  /** How often trunk was red, of reds that are over: who ended some of them may be nobody of the catalog. */
  reds: number;
  /** Who did so most often comes first; at most 10. */
  fixers: Fixer[];
}
