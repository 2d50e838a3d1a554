import { useApi } from '@backstage/core-plugin-api';
import { downloadText } from '@internal/frontend-kit';
import type { ListOwnershipsRequest } from '@callboard/backstage-plugin-ownership-common';
import { useMutation } from '@tanstack/react-query';
import { ownershipApiRef } from '../api';

/** Downloads a list of entities as CSV, all of its pages. */
export function useCsvDownload() {
  const api = useApi(ownershipApiRef);
  return useMutation({
    mutationFn: async (request: ListOwnershipsRequest) =>
      downloadText({
        text: await api.exportOwnerships(request),
        fileName: 'ownership.csv',
        type: 'text/csv',
      }),
  });
}
