import { followNews } from '@internal/frontend-kit';
import type { SignalApi } from '@backstage/plugin-signals-react';
import {
  oncallSignalChannel,
  type OncallSignal,
} from '@callboard/backstage-plugin-oncall-common';
import type { QueryClient, QueryKey } from '@tanstack/react-query';

/** First parts of the keys of what changes with schedules; the catalog's names and teams are not among them. */
const TOUCHED = ['on-call', 'on-call-at', 'schedules', 'my-shifts', 'search'];
/** Of one schedule, whose id is the second part. */
const TOUCHED_OF_ONE = ['schedule', 'schedule-changes'];

/** When shifts end everywhere at nine, one reading is enough for many signals. */
const LEAST_BETWEEN_MS = 3_000;

const isTouched = (
  [kind, id]: QueryKey,
  news: readonly (OncallSignal | undefined)[],
) =>
  TOUCHED.includes(String(kind)) ||
  (TOUCHED_OF_ONE.includes(String(kind)) &&
    news.some(known => !known || known.scheduleIds.includes(String(id))));

/**
 * Keeps what is on screen up to date while others change schedules.
 *
 * @returns ends it, when all have ended it
 */
export const followChanges = (
  client: QueryClient,
  signals: SignalApi | undefined,
): (() => void) =>
  followNews<OncallSignal>(client, {
    subscribe:
      signals &&
      (onNews => signals.subscribe<OncallSignal>(oncallSignalChannel, onNews)),
    renew: (news, refetchType) =>
      client.invalidateQueries({
        predicate: ({ queryKey }) => isTouched(queryKey, news),
        refetchType,
      }),
    leastBetweenMs: LEAST_BETWEEN_MS,
  });
