import { useApi } from '@backstage/core-plugin-api';
import type { QueryClient } from '@tanstack/react-query';
import { oncallApiRef } from '../api';
import { clientOf } from '../lib/queryClients';
import { useLiveChanges } from './useLiveChanges';

/**
 * The cache that {@link useOnCall} reads from, kept up to date while others change schedules. After a write to the on-call
 * API of your own, invalidate it.
 *
 * @public
 */
export function useOncallQueryClient(): QueryClient {
  const client = clientOf(useApi(oncallApiRef));
  useLiveChanges(client);
  return client;
}
