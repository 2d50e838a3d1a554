/** What is kept of people. References stand in bodies, as paths of requests are logged. */
import {
  answers,
  anything,
  body,
  count,
  list,
  object,
  oneOf,
  pageInfo,
  short,
  text,
} from './components';

const userRef = {
  type: 'string',
  pattern: '^[^:/]+:[^:/]+/[^:/]+$',
  maxLength: 300,
} as const;

export const personRecord = object(['kind', 'id', 'deeds', 'at', 'details'], {
  kind: oneOf([
    'alert',
    'timeline-entry',
    'page',
    'message',
    'policy',
    'silence',
    'remembered-route',
    'routing-key',
    'delivery',
    'personal-rules',
    'handoff-note',
  ]),
  id: text,
  deeds: list(text, 20),
  at: text,
  details: anything,
});

export const peoplePaths = {
  '/people/records': {
    post: {
      operationId: 'listPersonRecords',
      summary: 'All that is kept of a person; with `alerts.administer`',
      requestBody: body(object(['userRef'], { userRef, cursor: short(2_048) })),
      responses: answers(
        'By kind; at most 200 at a time.',
        object(['items', 'pageInfo'], {
          items: list(personRecord, 200),
          pageInfo,
        }),
      ),
    },
  },
  '/people/erase': {
    post: {
      operationId: 'erasePerson',
      summary:
        'Takes the name of a person out of all that is kept; with `alerts.administer`',
      description: 'What was done stays. It cannot be taken back.',
      requestBody: body(object(['userRef'], { userRef })),
      responses: answers(
        'How many rows named the person; 0 when it is repeated.',
        object(['rows'], { rows: count }),
      ),
    },
  },
} as const;
