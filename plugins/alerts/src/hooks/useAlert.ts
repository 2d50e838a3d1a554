import { useEffect } from 'react';
import { useApi, useApiHolder } from '@backstage/core-plugin-api';
import { signalApiRef } from '@backstage/plugin-signals-react';
import {
  alertChannel,
  type AlertDetail,
  type AlertSignal,
} from '@callboard/backstage-plugin-alerts-common';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { alertsApiRef } from '../api';
import { answeredWithin } from '../lib/answeredWithin';
import { newerAlert } from '../lib/newerAlert';

/** With signals too: a socket that has died looks like one that has nothing to say. */
const FIRING_MS = 10_000;
const CALM_MS = 30_000;
const ANSWER_MS = 10_000;
/** Those who look at one alert do not ask in the same moment. */
const MAX_JITTER_MS = 500;

export const alertKey = (id: string) => ['alert', id] as const;

/** An alert, which follows what its source, the portal and others do. */
export function useAlert(id: string) {
  const api = useApi(alertsApiRef);
  const client = useQueryClient();
  const query = useQuery<AlertDetail>({
    queryKey: alertKey(id),
    queryFn: async () => {
      const news = await answeredWithin(ANSWER_MS, signal =>
        api.getAlert(id, { signal }),
      );
      return newerAlert(client.getQueryData<AlertDetail>(alertKey(id)), news);
    },
    refetchInterval: ({ state }) =>
      state.data?.state === 'firing' ? FIRING_MS : CALM_MS,
    refetchOnWindowFocus: 'always',
  });
  useAlertSignals(id);
  return query;
}

/** Reads an alert and its timeline again when the portal says that they have changed. */
function useAlertSignals(id: string) {
  const client = useQueryClient();
  const signals = useApiHolder().get(signalApiRef);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const renew = () => {
      timer = undefined;
      void client.invalidateQueries({ queryKey: alertKey(id) });
      void client.invalidateQueries({ queryKey: ['timeline', id] });
    };
    const subscription = signals?.subscribe<AlertSignal>(
      alertChannel(id),
      () => {
        timer ??= setTimeout(renew, Math.random() * MAX_JITTER_MS);
      },
    );
    return () => {
      subscription?.unsubscribe();
      clearTimeout(timer);
    };
  }, [signals, client, id]);
}
