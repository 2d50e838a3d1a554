/**
 * How a provider has answered when its connection was tried out.
 *
 * @public
 */
export interface BuildSourceCheck {
  /** It answers, and all that was tried may be read. */
  isOk: boolean;
  /** Why it cannot be asked, and what to do. */
  problem?: string;
  /** Who the provider takes the portal for. */
  account?: string;
  /** What was tried, of what entities name. */
  reads: { what: string; isAllowed: boolean; fix?: string }[];
  quota?: { used: number; limit: number; resetsAt: string };
  /** ISO 8601, UTC. */
  at: string;
}
