import { useEffect } from 'react';
import { useApiHolder } from '@backstage/core-plugin-api';
import { signalApiRef } from '@backstage/plugin-signals-react';
import { followNews } from '@internal/frontend-kit';
import {
  alertsListChannel,
  type AlertsListSignal,
} from '@callboard/backstage-plugin-alerts-common';
import { useQueryClient } from '@tanstack/react-query';

/** What lists and counts are made of. A single alert has a channel of its own. */
const TOUCHED = new Set(['alerts', 'counts', 'entity-alerts']);
/** In a storm signals come all the time: counters change once a second. */
const LEAST_BETWEEN_MS = 1_000;

/** Renews lists and counts that are on screen when alerts have changed. */
export function useLiveAlerts(): void {
  const client = useQueryClient();
  const signals = useApiHolder().get(signalApiRef);
  useEffect(
    () =>
      followNews<AlertsListSignal>(client, {
        subscribe:
          signals &&
          (onNews =>
            signals.subscribe<AlertsListSignal>(alertsListChannel, onNews)),
        renew: (_, refetchType) =>
          client.invalidateQueries({
            predicate: ({ queryKey }) => TOUCHED.has(String(queryKey[0])),
            refetchType,
          }),
        leastBetweenMs: LEAST_BETWEEN_MS,
      }),
    [client, signals],
  );
}
