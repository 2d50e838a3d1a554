/** A team says that it has read a version of a standard. */
export interface Acknowledgement {
  standardId: string;
  version: number;
  teamRef: string;
  acknowledgedBy: string;
  acknowledgedAt: number;
}

/** Where acknowledgements are kept. Moments are milliseconds since 1970 in UTC. */
export interface AcknowledgementStore {
  /** @returns false when the team has said so already: the first time stays */
  add(acknowledgement: Acknowledgement): Promise<boolean>;
  /** By standard, version and team; of all unless some are named. */
  list(query: {
    standardId?: string;
    teamRefs?: readonly string[];
  }): Promise<Acknowledgement[]>;
}
