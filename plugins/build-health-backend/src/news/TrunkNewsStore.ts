/** How trunk of a pipeline stands, and what was told of it. Moments are milliseconds since 1970 in UTC. */
export interface TrunkStanding {
  pipelineId: number;
  sourceId: string;
  name: string;
  state: 'red' | 'green';
  since: number;
  /** `externalId` of the build that began the red. */
  firstRedId?: string;
  /** Absent where nothing was published of it. */
  event?: Told;
  /** Absent where its owners were told nothing. */
  notice?: Told;
}

export interface Told {
  state: 'red' | 'green';
  since: number;
}

/** Keeps what was told of trunk. */
export interface TrunkNewsStore {
  /**
   * Takes, for this process alone, pipelines whose trunk is not as it was told last.
   *
   * @param options.until - when others may take them; milliseconds since 1970
   */
  claim(options: {
    now: number;
    until: number;
    limit: number;
    /** Owners are told of reds only that began before this. */
    noticesBefore: number;
  }): Promise<TrunkStanding[]>;
  /** Keeps what was told. */
  setTold(
    pipelineId: number,
    told: { event?: Told; notice?: Told },
  ): Promise<void>;
  /** Lets others take it again. */
  release(pipelineId: number): Promise<void>;
}
