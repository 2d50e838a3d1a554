import { useApi } from '@backstage/core-plugin-api';
import { errorStatus } from '@internal/frontend-kit';
import type { Ownership } from '@callboard/backstage-plugin-ownership-common';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { ownershipApiRef } from '../api';

/** Confirms the owner that is on screen, and takes that back; both renew what is shown of the entity. */
export function useConfirmOwner({ entityRef, owner }: Ownership) {
  const api = useApi(ownershipApiRef);
  const client = useQueryClient();
  const renew = () =>
    client.invalidateQueries({ queryKey: ['owners', entityRef] });
  return useMutation({
    mutationFn: async () => {
      const { id } = await api.confirmOwners({
        items: [{ entityRef, ownerRef: owner!.entityRef }],
      });
      await renew();
      return async () => {
        await api.undoConfirmation({ id });
        await renew();
      };
    },
    // Whoever was refused sees what is true now.
    onError: error =>
      [403, 404, 409].includes(errorStatus(error) ?? 0) ? renew() : undefined,
  });
}
