import type { QueryClient } from '@tanstack/react-query';

/** First parts of the keys of everything that a write may change. */
const TOUCHED = [
  'owners',
  'ownerships',
  'coverage',
  'transfers',
  'teams',
  'changes',
];

const MAX_JITTER_MS = 1_000;

const waiting = new WeakSet<QueryClient>();

/** Reads again what is on screen, and the rest when it is next shown. */
export function renew(
  client: QueryClient,
  refetchType: 'active' | 'none' = 'active',
): Promise<void> {
  return client.invalidateQueries({
    predicate: ({ queryKey }) => TOUCHED.includes(String(queryKey[0])),
    refetchType,
  });
}

/**
 * Renews after news from elsewhere: within a second, so that not all browsers ask at once, and once for all cards that
 * heard of it. A page in the background waits until it is looked at.
 */
export function renewSoon(client: QueryClient): void {
  if (waiting.has(client)) return;
  waiting.add(client);
  setTimeout(() => {
    waiting.delete(client);
    void renew(client, document.hidden ? 'none' : 'active');
  }, Math.random() * MAX_JITTER_MS);
}
