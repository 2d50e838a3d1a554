/** The confirmation of one owner that counts. */
export interface KeptConfirmation {
  entityRef: string;
  ownerRef: string;
  confirmedAt: Date;
  /** Full reference of the user. */
  confirmedBy: string;
}

/** A confirmation of several owners in one go. */
export interface NewConfirmation {
  id: string;
  items: { entityRef: string; ownerRef: string }[];
  confirmedAt: Date;
  confirmedBy: string;
}

export interface ConfirmationStore {
  /** Keeps a confirmation in the place of earlier ones, which the history remembers. */
  confirm(confirmation: NewConfirmation): Promise<void>;

  /** What still stands of a confirmation, by whom it was given. */
  getStanding(request: {
    id: string;
    actorRef: string;
  }): Promise<KeptConfirmation[]>;

  /**
   * Puts back what stood before a confirmation, where it still is the last one.
   *
   * @param actorRef - only what this user confirmed
   * @returns the entities that were put back
   */
  undo(request: {
    id: string;
    actorRef: string;
    undoneAt: Date;
  }): Promise<string[]>;
}
