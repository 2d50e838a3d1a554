/** Who made trunk green again: for other backends. */
import { errors, json, list, object, text } from './components';

const integer = { type: 'integer' } as const;
const entityRef = { type: 'string', minLength: 1, maxLength: 400 } as const;

const fixer = object(['userRef', 'count', 'lastAt'], {
  userRef: text,
  count: integer,
  lastAt: text,
  lastUrl: text,
});

export const fixerPaths = {
  '/fixers/by-refs': {
    post: {
      operationId: 'getFixersOfEntities',
      summary: 'Who made trunk of the pipelines of entities green again',
      description: 'For services only: no person is told who fixed what.',
      requestBody: {
        required: true,
        ...json(
          object(['entityRefs'], {
            entityRefs: {
              type: 'array',
              minItems: 1,
              maxItems: 100,
              items: entityRef,
            },
            days: { type: 'integer', minimum: 1, maximum: 365, default: 90 },
          }),
        ),
      },
      responses: {
        ...errors,
        '200': {
          description:
            'In the order of the request; null for what the caller does not see.',
          ...json(
            object(['items'], {
              items: list({
                anyOf: [
                  object(['entityRef', 'reds', 'fixers'], {
                    entityRef: text,
                    reds: integer,
                    fixers: list(fixer),
                  }),
                  { type: 'null' },
                ],
              } as const),
            }),
          ),
        },
      },
    },
  },
} as const;
