import { errors, ownership, team } from './components';

/** A list of entity references of bounded length. */
const refs = (maxItems: number) =>
  ({
    type: 'array',
    maxItems,
    items: { type: 'string', minLength: 1, maxLength: 400 },
  } as const);

export const owners = {
  '/owners/by-refs': {
    post: {
      operationId: 'getOwnersByRefs',
      summary: 'Who owns these entities, and how to reach them',
      requestBody: {
        required: true,
        content: {
          'application/json': {
            schema: {
              type: 'object',
              additionalProperties: false,
              required: ['entityRefs'],
              properties: { entityRefs: refs(1000) },
            },
          },
        },
      },
      responses: {
        ...errors,
        '200': {
          description:
            'One place per reference, in request order; null where the entity is unknown or hidden.',
          content: {
            'application/json': {
              schema: {
                type: 'object',
                additionalProperties: false,
                required: ['items'],
                properties: {
                  items: {
                    type: 'array',
                    items: { oneOf: [ownership, { type: 'null' }] },
                  },
                  asOf: { type: 'string' },
                },
              },
            },
          },
        },
      },
    },
  },
  '/teams/by-refs': {
    post: {
      operationId: 'getTeamsByRefs',
      summary: 'What these teams own, and the gaps in it',
      requestBody: {
        required: true,
        content: {
          'application/json': {
            schema: {
              type: 'object',
              additionalProperties: false,
              required: ['groupRefs'],
              properties: { groupRefs: refs(100) },
            },
          },
        },
      },
      responses: {
        ...errors,
        '200': {
          description:
            'One place per reference, in request order; null where the group is unknown or hidden.',
          content: {
            'application/json': {
              schema: {
                type: 'object',
                additionalProperties: false,
                required: ['items'],
                properties: {
                  items: {
                    type: 'array',
                    items: { oneOf: [team, { type: 'null' }] },
                  },
                  asOf: { type: 'string' },
                },
              },
            },
          },
        },
      },
    },
  },
} as const;
