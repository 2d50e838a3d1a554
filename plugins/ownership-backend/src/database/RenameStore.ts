export interface RenameStore {
  /**
   * Moves every row that names one reference, as the entity or as an owner or person, to another. Where both have a row
   * of their own, the newer confirmation counts, the older of two open transfers ends, and a role that is set stays.
   *
   * @returns how many rows were moved
   */
  rename(request: {
    fromRef: string;
    toRef: string;
    actorRef: string;
    now: Date;
  }): Promise<number>;
}
