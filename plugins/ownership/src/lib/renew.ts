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
