import type { EntityFacts } from '@callboard/backstage-plugin-scorecards-node';

/**
 * How a run ended.
 *
 * - `ok`: all that it went through was read.
 * - `partial`: it went through all entities, and some could not be read or something was said of them that does not fit; those that
 *   could not be read are held.
 * - `failed`: it did not go through all entities, or read none of them. Only what was written is new.
 * - `aborted`: it was interrupted, as when a process ends. Only what was written is new.
 */
export type RunEnd = 'ok' | 'partial' | 'failed' | 'aborted';

export interface RunOutcome {
  state: RunEnd;
  /** That were read. */
  entities: number;
  /** That could not be read, and keep what is known of them. */
  failed: number;
  /** What went wrong first, for people who run the portal. */
  error?: string;
  at: Date;
}

/** Takes in what collectors read. All that it gets has been checked against the schemas. */
export interface FactSink {
  /** @returns the id of the run */
  begin(providerId: string, at: Date): Promise<string>;
  write(runId: string, facts: readonly EntityFacts[]): Promise<void>;
  /** These could not be read in this run: what is known of them is as old as before. */
  hold(runId: string, entityRefs: readonly string[]): Promise<void>;
  end(runId: string, outcome: RunOutcome): Promise<void>;
  /** What was read of one entity on demand; there is no run of it. */
  writeOne(providerId: string, facts: EntityFacts, at: Date): Promise<void>;
}
