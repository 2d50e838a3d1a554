export interface RenameStore {
  /**
   * Moves every row that names one reference, as the entity or as an owner or person, to another.
   *
   * @returns how many rows were moved
   * @throws `ConflictError` when both references have a row of their own in one table
   */
  rename(request: {
    fromRef: string;
    toRef: string;
    actorRef: string;
    now: Date;
  }): Promise<number>;
}
