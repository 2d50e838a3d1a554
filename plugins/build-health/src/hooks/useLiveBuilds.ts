import { useEffect } from 'react';
import { useApiHolder } from '@backstage/core-plugin-api';
import { signalApiRef } from '@backstage/plugin-signals-react';
import { followNews } from '@internal/frontend-kit';
import {
  TRUNK_SIGNAL_CHANNEL,
  type TrunkSignal,
} from '@callboard/backstage-plugin-build-health-common';
import { useQueryClient } from '@tanstack/react-query';
import { touchedBy } from '../lib/touchedBy';

/** Renews what is on screen when trunk of it has changed. */
export function useLiveBuilds(): void {
  const client = useQueryClient();
  const signals = useApiHolder().get(signalApiRef);
  useEffect(
    () =>
      followNews<TrunkSignal>(client, {
        subscribe:
          signals &&
          (onNews =>
            signals.subscribe<TrunkSignal>(TRUNK_SIGNAL_CHANNEL, onNews)),
        renew: (news, refetchType) =>
          client.invalidateQueries({ predicate: touchedBy(news), refetchType }),
      }),
    [client, signals],
  );
}
