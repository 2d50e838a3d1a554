/** What is kept of people. */
import { errors, json, list, object, text } from './components';
import { entry } from './runs';

const userRef = {
  type: 'string',
  pattern: '^[^:/]+:[^:/]+/[^:/]+$',
  maxLength: 300,
} as const;

export const peoplePaths = {
  '/people/records': {
    get: {
      operationId: 'listPersonRecords',
      summary: 'All that a person did in runs; with `playbooks.people.manage`',
      parameters: [
        {
          name: 'userRef',
          in: 'query',
          required: true,
          allowReserved: true,
          schema: userRef,
        },
        {
          name: 'cursor',
          in: 'query',
          schema: { type: 'string', maxLength: 1_000 },
        },
      ],
      responses: {
        ...errors,
        '200': {
          description: 'By runs; at most 50 at a time.',
          ...json(
            object(['items', 'pageInfo'], {
              items: list(
                object(
                  [
                    'runId',
                    'pageId',
                    'title',
                    'startedAt',
                    'isStarter',
                    'entries',
                  ],
                  {
                    runId: text,
                    pageId: text,
                    title: text,
                    startedAt: text,
                    isStarter: { type: 'boolean' },
                    entries: list(entry),
                  },
                ),
              ),
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
        'Puts `user:default/erased` in place of a person in all runs; with `playbooks.people.manage`',
      requestBody: {
        required: true,
        ...json(object(['userRef'], { userRef })),
      },
      responses: {
        ...errors,
        '200': {
          description: 'How many runs named the person; 0 when it is repeated.',
          ...json(object(['runs'], { runs: { type: 'integer' } })),
        },
      },
    },
  },
} as const;
