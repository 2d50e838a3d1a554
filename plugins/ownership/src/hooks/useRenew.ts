import { useCallback } from 'react';
import { useQueryClient } from '@tanstack/react-query';

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
export function useRenew(): () => Promise<void> {
  const client = useQueryClient();
  return useCallback(
    () =>
      client.invalidateQueries({
        predicate: ({ queryKey }) => TOUCHED.includes(String(queryKey[0])),
      }),
    [client],
  );
}
