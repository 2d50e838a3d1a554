import type { PropsWithChildren } from 'react';
import { useOncallQueryClient } from '@callboard/backstage-plugin-oncall-react';
import { QueryClientProvider } from '@tanstack/react-query';

/** What page, cards and tabs stand in: the cache that they share, with badges in other plugins too. */
export function OncallProvider({ children }: PropsWithChildren) {
  return (
    <QueryClientProvider client={useOncallQueryClient()}>
      {children}
    </QueryClientProvider>
  );
}
