import { useEffect } from 'react';
import { useApiHolder } from '@backstage/core-plugin-api';
import { signalApiRef } from '@backstage/plugin-signals-react';
import { followNews } from '@internal/frontend-kit';
import {
  RESULTS_SIGNAL_CHANNEL,
  type ResultsSignal,
} from '@callboard/backstage-plugin-scorecards-common';
import { useQueryClient } from '@tanstack/react-query';
import { touchedBy } from '../lib/touchedBy';

/** Renews what is on screen when results of it have changed. */
export function useLiveResults(): void {
  const client = useQueryClient();
  const signals = useApiHolder().get(signalApiRef);
  useEffect(
    () =>
      followNews<ResultsSignal>(client, {
        subscribe:
          signals &&
          (onNews =>
            signals.subscribe<ResultsSignal>(RESULTS_SIGNAL_CHANNEL, onNews)),
        renew: (news, refetchType) =>
          client.invalidateQueries({ predicate: touchedBy(news), refetchType }),
      }),
    [client, signals],
  );
}
