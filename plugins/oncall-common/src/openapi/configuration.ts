/*
 * The document of a schedule. Kinds of restrictions and overrides share one flat shape here: which fields a kind needs is
 * checked by `validateSchedule`, whose refusals name the field, where a choice of shapes only says that none fits.
 */

const name = { type: 'string', minLength: 1, maxLength: 200 } as const;
const id = { type: 'string', minLength: 1, maxLength: 100 } as const;
const zone = {
  type: 'string',
  minLength: 1,
  maxLength: 64,
  description:
    'IANA name in its own spelling, such as Europe/Berlin; at most 20 different ones in a schedule',
} as const;
/** As long as a moment may be: what is wrong is told by `validateSchedule`, which says how to mend it. */
const MOMENT_LENGTH = 35;
const wallTime = {
  type: 'string',
  maxLength: MOMENT_LENGTH,
  description: 'Local time without a zone, YYYY-MM-DDTHH:MM',
} as const;
const layerTime =
  'Local time in the zone of the layer, else of the version, YYYY-MM-DDTHH:MM; one that clocks skip is moved forward by the gap';
const time = {
  type: 'string',
  maxLength: MOMENT_LENGTH,
  description: 'HH:MM, 00:00 to 23:59',
} as const;
const weekday = {
  type: 'string',
  enum: [
    'monday',
    'tuesday',
    'wednesday',
    'thursday',
    'friday',
    'saturday',
    'sunday',
  ],
} as const;

/** Where something begins or ends. */
export const moment = {
  type: 'string',
  maxLength: MOMENT_LENGTH,
  description:
    'An instant with its offset (2026-11-30T08:00:00Z), or a local time (2026-11-30T09:00). A local time that clocks skip is moved forward by the gap; one that they repeat is its first occurrence where something begins, its last where it ends',
} as const;

export const userRef = {
  type: 'string',
  minLength: 1,
  maxLength: 300,
} as const;

const userRefs = { type: 'array', maxItems: 50, items: userRef } as const;

const rotation = {
  type: 'object',
  additionalProperties: false,
  required: ['unit', 'startsAt', 'slots'],
  properties: {
    unit: { type: 'string', enum: ['hour', 'day', 'week', 'month'] },
    length: {
      type: 'integer',
      minimum: 1,
      maximum: 10_000,
      description: 'Units of one turn; 1 when absent',
    },
    startsAt: {
      ...wallTime,
      description: `Where turn 0 begins. ${layerTime}, a repeated one is its first occurrence`,
    },
    slots: {
      type: 'array',
      minItems: 1,
      maxItems: 200,
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['userRefs'],
        properties: {
          userRefs: { ...userRefs, description: 'Nobody: a vacant turn' },
        },
      },
    },
    startSlot: {
      type: 'integer',
      minimum: 0,
      maximum: 199,
      description: 'Index of the slot of turn 0; 0 when absent',
    },
    turnsCounted: {
      type: 'string',
      enum: ['always', 'active-days'],
      description:
        'active-days: units in which the restrictions leave no time are passed over; always when absent',
    },
    effectiveFrom: {
      ...wallTime,
      description: `Nobody is on call by the rotation before. ${layerTime}, a repeated one is its first occurrence`,
    },
    effectiveUntil: {
      ...wallTime,
      description: `Nobody is on call by the rotation from then on. ${layerTime}, a repeated one is its last occurrence`,
    },
  },
} as const;

const restriction = {
  type: 'object',
  additionalProperties: false,
  required: ['kind', 'startTime', 'endTime'],
  properties: {
    kind: { type: 'string', enum: ['daily', 'weekly'] },
    startTime: time,
    endTime: {
      ...time,
      description:
        'Not later than startTime: on the next day (daily), or in the next week (weekly, same day)',
    },
    weekdays: {
      type: 'array',
      maxItems: 7,
      items: weekday,
      description:
        'daily: days on which the window begins; every day when absent',
    },
    startDay: { ...weekday, description: 'weekly' },
    endDay: { ...weekday, description: 'weekly' },
  },
} as const;

const layer = {
  type: 'object',
  additionalProperties: false,
  required: ['id', 'rotation'],
  properties: {
    id,
    name,
    timeZone: { ...zone, description: 'The version’s zone when absent' },
    priority: {
      type: 'integer',
      minimum: -1000,
      maximum: 1000,
      description:
        'Higher covers lower, equal ones are on call together; 0 when absent',
    },
    rotation,
    restrictions: { type: 'array', maxItems: 50, items: restriction },
  },
} as const;

export const version = {
  type: 'object',
  additionalProperties: false,
  required: ['timeZone', 'layers'],
  properties: {
    effectiveFrom: {
      ...moment,
      description:
        'Absent only in the first version, which then holds from the beginning',
    },
    timeZone: zone,
    layerPolicy: {
      type: 'string',
      enum: ['priority', 'union'],
      description: 'priority when absent',
    },
    layers: { type: 'array', maxItems: 50, items: layer },
  },
} as const;

const fixedShift = {
  type: 'object',
  additionalProperties: false,
  required: ['startsAt', 'endsAt', 'userRefs'],
  properties: { startsAt: moment, endsAt: moment, userRefs },
} as const;

const overrideFields = {
  kind: {
    type: 'string',
    enum: ['replace-all', 'replace', 'add', 'remove', 'fixed'],
  },
  startsAt: moment,
  endsAt: moment,
  timeZone: {
    ...zone,
    description:
      'For local times; when absent the zone of the version in force at startsAt, and of the earlier one where two zones disagree on that. An override that is added without one is stored with that zone',
  },
  userRefs: { ...userRefs, description: 'replace-all, add, remove' },
  userRef: { ...userRef, description: 'replace: who is replaced' },
  byUserRefs: { ...userRefs, description: 'replace: by whom' },
  shifts: {
    type: 'array',
    maxItems: 500,
    items: fixedShift,
    description: 'fixed: everybody in the window',
  },
} as const;

export const override = {
  type: 'object',
  additionalProperties: false,
  required: ['id', 'kind', 'startsAt', 'endsAt'],
  properties: { id, ...overrideFields },
} as const;

export const newOverride = {
  type: 'object',
  additionalProperties: false,
  required: ['kind', 'startsAt', 'endsAt'],
  properties: {
    id: {
      type: 'string',
      pattern: '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$',
      description:
        'A UUID of the caller’s, so that what is sent again after a lost answer is added once: with the same content it changes nothing, with other content it is a conflict. The service makes one when absent',
    },
    ...overrideFields,
  },
} as const;

export const configuration = {
  type: 'object',
  additionalProperties: false,
  required: ['versions'],
  properties: {
    versions: {
      type: 'array',
      minItems: 1,
      maxItems: 500,
      items: version,
      description: 'In order of effectiveFrom',
    },
    overrides: {
      type: 'array',
      maxItems: 5000,
      items: override,
      description:
        'In the order they were made. A replace-all or fixed makes earlier ones void, a replace earlier ones of the same userRef; the others are applied one after the other, each to who is on call by then',
    },
  },
} as const;
