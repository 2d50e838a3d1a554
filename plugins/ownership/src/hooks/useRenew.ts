import { useCallback } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { renew } from '../lib/renew';

/** Reads again what is on screen, and the rest when it is next shown. */
export function useRenew(): () => Promise<void> {
  const client = useQueryClient();
  return useCallback(() => renew(client), [client]);
}
