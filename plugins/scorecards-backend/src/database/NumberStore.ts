/** Gives checks and scorecards small numbers for good: results are packed by them. */
export interface NumberStore {
  /**
   * Numbers of checks by `scorecard/check`, each the same for ever. Ids that have none get the next ones.
   *
   * @param ids - of these; others are given too
   */
  numberChecks(ids: readonly string[]): Promise<Map<string, number>>;
  numberScorecards(ids: readonly string[]): Promise<Map<string, number>>;
}
