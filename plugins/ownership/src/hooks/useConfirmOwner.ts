import { useApi } from '@backstage/core-plugin-api';
import type { Ownership } from '@callboard/backstage-plugin-ownership-common';
import { useMutation } from '@tanstack/react-query';
import { ownershipApiRef } from '../api';
import { failureOf } from '../lib/failureOf';
import { useRenew } from './useRenew';

/** What has to be known of an entity to confirm its owner. */
export type Confirmable = Pick<Ownership, 'entityRef' | 'owner'>;

/** Confirms the owners that are on screen, all or none, and takes that back; both renew what is shown. */
export function useConfirmOwner() {
  const api = useApi(ownershipApiRef);
  const renew = useRenew();
  return useMutation({
    mutationFn: async (entities: Confirmable[]) => {
      const { id } = await api.confirmOwners({
        items: entities.map(({ entityRef, owner }) => ({
          entityRef,
          ownerRef: owner!.entityRef,
        })),
      });
      await renew();
      const undo = async () => {
        await api.undoConfirmation({ id });
        await renew();
      };
      return { undo, count: entities.length };
    },
    // Whoever was refused sees what is true now.
    onError: error => (failureOf(error) === 'failed' ? undefined : renew()),
  });
}
