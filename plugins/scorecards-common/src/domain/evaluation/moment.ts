/**
 * When and how facts are looked at.
 *
 * @public
 */
export interface Moment {
  /** Milliseconds since 1970, UTC. */
  at: number;
  /** Whether facts that are too old are taken as they were; else they are not known. */
  trustsStale: boolean;
}
