import { useApi } from '@backstage/core-plugin-api';
import type { Transfer } from '@callboard/backstage-plugin-ownership-common';
import { useQuery } from '@tanstack/react-query';
import { ownershipApiRef } from '../api';

/** Transfers of an entity, the newest first. */
export function useTransfers(
  entityRef: string,
  state: 'open' | 'closed',
  options: { enabled?: boolean } = {},
) {
  const api = useApi(ownershipApiRef);
  return useQuery({
    queryKey: ['transfers', entityRef, state],
    queryFn: () => api.listTransfers({ box: 'all', entityRef, state }),
    ...options,
  });
}

/** One transfer of an entity, open or closed. Nothing is asked without an id. */
export function useTransfer(
  entityRef: string,
  id: string | undefined,
): { transfer?: Transfer; failed: boolean; retry: () => unknown } {
  const has = (page?: { items: Transfer[] }) =>
    page?.items.find(transfer => transfer.id === id);
  const open = useTransfers(entityRef, 'open', { enabled: id !== undefined });
  const isClosed = open.isSuccess && !open.isFetching && !has(open.data);
  const closed = useTransfers(entityRef, 'closed', {
    enabled: id !== undefined && isClosed,
  });
  return {
    // What was found stays while it is read again.
    transfer: has(open.data) ?? has(closed.data),
    failed: open.isError || closed.isError,
    retry: () => (open.isError ? open.refetch() : closed.refetch()),
  };
}
