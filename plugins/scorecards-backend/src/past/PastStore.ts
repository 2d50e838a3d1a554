/** What became of an attempt to take the past in. */
export type PastClaim =
  /** Nobody else does meanwhile. */
  | {
      outcome: 'mine';
      /** Moments up to this one were taken already; absent: none was. */
      toldUpTo?: number;
    }
  /** Another process is at it. */
  | { outcome: 'held' }
  /** It was taken in, or there was something to judge before it was known of. */
  | { outcome: 'over' };

/** Where it is kept how far the past was taken in. Moments are milliseconds since 1970 in UTC. */
export interface PastStore {
  claim(claim: { by: string; now: number; until: number }): Promise<PastClaim>;
  /**
   * Goes on to hold it.
   *
   * @param keep.toldUpTo - the moment that was taken; absent: none since
   * @returns false when another process holds it by now
   */
  keep(keep: {
    by: string;
    until: number;
    toldUpTo?: number;
  }): Promise<boolean>;
  /** Others need not wait for the end of what was held. */
  release(by: string): Promise<void>;
  /** All is taken in. */
  end(by: string, at: number): Promise<void>;
}
