import { useApi } from '@backstage/core-plugin-api';
import type {
  NewQuarantine,
  TestVerdict,
} from '@callboard/backstage-plugin-build-health-common';
import {
  keepPreviousData,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { buildHealthApiRef } from '../api';

/** Tests of a page of the list. */
export const TESTS_PAGE = 50;

/** Which tests are wanted. */
export interface TestsRequest {
  entityRef?: string;
  verdict?: TestVerdict;
  /** Id of an attempt of a build. */
  failedIn?: string;
  limit: number;
  cursor?: string;
}

/** Tests that failed lately, of an entity or of all that the reader sees. */
export function useTests(
  request: TestsRequest & {
    /** Nothing is asked without need. */
    isWanted?: boolean;
  },
) {
  const { isWanted = true, ...rest } = request;
  const api = useApi(buildHealthApiRef);
  return useQuery({
    queryKey: ['tests', rest],
    queryFn: ({ signal }) => api.listTests(rest, { signal }),
    placeholderData: keepPreviousData,
    enabled: isWanted,
  });
}

/** A test with its last runs. */
export function useTest(id: string) {
  const api = useApi(buildHealthApiRef);
  return useQuery({
    queryKey: ['test', id],
    queryFn: ({ signal }) => api.getTest(id, { signal }),
  });
}

/** Tests in quarantine, the overdue ones first. */
export function useQuarantined() {
  const api = useApi(buildHealthApiRef);
  return useQuery({
    queryKey: ['quarantine'],
    queryFn: ({ signal }) => api.listQuarantine({ signal }),
  });
}

function useRenewTests() {
  const client = useQueryClient();
  return () =>
    Promise.all(
      ['tests', 'test', 'quarantine', 'organisation'].map(key =>
        client.invalidateQueries({ queryKey: [key] }),
      ),
    );
}

/** Puts a test into quarantine. */
export function useQuarantineTest() {
  const api = useApi(buildHealthApiRef);
  return useMutation({
    mutationFn: (request: NewQuarantine) => api.quarantineTest(request),
    onSuccess: useRenewTests(),
  });
}

/** Counts a test again. */
export function useEndQuarantine() {
  const api = useApi(buildHealthApiRef);
  return useMutation({
    mutationFn: (testId: string) => api.endQuarantine(testId),
    onSuccess: useRenewTests(),
  });
}
