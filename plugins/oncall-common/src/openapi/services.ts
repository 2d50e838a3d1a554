import {
  errors,
  json,
  named,
  pageOf,
  pageParameters,
  teamParameter,
} from './components';
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
      parameters: [teamParameter, ...pageParameters],
      responses: {
        ...errors,
        '200': {
          description: 'One page.',
          ...json(pageOf(uncoveredService)),
        },
      },
    },
  },
} as const;
