/** Schemas shared by the paths of the ownership API; `types/` documents them, a type test keeps both equal. */
import { ownershipRoleNames } from '../types';

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
        'codeowners-disagree',
        'owned-by-member',
        'inherited-owner',
      ],
    },
    tone: { type: 'string', enum: ['bad', 'warn'] },
    params: { type: 'object', additionalProperties: text },
    reason: text,
    fix: text,
    since: text,
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

export const ownerState = {
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
} as const;

export const owner = {
  type: 'object',
  additionalProperties: false,
  required: ['entityRef', 'kind', 'title'],
  properties: {
    entityRef: text,
    kind: { type: 'string', enum: ['group', 'user'] },
    title: text,
    type: text,
  },
} as const;

export const tier = {
  type: 'object',
  additionalProperties: false,
  required: ['value', 'written', 'source'],
  properties: { value: text, written: text, source: text },
} as const;

export const openTransfer = {
  type: 'object',
  additionalProperties: false,
  required: ['id', 'status', 'to', 'proposedAt'],
  properties: {
    id: text,
    status: { type: 'string', enum: ['proposed', 'accepted'] },
    to: namedEntity,
    proposedAt: text,
  },
} as const;

export const roleName = {
  type: 'string',
  enum: ownershipRoleNames,
} as const;

export const role = {
  type: 'object',
  additionalProperties: false,
  required: ['role', 'value', 'source'],
  properties: {
    role: roleName,
    value: text,
    entity: namedEntity,
    href: text,
    source: { type: 'string', enum: ['annotation', 'set'] },
    setBy: namedEntity,
    setAt: text,
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
    'roles',
  ],
  properties: {
    entityRef: text,
    title: text,
    state: ownerState,
    writtenOwner: text,
    owner,
    inheritedFrom: namedEntity,
    people: { type: 'array', items: person },
    peopleCount: { type: 'integer' },
    channels: { type: 'array', items: channel },
    ancestors: { type: 'array', items: namedEntity },
    findings: { type: 'array', items: finding },
    trust,
    tier,
    lifecycle: text,
    transfer: openTransfer,
    roles: { type: 'array', items: role },
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
    'toConfirm',
    'requestCount',
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
    toConfirm: { type: 'integer' },
    requestCount: { type: 'integer' },
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

/** One page of a longer list. */
export const pageInfo = {
  type: 'object',
  additionalProperties: false,
  properties: { nextCursor: text },
} as const;

/** A page of items, and how many there are in all. */
export const pageOf = <const S>(item: S) =>
  json({
    type: 'object',
    additionalProperties: false,
    required: ['items', 'pageInfo', 'totalItems'],
    properties: {
      items: { type: 'array', items: item },
      pageInfo,
      totalItems: { type: 'integer' },
    },
  });

/** Parameters of every list that comes in pages. */
export const paging = [
  {
    name: 'limit',
    in: 'query',
    schema: { type: 'integer', minimum: 1, maximum: 200 },
  },
  {
    name: 'cursor',
    in: 'query',
    schema: { type: 'string', minLength: 1, maxLength: 2048 },
  },
] as const;

/** A field of a query that may be given several times. */
export const several = <const N extends string>(name: N) =>
  ({
    name,
    in: 'query',
    // References hold colons and slashes.
    allowReserved: true,
    schema: {
      type: 'array',
      maxItems: 50,
      items: { type: 'string', minLength: 1, maxLength: 400 },
    },
  } as const);

/** The body of a request. */
export const body = <const S>(schema: S) =>
  ({ requestBody: { required: true, ...json(schema) } } as const);
