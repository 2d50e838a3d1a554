import { errors, json, ownership, ref, team } from './components';

/** A list of entity references of bounded length. */
const refs = <const N extends number>(maxItems: N) =>
  ({ type: 'array', maxItems, items: ref } as const);

/** One place per reference that was asked for. */
const places = <const S>(item: S) =>
  json({
    type: 'object',
    additionalProperties: false,
    required: ['items'],
    properties: {
      items: { type: 'array', items: { oneOf: [item, { type: 'null' }] } },
      asOf: { type: 'string' },
    },
  });

export const owners = {
  '/owners/by-refs': {
    post: {
      operationId: 'getOwnersByRefs',
      summary: 'Who owns these entities, and how to reach them',
      requestBody: {
        required: true,
        ...json({
          type: 'object',
          additionalProperties: false,
          required: ['entityRefs'],
          properties: { entityRefs: refs(1000) },
        }),
      },
      responses: {
        ...errors,
        '200': {
          description:
            'One place per reference, in request order; null where the entity is unknown or hidden.',
          ...places(ownership),
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
        ...json({
          type: 'object',
          additionalProperties: false,
          required: ['groupRefs'],
          properties: { groupRefs: refs(100) },
        }),
      },
      responses: {
        ...errors,
        '200': {
          description:
            'One place per reference, in request order; null where the group is unknown or hidden.',
          ...places(team),
        },
      },
    },
  },
} as const;
