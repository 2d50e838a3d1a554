import { useApi } from '@backstage/core-plugin-api';
import type { NamedEntity } from '@callboard/backstage-plugin-ownership-common';
import { useMutation } from '@tanstack/react-query';
import { ownershipApiRef } from '../api';
import { failureOf } from '../lib/failureOf';
import { useRenew } from './useRenew';

/** Proposes a team as the owner of an entity, and takes that back; both renew what is shown. */
export function useProposeTransfer(entityRef: string) {
  const api = useApi(ownershipApiRef);
  const renew = useRenew();
  return useMutation({
    mutationFn: async (proposal: { team: NamedEntity; reason: string }) => {
      const { team, reason } = proposal;
      const { items } = await api.proposeTransfers({
        entityRefs: [entityRef],
        toRef: team.entityRef,
        reason,
      });
      await renew();
      const ids = items.map(({ id }) => id);
      const undo = async () => {
        await api.decideTransfers({ ids, decision: 'withdraw' });
        await renew();
      };
      return { team, undo };
    },
    // Whoever was refused, or came second, sees what is true now.
    onError: error => (failureOf(error) === 'failed' ? undefined : renew()),
  });
}
