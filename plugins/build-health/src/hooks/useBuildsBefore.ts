import { useApi } from '@backstage/core-plugin-api';
import { skipToken, useQuery } from '@tanstack/react-query';
import { buildHealthApiRef } from '../api';

/** So many tell the two hours before of most services, and what was a turn. */
const MOST = 50;

/** Builds of trunk of an entity before a moment; nothing is asked without an entity. */
export function useBuildsBefore(entityRef: string | undefined, moment: string) {
  const api = useApi(buildHealthApiRef);
  return useQuery({
    queryKey: ['builds-before', entityRef, moment],
    queryFn: entityRef
      ? ({ signal }) =>
          api.listBuilds(
            { entityRef, trunk: true, before: moment, limit: MOST },
            { signal },
          )
      : skipToken,
  });
}
