import {
  discoveryApiRef,
  fetchApiRef,
  useApi,
} from '@backstage/core-plugin-api';
import { ResponseError } from '@backstage/errors';
import { useQuery } from '@tanstack/react-query';
import type { DescriptorReport } from './report';

/** What the backend read from its folder of descriptors, and what it could not use. */
export function useDescriptorReport() {
  const discovery = useApi(discoveryApiRef);
  const { fetch } = useApi(fetchApiRef);
  return useQuery({
    queryKey: ['descriptor-report'],
    queryFn: async ({ signal }): Promise<DescriptorReport> => {
      const base = await discovery.getBaseUrl('catalog-folder');
      const response = await fetch(`${base}/report`, { signal });
      if (!response.ok) {
        throw await ResponseError.fromResponse(response);
      }
      return response.json();
    },
  });
}
