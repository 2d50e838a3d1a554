import { useApi } from '@backstage/core-plugin-api';
import type {
  Transfer,
  TransferDecision,
} from '@callboard/backstage-plugin-ownership-common';
import { useMutation } from '@tanstack/react-query';
import { ownershipApiRef } from '../api';
import { failureOf } from '../lib/failureOf';
import { useRenew } from './useRenew';

/** A decision about a transfer. */
export interface Decided {
  transfer: Transfer;
  decision: TransferDecision;
  /** Why; needed to decline. */
  note?: string;
}

/** What {@link useDecideTransfer} answers with. */
export type Decide = ReturnType<typeof useDecideTransfer>;

/** Decides about a transfer, and takes that back; both renew what is shown. */
export function useDecideTransfer() {
  const api = useApi(ownershipApiRef);
  const renew = useRenew();
  return useMutation({
    mutationFn: async ({ transfer, decision, note }: Decided) => {
      const ids = [transfer.id];
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
