import { useApi } from '@backstage/core-plugin-api';
import type { Transfer } from '@callboard/backstage-plugin-ownership-common';
import { useMutation } from '@tanstack/react-query';
import { ownershipApiRef } from '../api';
import { failureOf } from '../lib/failureOf';
import { useRenew } from './useRenew';

/** One answer to several transfers. */
export interface GroupDecision {
  groupId: string;
  /** Never empty. */
  transfers: Transfer[];
  decision: 'accept' | 'decline';
  /** Why; needed to decline. */
  note?: string;
}

/** What {@link useDecideGroup} answers with. */
export type DecideGroup = ReturnType<typeof useDecideGroup>;

/** Answers several transfers, all or none, and takes that back; both renew what is shown. */
export function useDecideGroup() {
  const api = useApi(ownershipApiRef);
  const renew = useRenew();
  return useMutation({
    mutationFn: async ({ transfers, decision, note }: GroupDecision) => {
      const ids = transfers.map(({ id }) => id);
      await api.decideTransfers({ ids, decision, ...(note && { note }) });
      await renew();
      return async () => {
        await api.decideTransfers({ ids, decision: 'reopen' });
        await renew();
      };
    },
    // Whoever was refused, or came second, sees what is true now.
    onError: error => (failureOf(error) === 'failed' ? undefined : renew()),
  });
}
