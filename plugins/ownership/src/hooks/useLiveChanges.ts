import { useEffect } from 'react';
import { useSignal } from '@backstage/plugin-signals-react';
import { useQueryClient } from '@tanstack/react-query';
import { renewSoon } from '../lib/renew';

/** The backend tells here that something about owners has changed; not what, since not everyone may see that. */
const CHANNEL = 'ownership:changes';

const POLL_MS = 30_000;
/** With signals too: a socket that has died looks like one that has nothing to say. */
const POLL_WITH_SIGNALS_MS = 60_000;

/** Renews what is on screen when others change it: when told, and every 60 s; every 30 s in a portal without signals. */
export function useLiveChanges(): void {
  const client = useQueryClient();
  const { lastSignal, isSignalsAvailable } = useSignal(CHANNEL);
  useEffect(() => {
    if (lastSignal) renewSoon(client);
  }, [client, lastSignal]);
  useEffect(() => {
    const poll = setInterval(
      () => renewSoon(client),
      isSignalsAvailable ? POLL_WITH_SIGNALS_MS : POLL_MS,
    );
    return () => clearInterval(poll);
  }, [client, isSignalsAvailable]);
}
