import { errors, json, namedSchedule, onCallSource, shift } from './components';
import { answer } from './onCall';

const text = { type: 'string' } as const;

const level = {
  type: 'object',
  additionalProperties: false,
  required: ['level', 'schedule'],
  properties: {
    level: { type: 'integer' },
    schedule: {
      ...namedSchedule,
      properties: { ...namedSchedule.properties, timeZone: text },
    },
    now: shift,
    next: shift,
    source: onCallSource,
  },
} as const;

export const hit = {
  type: 'object',
  additionalProperties: false,
  required: ['kind', 'id', 'title', 'levels'],
  properties: {
    kind: { type: 'string', enum: ['entity', 'team', 'person', 'schedule'] },
    id: text,
    title: text,
    levels: { type: 'array', items: level },
    problem: answer.properties.problem,
    reason: text,
  },
} as const;

export const search = {
  '/on-call/search': {
    get: {
      operationId: 'searchOnCall',
      summary:
        'Entities, teams, people and schedules by name, with who is on call; at most six of each, the best first',
      parameters: [
        {
          name: 'q',
          in: 'query',
          required: true,
          description: 'Parts of a name, divided by spaces',
          allowReserved: true,
          schema: { type: 'string', minLength: 1, maxLength: 100 },
        },
      ],
      responses: {
        ...errors,
        '200': {
          description: 'Matches that the caller sees.',
          ...json({
            type: 'object',
            additionalProperties: false,
            required: ['items'],
            properties: { items: { type: 'array', items: hit } },
          }),
        },
      },
    },
  },
} as const;
