import type { JsonObject } from '@backstage/types';
import type { SourceReports } from './buildHealthSourcesExtensionPoint';

/**
 * What the core hands over for the next step of a scope.
 *
 * @public
 */
export interface PollOptions {
  /** Of the step before, as it was returned; undefined at the very first one. */
  state: JsonObject | undefined;
  now: Date;
  signal: AbortSignal;
  /** Somebody waits for what is new: it is asked for though it is not time yet. */
  isWanted?: boolean;
}

/**
 * How much of the provider's limit is used, by anybody who uses the same credentials.
 *
 * @public
 */
export interface PollQuota {
  used: number;
  limit: number;
  resetsAt: Date;
}

/**
 * What one step of asking a provider has brought. It is a small one, of some calls: what it brought is kept, and then its state.
 * A process that dies in between repeats the step, and nothing else.
 *
 * @public
 */
export interface PollStep {
  reports: SourceReports;
  /** Where to go on; JSON that only the source reads. */
  state: JsonObject;
  /** The past was read to its end. */
  isBackfilled: boolean;
  /** Of reading the past, in any unit that is the same for all scopes of a source, as days. */
  progress?: { done: number; total?: number };
  /** There is nothing to do before. Absent: there is more, now. */
  notBefore?: Date;
  quota?: PollQuota;
  /** What people should know though the step went well, as that half of the limit is used. */
  problem?: string;
}
