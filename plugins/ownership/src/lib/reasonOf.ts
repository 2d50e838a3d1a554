import type { OwnerSuggestion } from '@callboard/backstage-plugin-ownership-common';

// Limit of the API.
const MAX_REASON = 1_000;

/** What speaks for a suggested team, as the reason of a proposal; empty when nobody suggested it. */
export function reasonOf(suggestion: OwnerSuggestion | undefined): string {
  const texts = suggestion?.evidence.map(({ text }) => text) ?? [];
  return texts.join('; ').slice(0, MAX_REASON);
}
