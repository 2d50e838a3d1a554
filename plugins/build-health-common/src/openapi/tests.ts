/** Paths of tests and their quarantine. */
import { errors, json, list, object, text } from './components';

const integer = { type: 'integer' } as const;
const boolean = { type: 'boolean' } as const;
const number = { type: 'number' } as const;
const id = { type: 'string', pattern: '^[0-9]{1,15}$' } as const;

const verdict = {
  type: 'string',
  enum: ['healthy', 'flaky', 'broken', 'unknown'],
} as const;
const passedOrFailed = { type: 'string', enum: ['passed', 'failed'] } as const;

const quarantine = object(
  [
    'testId',
    'ownerRef',
    'reason',
    'createdBy',
    'createdAt',
    'expiresAt',
    'isOverdue',
  ],
  {
    testId: text,
    ownerRef: text,
    reason: text,
    createdBy: text,
    createdAt: text,
    expiresAt: text,
    isOverdue: boolean,
  },
);

const required = [
  'id',
  'pipelineId',
  'pipelineName',
  'suitePath',
  'name',
  'verdict',
  'rate',
  'interval',
  'n',
  'needed',
  'failures',
  'sameCommit',
  'firstSeenAt',
  'lastSeenAt',
  'entityRefs',
] as const;

const properties = {
  id: text,
  pipelineId: text,
  pipelineName: text,
  suitePath: list(text),
  className: text,
  name: text,
  file: text,
  verdict,
  rate: number,
  interval: object(['low', 'high'], { low: number, high: number }),
  n: integer,
  needed: integer,
  failures: integer,
  sameCommit: object(['passedAgain', 'of'], {
    passedAgain: integer,
    of: integer,
  }),
  brokenSince: text,
  firstSeenAt: text,
  lastSeenAt: text,
  lastFailureAt: text,
  entityRefs: list(text),
  ownerRef: text,
  quarantine,
} as const;

const test = object(required, properties);

const run = object(['attempt', 'at', 'first'], {
  buildId: text,
  buildUrl: text,
  attempt: integer,
  sha: text,
  isTrunk: boolean,
  at: text,
  first: passedOrFailed,
  retriedTo: passedOrFailed,
});

const detail = object([...required, 'runs'] as const, {
  ...properties,
  runs: list(run),
  lastFailure: object(['at'], {
    at: text,
    message: text,
    text,
    buildUrl: text,
  }),
});

export const testPaths = {
  '/tests': {
    get: {
      operationId: 'listTests',
      summary: 'Tests that failed lately, the ones that matter most first',
      description:
        'Tests that always passed are not listed. Without an entity, those of all entities that the caller sees.',
      parameters: [
        {
          name: 'entityRef',
          in: 'query',
          allowReserved: true,
          schema: { type: 'string', minLength: 1, maxLength: 400 },
        },
        { name: 'verdict', in: 'query', schema: verdict },
        {
          name: 'failedIn',
          in: 'query',
          description:
            'Id of an attempt of a build: only tests that failed in it and did not pass there when they were tried again, also those that nothing is held of yet.',
          schema: id,
        },
        {
          name: 'limit',
          in: 'query',
          schema: { type: 'integer', minimum: 1, maximum: 200, default: 50 },
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
          description: 'A page of tests.',
          ...json(
            object(['items', 'total', 'pageInfo'], {
              items: list(test),
              total: integer,
              pageInfo: object([], { nextCursor: text }),
            }),
          ),
        },
      },
    },
  },
  '/tests/{id}': {
    get: {
      operationId: 'getTest',
      summary: 'A test with its last runs and its last failure',
      parameters: [{ name: 'id', in: 'path', required: true, schema: id }],
      responses: {
        ...errors,
        '200': { description: 'The test.', ...json(detail) },
      },
    },
  },
  '/quarantine': {
    get: {
      operationId: 'listQuarantine',
      summary: 'Tests in quarantine, the ones that are overdue first',
      responses: {
        ...errors,
        '200': {
          description: 'At most 1,000.',
          ...json(object(['items'], { items: list(test) })),
        },
      },
    },
    post: {
      operationId: 'quarantineTest',
      summary: 'Leaves a flaky test out of the counts for a while',
      description:
        'Somebody has to mend it until a day, at most 30 days ahead. Sent again, it replaces what was said before.',
      requestBody: {
        required: true,
        ...json(
          object(['testId', 'ownerRef', 'reason', 'expiresAt'], {
            testId: id,
            ownerRef: { type: 'string', minLength: 1, maxLength: 300 },
            reason: { type: 'string', minLength: 1, maxLength: 1_000 },
            expiresAt: { type: 'string', minLength: 1, maxLength: 40 },
          }),
        ),
      },
      responses: {
        ...errors,
        '200': { description: 'It is in quarantine.', ...json(quarantine) },
      },
    },
  },
  '/quarantine/{testId}': {
    delete: {
      operationId: 'endQuarantine',
      summary: 'Counts a test again',
      parameters: [{ name: 'testId', in: 'path', required: true, schema: id }],
      responses: {
        ...errors,
        '204': { description: 'It is counted.' },
      },
    },
  },
} as const;
