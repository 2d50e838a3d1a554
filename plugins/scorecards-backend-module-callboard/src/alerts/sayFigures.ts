import type { AlertFigures } from '@callboard/backstage-plugin-alerts-common';
import type { Said } from '../families/readings';

/** Weeks of 30 days. */
const WEEKS = 30 / 7;

const inTenths = (value: number) => Math.round(value * 10) / 10;

function sayAcknowledged({
  pages,
  acknowledged,
  acknowledgedAfterMs,
}: AlertFigures): Said {
  if (acknowledgedAfterMs === undefined) {
    return {
      missing:
        pages === 0
          ? 'Nobody was paged in 30 days'
          : `Nobody acknowledged any of ${pages} pages in 30 days`,
    };
  }
  return {
    value: acknowledgedAfterMs,
    note: `${acknowledged} of ${pages} pages were acknowledged`,
  };
}

/** What alerts say of an entity. */
export function sayFigures(item: AlertFigures): Record<string, Said> {
  const { pages, acknowledged, outOfHoursPages, route } = item;
  return {
    'alerts-30d': { value: item.alerts },
    'pages-per-week': {
      value: inTenths(pages / WEEKS),
      note: `${pages} pages in 30 days`,
    },
    'out-of-hours-pages-30d': {
      value: outOfHoursPages,
      note: `of ${pages} pages`,
    },
    'time-to-acknowledge': sayAcknowledged(item),
    'unacknowledged-pages-30d': {
      value: Math.max(0, pages - acknowledged),
      note: `of ${pages} pages`,
    },
    'unowned-alerts-30d': {
      value: item.unowned,
      note: `of ${item.alerts} alerts`,
    },
    'unrouted-alerts-30d': {
      value: item.unrouted,
      at: { url: '/alerts/unrouted', title: 'Unrouted alerts' },
    },
    'route-reaches-person': {
      value: route.reachesPerson,
      note: route.reason,
    },
  };
}
