/** Paths of what alerts add up to, for other families. */
import {
  answers,
  body,
  boolean,
  count,
  list,
  object,
  orNull,
  ref,
  someOf,
  text,
  words,
} from './components';

export const figures = object(
  [
    'entityRef',
    'alerts',
    'pages',
    'outOfHoursPages',
    'acknowledged',
    'unowned',
    'unrouted',
    'route',
  ],
  {
    entityRef: text,
    alerts: count,
    pages: count,
    outOfHoursPages: count,
    acknowledged: count,
    acknowledgedAfterMs: { type: 'number', minimum: 0 } as const,
    unowned: count,
    unrouted: count,
    route: object(['reachesPerson'], { reachesPerson: boolean, reason: words }),
  },
);

export const acknowledgers = object(['entityRef', 'pages', 'people'], {
  entityRef: text,
  pages: count,
  people: list(
    object(['userRef', 'count', 'lastAt'], {
      ...{ userRef: text, count, lastAt: text },
    }),
    50,
  ),
});

export const figurePaths = {
  '/figures/by-refs': {
    post: {
      operationId: 'getFiguresByRefs',
      summary: 'What the alerts of entities and groups add up to, in 30 days',
      requestBody: body(
        object(['entityRefs'], { entityRefs: someOf(ref, 1_000) }),
      ),
      responses: answers(
        'In the order of the request; null for what the caller does not see.',
        object(['items'], { items: list(orNull(figures), 1_000) }),
      ),
    },
  },
  '/acknowledgers/by-refs': {
    post: {
      operationId: 'getAcknowledgersByRefs',
      summary:
        'Who acknowledged the pages of entities; for other backends, as people are not told',
      requestBody: body(
        object(['entityRefs'], {
          entityRefs: someOf(ref, 1_000),
          days: { type: 'integer', minimum: 1, maximum: 365 } as const,
        }),
      ),
      responses: answers(
        'In the order of the request; null for what is not known. Of 90 days when that is not said.',
        object(['items'], { items: list(orNull(acknowledgers), 1_000) }),
      ),
    },
  },
} as const;
