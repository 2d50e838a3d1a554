import { useApi } from '@backstage/core-plugin-api';
import type {
  Transfer,
  TransferDecision,
} from '@callboard/backstage-plugin-ownership-common';
import { useMutation } from '@tanstack/react-query';
import { ownershipApiRef } from '../api';
import { failureOf } from '../lib/failureOf';
import { useRenew } from './useRenew';

/** One decision about one or several transfers. */
export interface Decided {
  /** Never empty. */
  transfers: Transfer[];
  decision: TransferDecision;
  /** Why; needed to decline. */
  note?: string;
  /** The request that they are of. */
  groupId?: string;
}

/** What {@link useDecide} answers with. */
export type Decide = ReturnType<typeof useDecide>;

/** Decides about transfers, all or none, and takes that back; both renew what is shown. */
export function useDecide() {
  const api = useApi(ownershipApiRef);
  const renew = useRenew();
  return useMutation({
    mutationFn: async ({ transfers, decision, note }: Decided) => {
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
