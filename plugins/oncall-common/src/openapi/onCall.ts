import {
  errors,
  gap,
  json,
  named,
  namedSchedule,
  onCallSource,
  ref,
  shift,
} from './components';
import { moment } from './configuration';

const text = { type: 'string' } as const;

const windowEdge = {
  in: 'query',
  required: true,
  description:
    'ISO 8601 with its offset; `to` comes after `from`, at most 92 days later. Shifts are known for 365 days from now',
  schema: text,
} as const;

const count = { type: 'integer', minimum: 0 } as const;

const outlook = {
  type: 'object',
  additionalProperties: false,
  required: ['levels', 'gaps'],
  properties: {
    levels: {
      type: 'array',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['level', 'people'],
        properties: { level: { type: 'integer' }, people: count },
      },
    },
    gaps: {
      type: 'object',
      additionalProperties: false,
      required: ['in30Days', 'in90Days'],
      properties: { in30Days: count, in90Days: count },
    },
    firstGap: gap,
  },
} as const;

const level = {
  type: 'object',
  additionalProperties: false,
  required: ['level', 'scheduleId'],
  properties: { level: { type: 'integer' }, scheduleId: text },
} as const;

/** What a schedule says; told once, however many entities it answers for. */
export const answeringSchedule = {
  type: 'object',
  additionalProperties: false,
  required: ['id', 'name'],
  properties: {
    id: text,
    name: text,
    timeZone: text,
    now: shift,
    next: shift,
    source: onCallSource,
  },
} as const;

export const answer = {
  type: 'object',
  additionalProperties: false,
  required: ['entityRef', 'title', 'levels'],
  properties: {
    entityRef: text,
    title: text,
    via: { type: 'string', enum: ['annotation', 'owner'] },
    inheritedFrom: named,
    team: named,
    levels: { type: 'array', items: level },
    problem: {
      type: 'string',
      enum: [
        'no-owner',
        'owner-not-in-catalog',
        'owner-not-a-team',
        'schedule-unknown',
        'no-schedule',
        'hidden',
        'nobody-now',
        'source-unknown',
        'source-silent',
      ],
    },
    reason: text,
    outlook,
  },
} as const;

export const myShift = {
  type: 'object',
  additionalProperties: false,
  required: ['startsAt', 'endsAt', 'people', 'overridden', 'schedule', 'team'],
  properties: {
    ...shift.properties,
    schedule: {
      type: 'object',
      additionalProperties: false,
      required: ['id', 'name', 'level'],
      properties: { id: text, name: text, level: { type: 'integer' } },
    },
    team: named,
    moved: {
      type: 'object',
      additionalProperties: false,
      required: ['by', 'at', 'from'],
      properties: {
        by: named,
        at: text,
        from: { type: 'array', items: named },
      },
    },
  },
} as const;

export const onCall = {
  '/on-call/by-refs': {
    post: {
      operationId: 'getOnCallByRefs',
      summary:
        'Who is on call for entities, in the order of the request; a group answers for its own schedules',
      requestBody: {
        required: true,
        ...json({
          type: 'object',
          additionalProperties: false,
          required: ['entityRefs'],
          properties: {
            entityRefs: { type: 'array', maxItems: 1000, items: ref },
            at: {
              ...moment,
              description: 'An instant with its offset; now when absent',
            },
            outlook: {
              type: 'boolean',
              description:
                'True for what lies ahead from now on too; not together with `at`',
            },
          },
        }),
      },
      responses: {
        ...errors,
        '200': {
          description: 'An answer each, or null where unknown or hidden.',
          ...json({
            type: 'object',
            additionalProperties: false,
            required: ['items', 'schedules'],
            properties: {
              schedules: { type: 'array', items: answeringSchedule },
              items: {
                type: 'array',
                // No nullable objects in OpenAPI 3.1: a type of its own beside.
                items: { oneOf: [answer, { type: 'null' }] },
              },
              asOf: text,
            },
          }),
        },
      },
    },
  },
  '/on-call/shifts': {
    get: {
      operationId: 'listShiftsOf',
      summary:
        'When a person is on call in a window, by the schedules that the caller sees',
      parameters: [
        {
          name: 'person',
          in: 'query',
          required: true,
          description: 'Full reference in lower case, such as user:default/ana',
          schema: { type: 'string', minLength: 1, maxLength: 400 },
        },
        { name: 'from', ...windowEdge },
        { name: 'to', ...windowEdge },
      ],
      responses: {
        ...errors,
        '200': {
          description: 'In order of time, cut to the window.',
          ...json({
            type: 'object',
            additionalProperties: false,
            required: ['items'],
            properties: {
              items: {
                type: 'array',
                items: {
                  type: 'object',
                  additionalProperties: false,
                  required: ['schedule', 'startsAt', 'endsAt'],
                  properties: {
                    schedule: namedSchedule,
                    startsAt: text,
                    endsAt: text,
                  },
                },
              },
            },
          }),
        },
      },
    },
  },
  '/my/shifts': {
    get: {
      operationId: 'listMyShifts',
      summary: 'Shifts of the caller in the next 8 weeks, the current one too',
      responses: {
        ...errors,
        '200': {
          description: 'In order of time.',
          ...json({
            type: 'object',
            additionalProperties: false,
            required: ['items'],
            properties: { items: { type: 'array', items: myShift } },
          }),
        },
      },
    },
  },
} as const;
