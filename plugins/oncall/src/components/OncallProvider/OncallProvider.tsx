import type { PropsWithChildren } from 'react';
import { QueryClientProvider, type QueryClient } from '@tanstack/react-query';

/** What page and cards stand in: the cache that they share. */
export function OncallProvider(
  props: PropsWithChildren<{ client: QueryClient }>,
) {
  return (
    <QueryClientProvider client={props.client}>
      {props.children}
    </QueryClientProvider>
  );
}
