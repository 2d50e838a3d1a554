import { WITHOUT_END } from '../types';

/** Schemas shared by the paths of the on-call API; `types/` documents them, a type test keeps both equal. */

const text = { type: 'string' } as const;
const integer = { type: 'integer' } as const;

/** A JSON body. */
export const json = <const T>(schema: T) =>
  ({ content: { 'application/json': { schema } } } as const);

/** Every operation answers errors in the platform's form. */
export const errors = {
  default: {
    description: 'Any error, in the form of `@backstage/errors`.',
    ...json({
      type: 'object',
      required: ['error'],
      properties: {
        error: {
          type: 'object',
          required: ['name', 'message'],
          properties: { name: text, message: text },
          additionalProperties: true,
        },
      },
      additionalProperties: true,
    }),
  },
} as const;

export const span = {
  type: 'object',
  additionalProperties: false,
  required: ['startsAt', 'endsAt'],
  properties: { startsAt: text, endsAt: text },
} as const;

/** With who left the catalog, where the rules still name somebody. */
export const gap = {
  ...span,
  properties: { ...span.properties, reason: text },
} as const;

const turnFields = { layerId: text, turn: integer, slot: integer } as const;

const source = {
  type: 'object',
  additionalProperties: false,
  required: ['startsAt', 'endsAt', 'version', 'turns', 'overrideIds'],
  properties: {
    startsAt: text,
    endsAt: text,
    version: integer,
    turns: {
      type: 'array',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['layerId', 'turn', 'slot'],
        properties: turnFields,
      },
    },
    overrideIds: { type: 'array', items: text },
  },
} as const;

export const interval = {
  type: 'object',
  additionalProperties: false,
  required: ['startsAt', 'endsAt', 'userRefs', 'sources'],
  properties: {
    startsAt: text,
    endsAt: text,
    userRefs: { type: 'array', items: text },
    sources: { type: 'array', items: source },
  },
} as const;

export const layerShift = {
  type: 'object',
  additionalProperties: false,
  required: [
    'startsAt',
    'endsAt',
    'layerId',
    'turn',
    'slot',
    'userRefs',
    'version',
  ],
  properties: {
    startsAt: text,
    endsAt: text,
    ...turnFields,
    userRefs: { type: 'array', items: text },
    version: integer,
  },
} as const;

export const zoneTable = {
  type: 'object',
  additionalProperties: false,
  required: ['timeZone', 'startsAt', 'endsAt', 'offsets', 'changes'],
  properties: {
    timeZone: text,
    startsAt: integer,
    endsAt: integer,
    offsets: { type: 'array', items: integer },
    changes: { type: 'array', items: integer },
  },
} as const;

export const ref = { type: 'string', minLength: 1, maxLength: 400 } as const;

export const named = {
  type: 'object',
  additionalProperties: false,
  required: ['entityRef', 'title'],
  properties: { entityRef: text, title: text },
} as const;

export const person = {
  type: 'object',
  additionalProperties: false,
  required: ['entityRef', 'title', 'known', 'channels'],
  properties: {
    entityRef: text,
    title: text,
    known: { type: 'boolean' },
    gone: { type: 'boolean' },
    channels: {
      type: 'array',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['kind', 'label'],
        properties: {
          kind: { type: 'string', enum: ['phone', 'chat', 'email', 'link'] },
          label: text,
          href: text,
        },
      },
    },
  },
} as const;

export const shift = {
  type: 'object',
  additionalProperties: false,
  required: ['startsAt', 'endsAt', 'people', 'overridden'],
  properties: {
    startsAt: text,
    endsAt: {
      ...text,
      description: `ISO 8601 in UTC; ${WITHOUT_END} where no end is known`,
    },
    people: { type: 'array', items: person },
    overridden: { type: 'boolean' },
  },
} as const;

/** The other system that says who is on call. */
export const onCallSource = {
  type: 'object',
  additionalProperties: false,
  required: ['id', 'title', 'stale'],
  properties: {
    id: text,
    title: text,
    url: text,
    readAt: text,
    stale: { type: 'boolean' },
    problem: text,
  },
} as const;

/** A schedule by its name. */
export const namedSchedule = {
  type: 'object',
  additionalProperties: false,
  required: ['id', 'name'],
  properties: { id: text, name: text },
} as const;

/** Which part of a longer list. */
export const pageParameters = [
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
] as const;

export const teamParameter = {
  name: 'team',
  in: 'query',
  allowReserved: true,
  schema: ref,
  description: 'Only those of one group',
} as const;

/** One page of a longer list. */
export const pageOf = <const T>(item: T) =>
  ({
    type: 'object',
    additionalProperties: false,
    required: ['items', 'pageInfo', 'totalItems'],
    properties: {
      items: { type: 'array', items: item },
      pageInfo: {
        type: 'object',
        additionalProperties: false,
        properties: { nextCursor: text },
      },
      totalItems: { type: 'integer', minimum: 0 },
    },
  } as const);
