/** Paths that read alerts. */
import {
  answers,
  body,
  count,
  cursorQuery,
  idInPath,
  integer,
  limitQuery,
  list,
  object,
  oneOf,
  orNull,
  pageInfo,
  query,
  ref,
  severity,
  short,
  text,
  texts,
  words,
} from './components';
import {
  named,
  namedPolicy,
  resolution,
  summary,
  summaryProperties,
  summaryRequired,
  timelineEntry,
} from './schemas';

export const instance = object(
  [
    'dedupKey',
    'state',
    'summary',
    'labels',
    'annotations',
    'lastSeenAt',
    'repeats',
  ],
  {
    dedupKey: text,
    state: oneOf(['firing', 'resolved']),
    summary: text,
    severity,
    labels: texts,
    annotations: texts,
    startsAt: text,
    endsAt: text,
    lastSeenAt: text,
    repeats: count,
  },
);

export const paged = object(['id', 'at', 'messages'], {
  id: text,
  person: named,
  channel: text,
  at: text,
  messages: list(
    object(['id', 'channel', 'at', 'state'], {
      id: text,
      channel: text,
      at: text,
      state: oneOf(['waiting', 'sent', 'cancelled', 'failed']),
      problem: words,
    }),
    100,
  ),
});

export const earlier = object(['id', 'openedAt', 'resolvedAt'], {
  id: text,
  openedAt: text,
  resolvedAt: text,
  acknowledgedBy: named,
  resolution,
  helped: text,
});

export const detail = object(
  [
    ...summaryRequired,
    'revision',
    'annotations',
    'links',
    'instances',
    'truncated',
    'pages',
    'earlier',
    'allowed',
  ] as const,
  {
    ...summaryProperties,
    revision: count,
    annotations: texts,
    links: list(object(['label', 'url'], { label: text, url: words }), 100),
    instances: list(instance, 100),
    truncated: count,
    pages: list(paged),
    earlier: list(earlier, 5),
    policy: namedPolicy,
    routedBy: words,
    clockSkewSeconds: integer,
    helped: text,
    allowed: list(
      oneOf([
        'acknowledge',
        'resolve',
        'escalate',
        'respond',
        'snooze',
        'note',
        'route',
      ]),
      7,
    ),
  },
);

export const counts = object(
  ['open', 'mine', 'myTeams', 'unrouted', 'lastMinute'],
  {
    open: count,
    mine: count,
    myTeams: count,
    unrouted: count,
    lastMinute: count,
    common: object(['label', 'value', 'count'], {
      ...{ label: text, value: words },
      count,
    }),
  },
);

export const entityAlerts = object(['entityRef', 'open', 'unacknowledged'], {
  entityRef: text,
  open: count,
  unacknowledged: count,
  worst: summary,
  last: object(['id', 'title', 'openedAt', 'resolvedAt'], {
    id: text,
    title: text,
    openedAt: text,
    resolvedAt: text,
  }),
});

export const alertList = object(['items', 'pageInfo', 'totalItems'], {
  items: list(summary, 200),
  pageInfo,
  totalItems: count,
});

export const timeline = object(['items', 'pageInfo'], {
  items: list(timelineEntry, 200),
  pageInfo,
});

export const alertPaths = {
  '/alerts': {
    get: {
      operationId: 'listAlerts',
      summary: 'Alerts that the caller sees',
      parameters: [
        query(
          'state',
          oneOf(['open', 'firing', 'acknowledged', 'resolved', 'all']),
        ),
        query('severity', severity),
        query('team', ref),
        query('entity', ref),
        query('label', short(2_200)),
        query('q', short(200)),
        query('scope', oneOf(['mine', 'my-teams', 'unrouted'])),
        cursorQuery,
        limitQuery,
      ],
      responses: answers('The worst first, then the newest.', alertList),
    },
  },
  '/alerts/counts': {
    get: {
      operationId: 'getAlertCounts',
      summary: 'How many open alerts there are that the caller sees',
      responses: answers('Of open ones.', counts),
    },
  },
  '/alerts/by-refs': {
    post: {
      operationId: 'getAlertsByRefs',
      summary: 'Alerts of entities and groups, in short',
      requestBody: body(
        object(['entityRefs'], { entityRefs: list(ref, 1_000) }),
      ),
      responses: answers(
        'In the order of the request; null for what the caller does not see.',
        object(['items'], { items: list(orNull(entityAlerts), 1_000) }),
      ),
    },
  },
  '/alerts/{id}': {
    get: {
      operationId: 'getAlert',
      summary: 'Everything about one alert but its timeline',
      parameters: [idInPath],
      responses: answers('As it is now.', detail),
    },
  },
  '/alerts/{id}/timeline': {
    get: {
      operationId: 'getTimeline',
      summary: 'What happened to an alert',
      parameters: [idInPath, cursorQuery, limitQuery],
      responses: answers('The newest first.', timeline),
    },
  },
} as const;
