import { useApi } from '@backstage/core-plugin-api';
import { useQuery } from '@tanstack/react-query';
import { ownershipApiRef } from '../api';

/** The change of the descriptor that an accepted transfer waits for. */
export function useTransferPatch(id: string) {
  const api = useApi(ownershipApiRef);
  return useQuery({
    queryKey: ['transfers', 'patch', id],
    queryFn: () => api.getTransferPatch({ id }),
  });
}
