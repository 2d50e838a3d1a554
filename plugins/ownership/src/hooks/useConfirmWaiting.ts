import { useApi } from '@backstage/core-plugin-api';
import type { NamedEntity } from '@callboard/backstage-plugin-ownership-common';
import { useMutation } from '@tanstack/react-query';
import { ownershipApiRef } from '../api';
import { readToConfirm } from '../lib/readToConfirm';
import { useConfirmOwner } from './useConfirmOwner';
import { useRenew } from './useRenew';

/** Confirms in one go what waits for the reader, of one team or of all; what it answers can be taken back. */
export function useConfirmWaiting() {
  const api = useApi(ownershipApiRef);
  const confirm = useConfirmOwner();
  const renew = useRenew();
  return useMutation({
    mutationFn: async (team?: NamedEntity) => {
      const rows = await readToConfirm(api, team);
      if (rows.length > 0) return confirm.mutateAsync(rows);
      // Someone else was faster.
      await renew();
      return undefined;
    },
  });
}
