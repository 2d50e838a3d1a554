/** What people were told at once, by the scope of the notification. Moments are milliseconds since 1970 in UTC. */
export interface NoticeStore {
  /** The version that was told last, of those of some scopes that were told. */
  readTold(scopes: readonly string[]): Promise<Map<string, number>>;
  /**
   * Takes on to tell something for this process alone, during five minutes.
   *
   * @returns false when it was told already, or another process is about to
   */
  claim(claim: {
    scope: string;
    version: number;
    at: number;
  }): Promise<boolean>;
  setTold(told: { scope: string; version: number; at: number }): Promise<void>;
  /** Removes what was told before a moment. */
  removeBefore(at: number): Promise<void>;
}
