import type { AlertDetail } from '@callboard/backstage-plugin-alerts-common';

/** Of two answers about one alert that which knows more: they may arrive in another order than they were given. */
export const newerAlert = (
  known: AlertDetail | undefined,
  news: AlertDetail,
): AlertDetail => (known && known.revision > news.revision ? known : news);
