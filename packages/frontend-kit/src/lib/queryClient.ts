import { QueryClient } from '@tanstack/react-query';
import { errorStatus, isNetworkError } from './errors';

/**
 * The one TanStack client of a plugin. Answers count as fresh for 30 s; a network failure or a 5xx is tried again
 * twice, a 4xx never: asking again does not change a refusal. Data stays when a later read fails.
 */
export function createKitQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 30_000,
        retry: (failures, error) => failures < 2 && isTransient(error),
      },
      // Without network a write fails at once: kept back, it would go out when nobody expects it any more.
      mutations: { retry: false, networkMode: 'always' },
    },
  });
}

function isTransient(error: unknown): boolean {
  const status = errorStatus(error);
  return status === undefined ? isNetworkError(error) : status >= 500;
}
