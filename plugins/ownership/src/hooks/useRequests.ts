import { useApi } from '@backstage/core-plugin-api';
import { useQuery } from '@tanstack/react-query';
import { ownershipApiRef } from '../api';
import { readTransfers } from '../lib/readTransfers';
import { sortRequests } from '../lib/requests';

/** Open transfers that the reader has to do with. */
export function useRequests() {
  const api = useApi(ownershipApiRef);
  return useQuery({
    queryKey: ['transfers', 'requests'],
    queryFn: async () => {
      const [forMe, byMe, fromMe, all] = await Promise.all([
        readTransfers(api, 'for-me'),
        readTransfers(api, 'by-me'),
        readTransfers(api, 'from-me'),
        readTransfers(api, 'all'),
      ]);
      return {
        ...sortRequests({
          forMe: forMe.transfers,
          byMe: byMe.transfers,
          fromMe: fromMe.transfers,
          all: all.transfers,
        }),
        /** Older ones than these may be missing. */
        isCut: [forMe, byMe, fromMe, all].some(({ isCut }) => isCut),
      };
    },
  });
}

/** The newest of the closed transfers. */
export function useClosedRequests() {
  const api = useApi(ownershipApiRef);
  return useQuery({
    queryKey: ['transfers', 'closed'],
    queryFn: () => api.listTransfers({ box: 'all', state: 'closed' }),
  });
}
