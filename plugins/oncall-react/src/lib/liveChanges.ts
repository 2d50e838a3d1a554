import type { SignalApi } from '@backstage/plugin-signals-react';
import {
  oncallSignalChannel,
  type OncallSignal,
} from '@callboard/backstage-plugin-oncall-common';
import type { Query, QueryClient } from '@tanstack/react-query';

/** First parts of the keys of what changes with schedules; the catalog's names and teams are not among them. */
const TOUCHED = ['on-call', 'on-call-at', 'schedules', 'my-shifts', 'search'];
/** Of one schedule, whose id is the second part. */
const TOUCHED_OF_ONE = ['schedule', 'schedule-changes'];

const POLL_MS = 30_000;
/** With signals too: a socket that has died looks like one that has nothing to say. */
const POLL_WITH_SIGNALS_MS = 60_000;
const MAX_JITTER_MS = 1_000;
/** When shifts end everywhere at nine, one reading is enough for many signals. */
const LEAST_BETWEEN_MS = 3_000;

/** Schedules that have changed; `all` where it is not known which. */
type Changed = Set<string> | 'all';

const isTouched = ({ queryKey: [kind, id] }: Query, changed: Changed) =>
  TOUCHED.includes(String(kind)) ||
  (TOUCHED_OF_ONE.includes(String(kind)) &&
    (changed === 'all' || changed.has(String(id))));

/**
 * Gathers news and reads again what is on screen: within a second, so that not all browsers ask at once, and once for all
 * news of some seconds. What is not on screen, or in a page in the background, is read when it is looked at again.
 */
function createRenewal(client: QueryClient) {
  let changed: Changed = new Set();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let renewedAt = -Infinity;
  const renew = () => {
    const found = changed;
    changed = new Set();
    timer = undefined;
    renewedAt = Date.now();
    void client.invalidateQueries({
      predicate: query => isTouched(query, found),
      refetchType: document.hidden ? 'none' : 'active',
    });
  };
  return {
    soon: (scheduleIds?: readonly string[]) => {
      if (!scheduleIds) changed = 'all';
      else if (changed !== 'all') scheduleIds.forEach(changed.add, changed);
      const pause = Math.max(0, renewedAt + LEAST_BETWEEN_MS - Date.now());
      timer ??= setTimeout(renew, pause + Math.random() * MAX_JITTER_MS);
    },
    cancel: () => clearTimeout(timer),
  };
}

function listen(client: QueryClient, signals: SignalApi | undefined) {
  const renewal = createRenewal(client);
  const subscription = signals?.subscribe<OncallSignal>(
    oncallSignalChannel,
    ({ scheduleIds }) => renewal.soon(scheduleIds),
  );
  const poll = setInterval(
    () => renewal.soon(),
    signals ? POLL_WITH_SIGNALS_MS : POLL_MS,
  );
  return () => {
    subscription?.unsubscribe();
    clearInterval(poll);
    renewal.cancel();
  };
}

const followed = new WeakMap<
  QueryClient,
  { users: number; stop: () => void }
>();

/**
 * Keeps what is on screen up to date while others change schedules: when told, and every 60 s; every 30 s in a portal
 * without signals. However many follow a cache, it listens once.
 *
 * @returns ends it, when all have ended it
 */
export function followChanges(
  client: QueryClient,
  signals: SignalApi | undefined,
): () => void {
  const known = followed.get(client) ?? {
    users: 0,
    stop: listen(client, signals),
  };
  known.users += 1;
  followed.set(client, known);
  return () => {
    known.users -= 1;
    if (known.users > 0) return;
    followed.delete(client);
    known.stop();
  };
}
