/** A place in what is looked through. */
export interface Place {
  at: number;
  id: number;
}

/** What a step has removed, and where the next one goes on; without a place, it was the last one. */
export interface Removed {
  count: number;
  next?: Place;
}

/** Removes what is old, a few rows at a time. Moments are milliseconds since 1970. */
export interface RetentionStore {
  /**
   * Pipelines with builds of before, in the order of their ids.
   *
   * @param after - the last one that is known
   */
  findOld(
    before: number,
    options: { after: number; limit: number },
  ): Promise<number[]>;
  /**
   * Has days of a pipeline stay as they are, for ever: reports of before are dropped, and nothing of before is worked out again.
   *
   * @param day - in days since 1970 in UTC
   * @returns false where such a day waits to be worked out: its builds are needed
   */
  freeze(pipelineId: number, day: number): Promise<boolean>;
  /** Removes builds of a pipeline that are over before a moment; its days before it are frozen. */
  removeBuilds(
    pipelineId: number,
    options: { before: number; from?: Place },
  ): Promise<Removed>;
  /** Pipelines with reports of tests, in the order of their ids. */
  findTested(options: { after: number; limit: number }): Promise<number[]>;
  /**
   * Removes tests of a pipeline that were not seen since a moment, and that nobody has in quarantine.
   *
   * @returns how many each step has removed
   */
  removeTests(
    pipelineId: number,
    before: number,
  ): AsyncIterator<number, unknown>;
  /** Removes quarantines that ended before a moment. @returns how many */
  removeQuarantines(before: number): Promise<number>;
  /** Removes pipelines of which nothing is left, and nothing was told since a moment. */
  removePipelines(options: { before: number; from?: Place }): Promise<Removed>;
  /** Removes jobs of attempts that were over before a moment. */
  removeJobs(options: { before: number; from?: Place }): Promise<Removed>;
}
