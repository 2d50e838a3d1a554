/** Paths of figures by week. */
import { errors, json, list, object, text } from './components';
import { rate, summary } from './schemas';

const week = object(['week', 'from'], {
  week: text,
  from: text,
  isCurrent: { type: 'boolean' },
  successRate: rate,
  leftOut: { type: 'object', additionalProperties: { type: 'integer' } },
  duration: summary,
  queue: summary,
  redMs: { type: 'number' },
} as const);

export const weekPaths = {
  '/health/weeks': {
    get: {
      operationId: 'getWeeksOfEntity',
      summary: 'How builds of an entity fared, week by week',
      parameters: [
        {
          name: 'entityRef',
          in: 'query',
          required: true,
          allowReserved: true,
          schema: { type: 'string', minLength: 1, maxLength: 400 },
        },
        {
          name: 'pipelineId',
          in: 'query',
          description: 'One of its pipelines; all together when absent',
          schema: { type: 'string', pattern: '^[0-9]{1,15}$' },
        },
        {
          name: 'weeks',
          in: 'query',
          description: 'Weeks back from now, the one that goes on included',
          schema: { type: 'integer', minimum: 1, maximum: 53, default: 13 },
        },
      ],
      responses: {
        ...errors,
        '200': {
          description:
            'Weeks of ISO 8601 in UTC, the oldest first. What is absent is unknown, and never 0.',
          ...json(
            object(['entityRef', 'pipelines', 'weeks'], {
              entityRef: text,
              pipelines: list(object(['id', 'name'], { id: text, name: text })),
              weeks: list(week),
            }),
          ),
        },
      },
    },
  },
} as const;
