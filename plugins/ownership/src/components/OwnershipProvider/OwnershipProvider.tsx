import type { PropsWithChildren } from 'react';
import { QueryClientProvider, type QueryClient } from '@tanstack/react-query';
import { useLiveChanges } from '../../hooks/useLiveChanges';

/** What cards and page stand in: the cache that they share, kept up to date while others change owners. */
export function OwnershipProvider(
  props: PropsWithChildren<{ client: QueryClient }>,
) {
  return (
    <QueryClientProvider client={props.client}>
      <LiveChanges />
      {props.children}
    </QueryClientProvider>
  );
}

/** A component of its own, so that a signal draws nothing else anew. */
function LiveChanges() {
  useLiveChanges();
  return null;
}
