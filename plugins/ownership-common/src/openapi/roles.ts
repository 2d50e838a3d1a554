import { body, errors, json, ref, role, roleName } from './components';

export const roles = {
  '/roles': {
    put: {
      operationId: 'setRole',
      summary:
        'Someone who answers for the entity says who fills a role; an empty value gives it back to the annotation',
      ...body({
        type: 'object',
        additionalProperties: false,
        required: ['entityRef', 'role', 'value'],
        properties: {
          entityRef: ref,
          role: roleName,
          value: { type: 'string', maxLength: 200 },
        },
      }),
      responses: {
        ...errors,
        '200': {
          description: 'All roles of the entity.',
          ...json({
            type: 'object',
            additionalProperties: false,
            required: ['items'],
            properties: { items: { type: 'array', items: role } },
          }),
        },
      },
    },
  },
  '/renames': {
    post: {
      operationId: 'rename',
      summary:
        'An administrator moves what is kept under one reference to another',
      ...body({
        type: 'object',
        additionalProperties: false,
        required: ['fromRef', 'toRef'],
        properties: { fromRef: ref, toRef: ref },
      }),
      responses: {
        ...errors,
        '200': {
          description: 'How many rows were moved.',
          ...json({
            type: 'object',
            additionalProperties: false,
            required: ['moved'],
            properties: { moved: { type: 'integer' } },
          }),
        },
      },
    },
  },
  '/messages/retries': {
    post: {
      operationId: 'retryMessages',
      summary:
        'An administrator has notifications sent that were given up after five attempts',
      responses: {
        ...errors,
        '200': {
          description: 'How many will be tried again.',
          ...json({
            type: 'object',
            additionalProperties: false,
            required: ['retried'],
            properties: { retried: { type: 'integer' } },
          }),
        },
      },
    },
  },
} as const;
