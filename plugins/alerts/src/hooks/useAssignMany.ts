import { useApi } from '@backstage/core-plugin-api';
import { errorReason } from '@internal/frontend-kit';
import type { BulkResult } from '@callboard/backstage-plugin-alerts-common';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { alertsApiRef } from '../api';

const TOUCHED = ['alerts', 'alert', 'counts', 'entity-alerts'];

/** Gives alerts to a person or a team, one after the other: each pages, and one that cannot be given does not hold up the rest. */
export function useAssignMany() {
  const api = useApi(alertsApiRef);
  const client = useQueryClient();
  return useMutation({
    mutationFn: async ({ ids, ref }: { ids: string[]; ref: string }) => {
      const results: BulkResult[] = [];
      for (const id of ids) {
        try {
          await api.assignAlert({ id, ref });
          results.push({ id, ok: true });
        } catch (error) {
          results.push({ id, ok: false, problem: errorReason(error) });
        }
      }
      return results;
    },
    onSettled: () => {
      for (const key of TOUCHED) {
        void client.invalidateQueries({ queryKey: [key] });
      }
    },
  });
}
