import { useApi } from '@backstage/core-plugin-api';
import { useMutation } from '@tanstack/react-query';
import { ownershipApiRef } from '../api';
import type { Proposal } from '../lib/drafts';
import { failureOf } from '../lib/failureOf';
import { useRenew } from './useRenew';

/** A proposal that was made. */
export interface Proposed extends Proposal {
  /** Differs from proposal to proposal. */
  id: string;
  undo: () => Promise<void>;
}

/** Proposes a team as the owner of entities, all or none, and takes that back; both renew what is shown. */
export function usePropose(): (proposal: Proposal) => Promise<Proposed> {
  const api = useApi(ownershipApiRef);
  const renew = useRenew();
  return async proposal => {
    const { entities, team, reason } = proposal;
    try {
      const { items } = await api.proposeTransfers({
        entityRefs: entities.map(({ entityRef }) => entityRef),
        toRef: team.entityRef,
        reason,
      });
      await renew();
      const ids = items.map(({ id }) => id);
      const undo = async () => {
        await api.decideTransfers({ ids, decision: 'withdraw' });
        await renew();
      };
      return { ...proposal, id: ids.join(' '), undo };
    } catch (error) {
      // Whoever was refused, or came second, sees what is true now.
      if (failureOf(error) !== 'failed') await renew();
      throw error;
    }
  };
}

/** The same for one dialog: what became of its last proposal. */
export function useProposal() {
  return useMutation({ mutationFn: usePropose() });
}
