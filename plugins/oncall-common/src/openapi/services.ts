import { errors, json, named, ref } from './components';
import { answer } from './onCall';

const text = { type: 'string' } as const;

export const uncoveredService = {
  type: 'object',
  additionalProperties: false,
  required: ['entityRef', 'title', 'problem', 'reason'],
  properties: {
    entityRef: text,
    title: text,
    team: named,
    problem: answer.properties.problem,
    reason: text,
  },
} as const;

export const services = {
  '/uncovered-services': {
    get: {
      operationId: 'listUncoveredServices',
      summary:
        'Components the caller sees for which nobody is on call at any hour, with the link that is missing; by title',
      parameters: [
        {
          name: 'team',
          in: 'query',
          allowReserved: true,
          schema: ref,
          description: 'Only those of one group',
        },
        {
          name: 'cursor',
          in: 'query',
          schema: { type: 'string', maxLength: 2000 },
        },
        {
          name: 'limit',
          in: 'query',
          schema: { type: 'integer', minimum: 1, maximum: 200 },
        },
      ],
      responses: {
        ...errors,
        '200': {
          description: 'One page.',
          ...json({
            type: 'object',
            additionalProperties: false,
            required: ['items', 'pageInfo', 'totalItems'],
            properties: {
              items: { type: 'array', items: uncoveredService },
              pageInfo: {
                type: 'object',
                additionalProperties: false,
                properties: { nextCursor: text },
              },
              totalItems: { type: 'integer' },
            },
          }),
        },
      },
    },
  },
} as const;
