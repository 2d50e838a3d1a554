/** What is removed when it is old, and from which moment on it counts. */
export type Retained =
  /** From when they are resolved, with all that belongs to them. */
  | 'alerts'
  /** From when they were made; those that wait stay. */
  | 'messages'
  /** Worked in, from when they came. */
  | 'deliveries'
  /** Given up, from when they came. */
  | 'deadDeliveries'
  /** From their end. */
  | 'silences'
  /** From when they were revoked, with their secrets. */
  | 'revokedKeys'
  /** That the bus of the portal does not take, from when they happened. */
  | 'events';

/** Removes what is old, some hundred rows at a time. Each step stands alone: a process that dies in between leaves nothing half done. */
export interface RetentionStore {
  /**
   * @param before - milliseconds since 1970
   * @returns how many rows are gone, of all tables; 0 when nothing is left
   */
  remove(what: Retained, before: number): Promise<number>;
}
