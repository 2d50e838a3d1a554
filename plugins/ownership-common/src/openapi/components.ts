/** Schemas shared by the paths of the ownership API; `types.ts` documents them, a type test keeps both equal. */

const text = { type: 'string' } as const;

export const namedEntity = {
  type: 'object',
  additionalProperties: false,
  required: ['entityRef', 'title'],
  properties: { entityRef: text, title: text },
} as const;

export const finding = {
  type: 'object',
  additionalProperties: false,
  required: ['code', 'tone', 'params', 'reason', 'fix'],
  properties: {
    code: {
      type: 'string',
      enum: [
        'missing',
        'unparsable',
        'group-not-in-catalog',
        'user-not-in-catalog',
        'kind-not-owner',
        'email',
        'email-of-user',
        'person',
        'no-members',
        'members-not-in-catalog',
        'members-in-sub-teams',
        'team-of-one',
        'no-channel',
        'parent-cycle',
        'confirmation-overdue',
        'owned-by-member',
        'inherited-owner',
      ],
    },
    tone: { type: 'string', enum: ['bad', 'warn'] },
    params: { type: 'object', additionalProperties: text },
    reason: text,
    fix: text,
  },
} as const;

export const channel = {
  type: 'object',
  additionalProperties: false,
  required: ['kind', 'label', 'from'],
  properties: {
    kind: { type: 'string', enum: ['chat', 'email', 'link'] },
    label: text,
    href: text,
    from: text,
  },
} as const;

export const person = {
  type: 'object',
  additionalProperties: false,
  required: ['entityRef', 'title', 'lead'],
  properties: {
    entityRef: text,
    title: text,
    email: text,
    lead: { type: 'boolean' },
  },
} as const;

export const trust = {
  type: 'object',
  additionalProperties: false,
  required: ['level', 'mayConfirm'],
  properties: {
    level: { type: 'string', enum: ['fresh', 'ageing', 'stale', 'never'] },
    confirmedAt: text,
    confirmedBy: namedEntity,
    dueAt: text,
    mayConfirm: { type: 'boolean' },
  },
} as const;

export const ownership = {
  type: 'object',
  additionalProperties: false,
  required: [
    'entityRef',
    'title',
    'state',
    'people',
    'peopleCount',
    'channels',
    'ancestors',
    'findings',
  ],
  properties: {
    entityRef: text,
    title: text,
    state: {
      type: 'string',
      enum: [
        'owned',
        'missing',
        'unparsable',
        'not-in-catalog',
        'email',
        'person',
        'no-members',
      ],
    },
    writtenOwner: text,
    owner: {
      type: 'object',
      additionalProperties: false,
      required: ['entityRef', 'kind', 'title'],
      properties: {
        entityRef: text,
        kind: { type: 'string', enum: ['group', 'user'] },
        title: text,
        type: text,
      },
    },
    inheritedFrom: namedEntity,
    people: { type: 'array', items: person },
    peopleCount: { type: 'integer' },
    channels: { type: 'array', items: channel },
    ancestors: { type: 'array', items: namedEntity },
    findings: { type: 'array', items: finding },
    trust,
    tier: {
      type: 'object',
      additionalProperties: false,
      required: ['value', 'written', 'source'],
      properties: { value: text, written: text, source: text },
    },
    lifecycle: text,
  },
} as const;

const counts = {
  type: 'object',
  additionalProperties: false,
  required: ['total', 'byKind'],
  properties: {
    total: { type: 'integer' },
    byKind: {
      type: 'array',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['kind', 'count'],
        properties: { kind: text, count: { type: 'integer' } },
      },
    },
  },
} as const;

export const team = {
  type: 'object',
  additionalProperties: false,
  required: [
    'entityRef',
    'title',
    'peopleCount',
    'subTeamCount',
    'ancestors',
    'channels',
    'owned',
    'ownedWithSubTeams',
    'findings',
    'gaps',
    'gapCount',
  ],
  properties: {
    entityRef: text,
    title: text,
    peopleCount: { type: 'integer' },
    subTeamCount: { type: 'integer' },
    ancestors: { type: 'array', items: namedEntity },
    channels: { type: 'array', items: channel },
    owned: counts,
    ownedWithSubTeams: counts,
    findings: { type: 'array', items: finding },
    gaps: {
      type: 'array',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['entityRef', 'title', 'finding'],
        properties: { entityRef: text, title: text, finding },
      },
    },
    gapCount: { type: 'integer' },
  },
} as const;

/** A body or an answer in JSON. */
export const json = <const S>(schema: S) =>
  ({ content: { 'application/json': { schema } } } as const);

/** A reference in a request. */
export const ref = { type: 'string', minLength: 1, maxLength: 400 } as const;

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
