import { useEffect } from 'react';
import { useApiHolder } from '@backstage/core-plugin-api';
import { signalApiRef, type SignalApi } from '@backstage/plugin-signals-react';
import { followNews } from '@internal/frontend-kit';
import {
  TESTS_SIGNAL_CHANNEL,
  TRUNK_SIGNAL_CHANNEL,
  type TestsSignal,
  type TrunkSignal,
} from '@callboard/backstage-plugin-build-health-common';
import { useQueryClient } from '@tanstack/react-query';
import { touchedBy, type BuildNews } from '../lib/touchedBy';

/** Listens to trunk and to tests. */
function subscribeTo(signals: SignalApi, onNews: (news: BuildNews) => void) {
  const subscriptions = [
    signals.subscribe<TrunkSignal>(TRUNK_SIGNAL_CHANNEL, onNews),
    signals.subscribe<TestsSignal>(TESTS_SIGNAL_CHANNEL, () => onNews('tests')),
  ];
  return {
    unsubscribe: () => subscriptions.forEach(one => one.unsubscribe()),
  };
}

/** Renews what is on screen when trunk or tests of it have changed. */
export function useLiveBuilds(): void {
  const client = useQueryClient();
  const signals = useApiHolder().get(signalApiRef);
  useEffect(
    () =>
      followNews<BuildNews>(client, {
        subscribe: signals && (onNews => subscribeTo(signals, onNews)),
        renew: (news, refetchType) =>
          client.invalidateQueries({ predicate: touchedBy(news), refetchType }),
      }),
    [client, signals],
  );
}
