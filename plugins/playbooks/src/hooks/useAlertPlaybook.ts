import { useApi } from '@backstage/core-plugin-api';
import type { FiringAlert } from '@callboard/backstage-plugin-playbooks-common';
import {
  keepPreviousData,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { playbooksApiRef } from '../api';
import { playbookQuery } from './usePlaybooks';

/** The pages for an alert and the first of them to read, in one request; its view then has it without another. */
export function useAlertPlaybook({ labels, annotations }: FiringAlert) {
  const api = useApi(playbooksApiRef);
  const client = useQueryClient();
  return useQuery({
    queryKey: ['alert-page', labels, annotations],
    queryFn: async ({ signal }) => {
      const request = { labels, annotations, withPage: true };
      const answer = await api.findPlaybooks(request, { signal });
      const { page } = answer;
      if (page) client.setQueryData(playbookQuery(api, page.id).queryKey, page);
      return answer;
    },
    staleTime: 5 * 60_000,
    placeholderData: keepPreviousData,
  });
}
