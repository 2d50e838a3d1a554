/** Which team was reminded in which week. */
export interface DigestStore {
  /**
   * Takes on the reminder of a team for this process alone, during five minutes.
   *
   * @param claim.week - ISO week, as in 2026-W48
   * @returns false when it was sent already, or another process is about to send it
   */
  claim(claim: { ownerRef: string; week: string; now: Date }): Promise<boolean>;

  setSent(sent: { ownerRef: string; now: Date }): Promise<void>;
}
