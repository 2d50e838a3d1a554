// Limit of the API.
const MAX_REASON = 1_000;

/** What speaks for a suggested team, as the reason of a proposal. */
export function reasonOf(evidence: string[]): string {
  return evidence.join('; ').slice(0, MAX_REASON);
}
