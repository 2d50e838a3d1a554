import { errors, json, ref } from './components';

const text = { type: 'string' } as const;

/** What was confirmed in one go. */
export const confirmation = {
  type: 'object',
  additionalProperties: false,
  required: ['id', 'confirmedAt', 'entityRefs'],
  properties: {
    id: text,
    confirmedAt: text,
    entityRefs: { type: 'array', items: text },
  },
} as const;

export const confirmations = {
  '/confirmations': {
    post: {
      operationId: 'confirmOwners',
      summary: 'Someone who answers for these entities says that this is right',
      requestBody: {
        required: true,
        ...json({
          type: 'object',
          additionalProperties: false,
          required: ['items'],
          properties: {
            items: {
              type: 'array',
              minItems: 1,
              maxItems: 1000,
              items: {
                type: 'object',
                additionalProperties: false,
                required: ['entityRef', 'ownerRef'],
                properties: { entityRef: ref, ownerRef: ref },
              },
            },
          },
        }),
      },
      responses: {
        ...errors,
        '201': {
          description: 'All of them are confirmed.',
          ...json(confirmation),
        },
      },
    },
  },
  '/confirmations/{id}': {
    delete: {
      operationId: 'undoConfirmation',
      summary:
        'Takes back what the caller confirmed, where nobody has confirmed again since',
      parameters: [
        {
          name: 'id',
          in: 'path',
          required: true,
          schema: { type: 'string', minLength: 1, maxLength: 64 },
        },
      ],
      responses: {
        ...errors,
        '204': { description: 'What stood before stands again.' },
      },
    },
  },
} as const;
