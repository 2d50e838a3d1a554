import type { PollQuota } from './polling';

/**
 * What the core hands over where somebody tries out the connection to a provider.
 *
 * @public
 */
export interface CheckOptions {
  signal: AbortSignal;
  /** A few of what entities name, as `scopesOf` has it: those that could not be asked come first. Empty where nothing is named. */
  scopes: readonly string[];
}

/**
 * One thing that was tried.
 *
 * @public
 */
export interface CheckedRead {
  /** What it is, for people: `Actions of acme/ledger`. */
  what: string;
  isAllowed: boolean;
  /** What to do, where it may not be read. */
  fix?: string;
}

/**
 * How a provider answers with the credentials of the configuration.
 *
 * @public
 */
export interface SourceCheck {
  /** Who the provider takes the portal for: a user, or an app. Absent where it does not tell. */
  account?: string;
  reads: CheckedRead[];
  quota?: PollQuota;
}
