import { errors, json, list, object, text } from './components';

const integer = { type: 'integer' } as const;

const state = {
  type: 'string',
  enum: [
    'none',
    'dead-link',
    'deprecated',
    'todo',
    'cannot-tell',
    'no-command',
    'alias',
    'overdue',
    'never-run',
    'external',
    'section',
    'page',
  ],
} as const;

const severity = {
  type: 'string',
  enum: ['critical', 'error', 'warning', 'info', 'unknown'],
} as const;

/** How much a page is to be trusted. */
export const trust = object(['level', 'changed'], {
  level: { type: 'string', enum: ['fresh', 'ageing', 'stale', 'never'] },
  basis: object(['kind', 'day', 'daysAgo'], {
    kind: { type: 'string', enum: ['run', 'drill', 'review'] },
    day: text,
    daysAgo: integer,
  }),
  changed: list({ type: 'string', enum: ['page', 'service'] } as const),
  setback: object(['outcome', 'day', 'daysAgo'], {
    outcome: { type: 'string', enum: ['partly', 'not-by-this-page'] },
    day: text,
    daysAgo: integer,
  }),
});

const row = object(
  ['alert', 'severity', 'services', 'state', 'findings', 'isUsed', 'rules'],
  {
    alert: text,
    severity,
    services: list(text),
    state,
    findings: list(
      object(['state'], { state, count: integer, day: text, address: text }),
    ),
    page: object(['id', 'title', 'reason'], {
      id: text,
      title: text,
      url: text,
      sectionId: text,
      sectionTitle: text,
      reason: text,
    }),
    trust,
    isUsed: { type: 'boolean' },
    rules: list(
      object(['sourceId', 'path', 'line'], {
        sourceId: text,
        path: text,
        line: integer,
        url: text,
      }),
    ),
  },
);

const source = object(['id', 'broken'], {
  id: text,
  attemptedAt: text,
  completedAt: text,
  problem: text,
  broken: list(
    object(['path', 'problems'], {
      path: text,
      url: text,
      problems: list(object(['message'], { line: integer, message: text })),
    }),
  ),
});

const several = <const N extends string, const T>(name: N, items: T) =>
  ({
    name,
    in: 'query',
    schema: { type: 'array', maxItems: 20, items },
  } as const);

const filters = [
  several('state', state),
  several('severity', severity),
  {
    name: 'q',
    in: 'query',
    description: 'Parts of the name of an alert, its page or a service',
    allowReserved: true,
    schema: { type: 'string', maxLength: 200 },
  },
  {
    name: 'service',
    in: 'query',
    description:
      'A service as rules and pages write it, or the full reference of an entity',
    allowReserved: true,
    schema: { type: 'string', maxLength: 400 },
  },
] as const;

/** What alerts lead to. */
export const coveragePaths = {
  '/coverage': {
    get: {
      operationId: 'listCoverage',
      summary: 'Alert names of rule files with what they lead to, worst first',
      parameters: [
        ...filters,
        {
          name: 'limit',
          in: 'query',
          schema: { type: 'integer', minimum: 1, maximum: 500, default: 50 },
        },
        {
          name: 'cursor',
          in: 'query',
          schema: { type: 'string', maxLength: 2_048 },
        },
      ],
      responses: {
        ...errors,
        '200': {
          description: 'A page of the list.',
          ...json(
            object(['items', 'pageInfo', 'totalItems', 'totals', 'sources'], {
              items: list(row),
              pageInfo: object([], { nextCursor: text }),
              totalItems: integer,
              totals: object(['alerts', 'used', 'nowhere', 'byState'], {
                alerts: integer,
                used: integer,
                nowhere: integer,
                byState: {
                  type: 'object',
                  additionalProperties: integer,
                },
              }),
              sources: list(source),
            }),
          ),
        },
      },
    },
  },
  '/coverage/export': {
    get: {
      operationId: 'exportCoverage',
      summary: 'The same list as CSV, all of it',
      parameters: [...filters],
      responses: {
        ...errors,
        '200': {
          description: 'One line for each alert name.',
          content: { 'text/csv': { schema: text } },
        },
      },
    },
  },
} as const;
