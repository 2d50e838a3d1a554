import { useApi } from '@backstage/core-plugin-api';
import type { QueryClient } from '@tanstack/react-query';
import { oncallApiRef } from '../api';
import { clientOf } from '../lib/queryClients';

/**
 * The cache that {@link useOnCall} reads from. After a write to the on-call API of your own, invalidate it.
 *
 * @public
 */
export function useOncallQueryClient(): QueryClient {
  return clientOf(useApi(oncallApiRef));
}
