/** What is kept of people. */
import {
  answers,
  anything,
  body,
  integer,
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

export const peoplePaths = {
  '/people/records': {
    post: {
      operationId: 'listPersonRecords',
      summary: 'All that is kept of a person; with `scorecards.people.manage`',
      requestBody: body(object(['userRef'], { userRef, cursor: short(2_048) })),
      responses: answers(
        'By kind; at most 200 at a time.',
        object(['items', 'pageInfo'], {
          items: list(
            object(['kind', 'id', 'deeds', 'details'], {
              kind: oneOf([
                'document-version',
                'exemption',
                'sign-off',
                'acknowledgement',
                'push-token',
              ]),
              id: text,
              deeds: list(text),
              details: anything,
            }),
          ),
          pageInfo,
        }),
      ),
    },
  },
  '/people/erase': {
    post: {
      operationId: 'erasePerson',
      summary:
        'Takes the name of a person out of all that is kept; with `scorecards.people.manage`',
      description: 'What was done stays. It cannot be taken back.',
      requestBody: body(object(['userRef'], { userRef })),
      responses: answers(
        'How many rows named the person; 0 when it is repeated.',
        object(['rows'], { rows: integer }),
      ),
    },
  },
} as const;
