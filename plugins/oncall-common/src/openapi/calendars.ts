import { errors, json, named, namedSchedule, ref } from './components';

const text = { type: 'string' } as const;
const kind = { type: 'string', enum: ['schedule', 'team', 'person'] } as const;

export const calendarLink = {
  type: 'object',
  additionalProperties: false,
  required: ['id', 'kind', 'createdAt', 'active'],
  properties: {
    id: text,
    kind,
    schedule: namedSchedule,
    team: named,
    createdAt: text,
    lastUsedAt: text,
    active: { type: 'boolean' },
  },
} as const;

export const newCalendarLink = {
  type: 'object',
  additionalProperties: false,
  required: ['link', 'url'],
  properties: { link: calendarLink, url: text },
} as const;

export const calendars = {
  '/calendar-links': {
    get: {
      operationId: 'listCalendarLinks',
      summary:
        'The caller’s own links, the newest first; never their addresses',
      responses: {
        ...errors,
        '200': {
          description: 'All of them.',
          ...json({
            type: 'object',
            additionalProperties: false,
            required: ['items'],
            properties: { items: { type: 'array', items: calendarLink } },
          }),
        },
      },
    },
    post: {
      operationId: 'createCalendarLink',
      summary:
        'An address for calendar programs. It is a secret, told only in this answer; at most 50 a person',
      requestBody: {
        required: true,
        ...json({
          type: 'object',
          additionalProperties: false,
          required: ['kind'],
          properties: {
            kind,
            scheduleId: {
              type: 'string',
              minLength: 1,
              maxLength: 64,
              description: 'For kind schedule',
            },
            teamRef: { ...ref, description: 'For kind team' },
          },
        }),
      },
      responses: {
        ...errors,
        '201': {
          description: 'The link and its address.',
          ...json(newCalendarLink),
        },
      },
    },
  },
  '/calendar-links/{id}': {
    delete: {
      operationId: 'revokeCalendarLink',
      summary:
        'Ends a link of the caller’s; its address shows nothing any more',
      parameters: [
        {
          name: 'id',
          in: 'path',
          required: true,
          schema: { type: 'string', minLength: 1, maxLength: 64 },
        },
      ],
      responses: { ...errors, '204': { description: 'It is gone.' } },
    },
  },
} as const;
