/** How far an exemption is. */
export type ExemptionState =
  | 'requested'
  | 'approved'
  | 'refused'
  | 'revoked'
  | 'ended';

/** What an exemption is of: one check, or a whole scorecard. */
export type ExemptionSubject =
  | { checkNumber: number; scorecardNumber?: undefined }
  | { scorecardNumber: number; checkNumber?: undefined };

/** What somebody asks for. */
export type NewExemption = ExemptionSubject & {
  entityRef: string;
  reason: string;
  ticket?: string;
  requestedBy: string;
  requestedAt: number;
  until: number;
};

/** An exemption as it is kept. */
export type ExemptionRecord = NewExemption & {
  id: string;
  state: ExemptionState;
  decidedBy?: string;
  decidedAt?: number;
  decisionNote?: string;
  endedAt?: number;
  /** Who revoked it. */
  endedBy?: string;
  seq: number;
};

/** Which exemptions are wanted: those that end first come first. */
export interface ExemptionQuery {
  /** Only of these. */
  entityRefs?: readonly string[];
  states?: readonly ExemptionState[];
  limit: number;
  /** The last one of the page before. */
  after?: { until: number; id: string };
}

/** Where exemptions are kept. Moments are milliseconds since 1970 in UTC. Who may decide is the service's to know. */
export interface ExemptionStore {
  /** @returns `open`: the one that is requested or approved already; nothing was written then */
  request(
    exemption: NewExemption,
  ): Promise<{ made: ExemptionRecord } | { open: ExemptionRecord }>;
  find(id: string): Promise<ExemptionRecord | undefined>;
  /**
   * Approves or refuses what is requested.
   *
   * @param decision.until - absent: as it was requested
   * @returns the exemption; nothing when it is decided already
   */
  decide(decision: {
    id: string;
    state: 'approved' | 'refused';
    by: string;
    at: number;
    note?: string;
    until?: number;
  }): Promise<ExemptionRecord | undefined>;
  /** Ends what is requested or approved. @returns the exemption; nothing when it has ended already */
  revoke(end: {
    id: string;
    by: string;
    at: number;
  }): Promise<ExemptionRecord | undefined>;
  /** Ends all whose time is over, decided or not. */
  endDue(at: number): Promise<ExemptionRecord[]>;
  /** Those that were requested, decided or ended since a moment. */
  listChanged(since: number): Promise<ExemptionRecord[]>;
  /** Entities that there are any of. */
  listEntities(query: Pick<ExemptionQuery, 'states'>): Promise<string[]>;
  /** How many there are. */
  count(query: Omit<ExemptionQuery, 'limit' | 'after'>): Promise<number>;
  list(query: ExemptionQuery): Promise<ExemptionRecord[]>;
  /** All that are approved, in one statement. */
  readActive(): Promise<ExemptionRecord[]>;
}
