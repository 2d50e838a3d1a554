/** Days that things are kept where the configuration does not say. */
export const RETENTION_DAYS = {
  factChanges: 400,
  resultChanges: 800,
  levelChanges: 800,
  runs: 30,
  exemptions: 800,
  signOffs: 800,
  reminders: 400,
  goneEntities: 7,
} as const;

/** What is removed when it is old. */
export type Retained = keyof typeof RETENTION_DAYS;

/** Removes what is old, some hundred rows at a time. */
export interface RetentionStore {
  /**
   * Removes what is of before a moment, milliseconds since 1970. The last run of a provider stays, and the last that went well;
   * exemptions and sign-offs are of the moment until which they were, and those in force stay. With a gone entity goes all that is kept of it but its history, which the trends of its team are made of.
   *
   * @returns how many, 0 when nothing is left
   */
  remove(what: Retained, before: number): Promise<number>;
}
