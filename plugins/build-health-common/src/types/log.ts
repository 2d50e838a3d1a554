/**
 * The part of a job's log that shows why it failed. It is read when somebody asks, and not stored.
 *
 * @public
 */
export interface LogExcerpt {
  /** Lines around the failure, secrets masked, without colours; at most 64 KB. */
  text: string;
  lines: number;
  /** How many secrets were masked. */
  masked: number;
  /** `failure`: around what the log calls an error. `end`: its last lines, as nothing in it looks like one. */
  around: 'failure' | 'end';
  /** The log is longer than what was read of it. */
  isCut: boolean;
}
