import {
  errors,
  gap,
  json,
  named,
  onCallSource,
  pageOf,
  pageParameters,
  person,
  ref,
  shift,
  teamParameter,
  zoneTable,
} from './components';
import { newOverride, override, version } from './configuration';

const text = { type: 'string' } as const;
const count = { type: 'integer', minimum: 0 } as const;
const note = { type: 'string', maxLength: 500 } as const;

const headFields = {
  id: text,
  name: text,
  description: text,
  team: named,
  level: { type: 'integer' },
  timeZone: text,
} as const;

const allowed = {
  type: 'array',
  items: { type: 'string', enum: ['edit', 'override', 'delete'] },
} as const;

const summaryFields = {
  ...headFields,
  now: shift,
  next: shift,
  allowed,
  gapCount: count,
  firstGap: gap,
  source: onCallSource,
} as const;

const summaryRequired = [
  'id',
  'name',
  'team',
  'level',
  'timeZone',
  'gapCount',
] as const;

export const scheduleSummary = {
  type: 'object',
  additionalProperties: false,
  required: summaryRequired,
  properties: summaryFields,
} as const;

const storedVersion = {
  type: 'object',
  additionalProperties: false,
  required: [...version.required, 'number', 'createdAt', 'createdBy'],
  properties: {
    ...version.properties,
    number: { type: 'integer' },
    createdAt: text,
    createdBy: named,
    note: text,
  },
} as const;

const storedOverride = {
  type: 'object',
  additionalProperties: false,
  required: [...override.required, 'createdAt', 'createdBy'],
  properties: { ...override.properties, createdAt: text, createdBy: named },
} as const;

export const schedule = {
  type: 'object',
  additionalProperties: false,
  required: [
    ...summaryRequired,
    'revision',
    'versions',
    'overrides',
    'people',
    'zones',
    'timeZoneDataVersion',
    'allowed',
  ],
  properties: {
    ...summaryFields,
    revision: { type: 'integer' },
    versions: { type: 'array', items: storedVersion },
    overrides: { type: 'array', items: storedOverride },
    people: { type: 'array', items: person },
    zones: { type: 'array', items: zoneTable },
    timeZoneDataVersion: text,
  },
} as const;

export const scheduleChange = {
  type: 'object',
  additionalProperties: false,
  required: ['id', 'changedAt', 'changedBy', 'kind'],
  properties: {
    id: text,
    changedAt: text,
    changedBy: named,
    kind: {
      type: 'string',
      enum: [
        'created',
        'renamed',
        'version-saved',
        'override-added',
        'override-removed',
        'deleted',
        'restored',
      ],
    },
    version: { type: 'integer' },
    override,
    note: text,
  },
} as const;

const fields = {
  name: { type: 'string', minLength: 1, maxLength: 100 },
  description: { type: 'string', maxLength: 500 },
  teamRef: { ...ref, description: 'A group of the catalog' },
  level: {
    type: 'integer',
    minimum: 1,
    maximum: 20,
    description: 'Place among the team’s schedules: 1 is asked first',
  },
} as const;

const id = (name: string) =>
  ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string', minLength: 1, maxLength: 64 },
  } as const);

const baseRevision = {
  type: 'integer',
  minimum: 0,
  description:
    'Revision the change stands on; a later one meanwhile is a conflict',
} as const;

const oneSchedule = {
  ...errors,
  '200': { description: 'The schedule as it is now.', ...json(schedule) },
} as const;

export const schedules = {
  '/schedules': {
    get: {
      operationId: 'listSchedules',
      summary: 'Schedules of the teams the caller sees, by team and level',
      parameters: [
        teamParameter,
        {
          name: 'q',
          in: 'query',
          allowReserved: true,
          schema: { type: 'string', maxLength: 100 },
          description: 'Part of a name of schedule, team or person on call',
        },
        {
          name: 'gaps',
          in: 'query',
          schema: { type: 'boolean' },
          description:
            'Only those with a gap in the next 365 days; of other systems, those that name nobody now',
        },
        {
          name: 'sources',
          in: 'query',
          schema: { type: 'boolean' },
          description:
            'Also what other systems say, a row for each level, for teams without a schedule here',
        },
        ...pageParameters,
      ],
      responses: {
        ...errors,
        '200': { description: 'One page.', ...json(pageOf(scheduleSummary)) },
      },
    },
    post: {
      operationId: 'createSchedule',
      summary: 'A member of the team makes a schedule',
      requestBody: {
        required: true,
        ...json({
          type: 'object',
          additionalProperties: false,
          required: ['name', 'teamRef', 'version'],
          properties: { ...fields, version },
        }),
      },
      responses: {
        ...errors,
        '201': { description: 'The new schedule.', ...json(schedule) },
      },
    },
  },
  '/schedules/{id}': {
    get: {
      operationId: 'getSchedule',
      summary: 'A schedule with all that decides who is on call',
      parameters: [id('id')],
      responses: oneSchedule,
    },
    put: {
      operationId: 'updateSchedule',
      summary: 'Another name, team or level',
      parameters: [id('id')],
      requestBody: {
        required: true,
        ...json({
          type: 'object',
          additionalProperties: false,
          required: ['name', 'teamRef', 'baseRevision'],
          properties: { ...fields, baseRevision },
        }),
      },
      responses: oneSchedule,
    },
    delete: {
      operationId: 'deleteSchedule',
      summary:
        'Ends a schedule; nobody is on call by it any more. For 30 days, or what the portal is set to, it can be brought back',
      parameters: [id('id')],
      responses: { ...errors, '204': { description: 'It is gone.' } },
    },
  },
  '/schedules/{id}/restore': {
    post: {
      operationId: 'restoreSchedule',
      summary:
        'Brings a deleted schedule back with its versions, overrides and history; in between nobody was on call by it',
      parameters: [id('id')],
      responses: oneSchedule,
    },
  },
  '/schedules/{id}/versions': {
    post: {
      operationId: 'saveScheduleVersion',
      summary:
        'Other rules from a moment on, never before now: the past stays. Versions that were to begin later are dropped',
      parameters: [id('id')],
      requestBody: {
        required: true,
        ...json({
          type: 'object',
          additionalProperties: false,
          required: ['baseRevision', 'version'],
          properties: { baseRevision, version, note },
        }),
      },
      responses: oneSchedule,
    },
  },
  '/schedules/{id}/overrides': {
    post: {
      operationId: 'addOverride',
      summary: 'A departure from the layers for a while, never before now',
      parameters: [id('id')],
      requestBody: { required: true, ...json(newOverride) },
      responses: oneSchedule,
    },
  },
  '/schedules/{id}/overrides/{overrideId}': {
    delete: {
      operationId: 'removeOverride',
      summary: 'Takes an override back; what has passed of it stays',
      parameters: [id('id'), id('overrideId')],
      responses: oneSchedule,
    },
  },
  '/schedules/{id}/changes': {
    get: {
      operationId: 'listScheduleChanges',
      summary: 'What was done to a schedule, newest first, at most 200',
      parameters: [id('id')],
      responses: {
        ...errors,
        '200': {
          description: 'Changes with who made them.',
          ...json({
            type: 'object',
            additionalProperties: false,
            required: ['items'],
            properties: { items: { type: 'array', items: scheduleChange } },
          }),
        },
      },
    },
  },
} as const;
