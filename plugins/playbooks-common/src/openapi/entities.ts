/** Pages of entities and teams. */
import { errors, json, list, object, text } from './components';

const entity = object(['entityRef', 'title'], {
  entityRef: text,
  title: text,
});

const reasons = list({
  type: 'string',
  enum: ['annotation', 'services', 'link', 'folder', 'techdocs', 'owner'],
} as const);

/** @param summary - a page in a list */
export const entityPaths = <const T extends object>(summary: T) =>
  ({
    '/pages/by-refs': {
      post: {
        operationId: 'getPlaybooksOfEntities',
        summary: 'The pages of entities and teams, with why they are theirs',
        requestBody: {
          required: true,
          ...json(
            object(['entityRefs'], {
              entityRefs: {
                type: 'array',
                minItems: 1,
                maxItems: 1000,
                items: { type: 'string', minLength: 1, maxLength: 400 },
              },
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
                    object(
                      ['entityRef', 'title', 'pages', 'totalPages', 'problems'],
                      {
                        entityRef: text,
                        title: text,
                        pages: list(
                          object(['playbook', 'reasons'], {
                            playbook: summary,
                            reasons,
                            entities: list(entity),
                          }),
                        ),
                        totalPages: { type: 'integer' },
                        problems: list(text),
                        services: object(['total', 'covered', 'without'], {
                          total: { type: 'integer' },
                          covered: { type: 'integer' },
                          without: list(entity),
                        }),
                      },
                    ),
                    { type: 'null' },
                  ],
                } as const),
              }),
            ),
          },
        },
      },
    },
  } as const);
