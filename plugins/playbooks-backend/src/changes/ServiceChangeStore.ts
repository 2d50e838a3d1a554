/** An entity with the hash of what counts of it. */
export interface SeenDefinition {
  entityRef: string;
  definition: string;
}

/** Where is kept when services changed. */
export interface ServiceChangeStore {
  /** Takes in what processes see; another definition than that of before is a change. The same one seen twice is none. */
  see(seen: readonly SeenDefinition[], now: Date): Promise<void>;
  /** Takes in a change that somebody tells of; the latest counts. */
  tell(entityRef: string, changedAt: Date): Promise<void>;
  /** Entity reference → milliseconds since 1970, of those that changed since they were first seen. */
  readChanges(): Promise<Map<string, number>>;
}
