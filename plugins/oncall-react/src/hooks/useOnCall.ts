import { stringifyEntityRef, type Entity } from '@backstage/catalog-model';
import { useApiHolder } from '@backstage/core-plugin-api';
import { useQuery } from '@tanstack/react-query';
import { oncallApiRef } from '../api';
import { loaderOf, type OnCallReading } from '../lib/loaders';
import { nextEdge } from '../lib/nextEdge';
import { clientOf } from '../lib/queryClients';
import { useLiveChanges } from './useLiveChanges';

/**
 * What {@link useOnCall} answers with.
 *
 * @public
 */
export interface OnCallQuery {
  /** False in a portal without the on-call plugin: then there is never an answer. */
  isInstalled: boolean;
  /** Undefined until the first answer; it stays when a later read fails. */
  data: OnCallReading | undefined;
  /** Why the last read failed; null when it did not. Status 404: the backend of on-call is not installed. */
  error: unknown;
  /** True until there is an answer or a failure. */
  isPending: boolean;
  isFetching: boolean;
  /** Milliseconds since 1970 in UTC; 0 before the first time. */
  dataUpdatedAt: number;
  /** Milliseconds since 1970 in UTC; 0 before the first time. */
  errorUpdatedAt: number;
  /** Reads again at once. */
  refetch: () => unknown;
}

/**
 * Who is on call for an entity. All that ask within one turn of the event loop share one request, however many they are;
 * the answer is kept for all, in whatever plugin they are, read again at the second of the next handoff, and when somebody
 * changes a schedule.
 *
 * @param entityRefOrEntity - an entity, or its full reference; nothing is asked without it
 * @public
 */
export function useOnCall(
  entityRefOrEntity: string | Entity | undefined,
): OnCallQuery {
  const entityRef =
    typeof entityRefOrEntity === 'object'
      ? stringifyEntityRef(entityRefOrEntity)
      : entityRefOrEntity?.toLocaleLowerCase('en-US');
  const api = useApiHolder().get(oncallApiRef);
  const client = clientOf(api);
  useLiveChanges(client);
  const query = useQuery(
    {
      queryKey: ['on-call', entityRef],
      queryFn: () => loaderOf(api!)(entityRef!),
      enabled: api !== undefined && entityRef !== undefined,
      refetchInterval: ({ state }) =>
        nextEdge(state.data?.item?.levels ?? [], state.dataUpdatedAt),
    },
    client,
  );
  const { data, error, isPending, isFetching, refetch } = query;
  return {
    isInstalled: api !== undefined,
    data,
    error,
    isPending,
    isFetching,
    dataUpdatedAt: query.dataUpdatedAt,
    errorUpdatedAt: query.errorUpdatedAt,
    refetch,
  };
}
