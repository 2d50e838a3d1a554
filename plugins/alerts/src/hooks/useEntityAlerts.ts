import { useApi } from '@backstage/core-plugin-api';
import { batchByRefs } from '@internal/frontend-kit';
import type {
  AlertsApi,
  EntityAlerts,
} from '@callboard/backstage-plugin-alerts-common';
import { useQuery } from '@tanstack/react-query';
import { alertsApiRef } from '../api';
import { answeredWithin } from '../lib/answeredWithin';

const ANSWER_MS = 10_000;
/** Limit of the API. */
const MOST_AT_ONCE = 1_000;

type Reader = (entityRef: string) => Promise<EntityAlerts | null>;

const readers = new WeakMap<AlertsApi, Reader>();

/** All cards of a page ask with one request. */
function readerOf(api: AlertsApi): Reader {
  const known =
    readers.get(api) ??
    batchByRefs(
      async entityRefs => (await api.getAlertsByRefs({ entityRefs })).items,
      MOST_AT_ONCE,
    );
  readers.set(api, known);
  return known;
}

/** Alerts of an entity or a group, in short; null for one that the reader does not see. */
export function useEntityAlerts(entityRef: string) {
  const api = useApi(alertsApiRef);
  return useQuery({
    queryKey: ['entity-alerts', entityRef],
    queryFn: () => answeredWithin(ANSWER_MS, () => readerOf(api)(entityRef)),
  });
}
