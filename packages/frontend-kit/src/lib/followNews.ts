import type { QueryClient } from '@tanstack/react-query';

const POLL_MS = 30_000;
/** With signals too: a socket that has died looks like one that has nothing to say. */
const POLL_WITH_SIGNALS_MS = 60_000;
const MAX_JITTER_MS = 1_000;

export interface NewsOptions<News> {
  /** Listens to the signals of the portal; absent in one without. */
  subscribe?: (onNews: (news: News) => void) => { unsubscribe(): void };
  /**
   * Reads again what the news touch. One is undefined when it was time to ask: then it is not known what has changed.
   *
   * @param refetchType - `none` while the page is in the background: it is read when it is looked at again
   */
  renew: (
    news: readonly (News | undefined)[],
    refetchType: 'active' | 'none',
  ) => unknown;
  /** Between two renewals, in milliseconds; none when absent. Many news of one moment then need one reading. */
  leastBetweenMs?: number;
}

/** Gathers news and renews within a second, so that not all browsers ask at once, and once for all that came meanwhile. */
function createRenewal<News>(options: NewsOptions<News>) {
  const { renew, leastBetweenMs = 0 } = options;
  let gathered: (News | undefined)[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  let renewedAt = -Infinity;
  const renewNow = () => {
    const news = gathered;
    gathered = [];
    timer = undefined;
    renewedAt = Date.now();
    renew(news, document.hidden ? 'none' : 'active');
  };
  return {
    soon: (news?: News) => {
      gathered.push(news);
      const pause = Math.max(0, renewedAt + leastBetweenMs - Date.now());
      timer ??= setTimeout(renewNow, pause + Math.random() * MAX_JITTER_MS);
    },
    cancel: () => clearTimeout(timer),
  };
}

function listen<News>(options: NewsOptions<News>): () => void {
  const { subscribe } = options;
  const renewal = createRenewal(options);
  const subscription = subscribe?.(renewal.soon);
  const poll = setInterval(
    () => renewal.soon(),
    subscribe ? POLL_WITH_SIGNALS_MS : POLL_MS,
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
 * Keeps what is on screen of a cache up to date while others change it: when told, and every 60 s; every 30 s in a portal
 * without signals. However many follow a cache, it listens once.
 *
 * @returns ends it, when all have ended it
 */
export function followNews<News>(
  client: QueryClient,
  options: NewsOptions<News>,
): () => void {
  const known = followed.get(client) ?? { users: 0, stop: listen(options) };
  known.users += 1;
  followed.set(client, known);
  return () => {
    known.users -= 1;
    if (known.users > 0) return;
    followed.delete(client);
    known.stop();
  };
}
