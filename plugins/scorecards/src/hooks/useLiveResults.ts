import { useEffect } from 'react';
import { useApiHolder } from '@backstage/core-plugin-api';
import { signalApiRef } from '@backstage/plugin-signals-react';
import { followNews } from '@internal/frontend-kit';
import {
  RESULTS_SIGNAL_CHANNEL,
  type EntityScorecards,
  type ResultsSignal,
} from '@callboard/backstage-plugin-scorecards-common';
import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { isOfMany, touchedBy } from '../lib/touchedBy';

/** What is over many services is read again at most this often because of signals: a large portal has a change each second. */
const MANY_MS = 10_000;

const refetchType = () => (document.hidden ? 'none' : 'active');

/** How signals name a service, as some answer of it said. */
const idIn = (client: QueryClient) => (entityRef: string) =>
  ['entity', 'entity-detail']
    .map(kind => client.getQueryData<EntityScorecards>([kind, entityRef]))
    .find(data => data?.entityId)?.entityId;

/** Reads again what is over many services: at once when the last time was a while ago, else as soon as it is. */
function createManyRenewal(client: QueryClient) {
  let renewedAt = -Infinity;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const cancel = () => {
    clearTimeout(timer);
    timer = undefined;
  };
  const now = () => {
    cancel();
    renewedAt = Date.now();
    return client.invalidateQueries({
      predicate: isOfMany,
      refetchType: refetchType(),
    });
  };
  return {
    now,
    cancel,
    soon: () => {
      timer ??= setTimeout(now, renewedAt + MANY_MS - Date.now());
    },
  };
}

/** Renews what is on screen when results of it have changed. */
export function useLiveResults(): void {
  const client = useQueryClient();
  const signals = useApiHolder().get(signalApiRef);
  useEffect(() => {
    const many = createManyRenewal(client);
    const end = followNews<ResultsSignal>(client, {
      subscribe:
        signals &&
        (onNews =>
          signals.subscribe<ResultsSignal>(RESULTS_SIGNAL_CHANNEL, onNews)),
      renew: news =>
        Promise.all([
          news.includes(undefined) ? many.now() : many.soon(),
          client.invalidateQueries({
            predicate: touchedBy(news, idIn(client)),
            refetchType: refetchType(),
          }),
        ]),
    });
    return () => {
      end();
      many.cancel();
    };
  }, [client, signals]);
}
