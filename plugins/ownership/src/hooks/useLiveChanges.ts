import { useEffect } from 'react';
import { useSignal } from '@backstage/plugin-signals-react';
import { useQueryClient } from '@tanstack/react-query';
import { renewSoon } from '../lib/renew';

/** The backend tells here that something about owners has changed; not what, since not everyone may see that. */
const CHANNEL = 'ownership:changes';

const POLL_MS = 30_000;

/** Renews what is on screen when others change it: when told, or every 30 s in a portal without signals. */
export function useLiveChanges(): void {
  const client = useQueryClient();
  const { lastSignal, isSignalsAvailable } = useSignal(CHANNEL);
  useEffect(() => {
    if (lastSignal) renewSoon(client);
  }, [client, lastSignal]);
  useEffect(() => {
    if (isSignalsAvailable) return undefined;
    const poll = setInterval(() => renewSoon(client), POLL_MS);
    return () => clearInterval(poll);
  }, [client, isSignalsAvailable]);
}
