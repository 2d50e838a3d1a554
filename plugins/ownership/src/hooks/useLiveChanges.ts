import { useEffect } from 'react';
import { useApiHolder } from '@backstage/core-plugin-api';
import { signalApiRef } from '@backstage/plugin-signals-react';
import { followNews } from '@internal/frontend-kit';
import { useQueryClient } from '@tanstack/react-query';
import { renew } from '../lib/renew';

/** The backend tells here that something about owners has changed; not what, since not everyone may see that. */
const CHANNEL = 'ownership:changes';

/** Renews what is on screen when others change it. */
export function useLiveChanges(): void {
  const client = useQueryClient();
  const signals = useApiHolder().get(signalApiRef);
  useEffect(
    () =>
      followNews(client, {
        subscribe: signals && (onNews => signals.subscribe(CHANNEL, onNews)),
        renew: (_, refetchType) => renew(client, refetchType),
      }),
    [client, signals],
  );
}
