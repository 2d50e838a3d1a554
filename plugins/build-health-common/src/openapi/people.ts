/** What is kept of people. Accounts may be addresses: they stand in bodies, as paths of requests are logged. */
import { errors, json, list, object, text } from './components';

const integer = { type: 'integer' } as const;
const boolean = { type: 'boolean' } as const;

const names = {
  userRef: {
    type: 'string',
    pattern: '^[^:/]+:[^:/]+/[^:/]+$',
    maxLength: 300,
  },
  accounts: {
    type: 'array',
    maxItems: 20,
    items: { type: 'string', minLength: 1, maxLength: 200 },
  },
} as const;

const buildRecord = object(
  ['kind', 'source', 'pipeline', 'buildId', 'attempt', 'at'],
  {
    kind: { type: 'string', enum: ['build'] },
    source: text,
    pipeline: text,
    buildId: text,
    attempt: integer,
    at: text,
    author: text,
    account: text,
    title: text,
    url: text,
  },
);

const quarantineRecord = object(
  ['kind', 'testId', 'test', 'at', 'isCreator', 'isOwner', 'reason'],
  {
    kind: { type: 'string', enum: ['quarantine'] },
    testId: text,
    test: text,
    at: text,
    isCreator: boolean,
    isOwner: boolean,
    reason: text,
  },
);

export const peoplePaths = {
  '/people/records': {
    post: {
      operationId: 'listPersonRecords',
      summary:
        'All that is kept of a person; with `build-health.people.manage`',
      requestBody: {
        required: true,
        ...json(
          object([], {
            ...names,
            cursor: { type: 'string', maxLength: 2_048 },
          }),
        ),
      },
      responses: {
        ...errors,
        '200': {
          description: 'Quarantines, then builds; at most 200 at a time.',
          ...json(
            object(['accounts', 'items', 'pageInfo'], {
              accounts: list(text),
              items: list({ anyOf: [buildRecord, quarantineRecord] } as const),
              pageInfo: object([], { nextCursor: text }),
            }),
          ),
        },
      },
    },
  },
  '/people/erase': {
    post: {
      operationId: 'erasePerson',
      summary:
        'Takes the name of a person out of all that is kept; with `build-health.people.manage`',
      description:
        'What was done stays, so that figures stay. It cannot be taken back.',
      requestBody: { required: true, ...json(object([], names)) },
      responses: {
        ...errors,
        '200': {
          description: 'How much named the person; 0 when it is repeated.',
          ...json(
            object(['accounts', 'builds', 'quarantines'], {
              accounts: list(text),
              builds: integer,
              quarantines: integer,
            }),
          ),
        },
      },
    },
  },
} as const;
