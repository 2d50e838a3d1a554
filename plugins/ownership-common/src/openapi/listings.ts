import {
  channel,
  errors,
  finding,
  json,
  namedEntity,
  openTransfer,
  owner,
  ownerState,
  pageInfo,
  pageOf,
  paging,
  ref,
  several,
  tier,
  trust,
} from './components';

const text = { type: 'string' } as const;
const number = { type: 'integer' } as const;

export const row = {
  type: 'object',
  additionalProperties: false,
  required: [
    'entityRef',
    'title',
    'kind',
    'state',
    'peopleCount',
    'channels',
    'channelCount',
    'findings',
  ],
  properties: {
    entityRef: text,
    title: text,
    kind: text,
    state: ownerState,
    writtenOwner: text,
    owner,
    inheritedFrom: namedEntity,
    partOf: namedEntity,
    peopleCount: number,
    channels: { type: 'array', items: channel },
    channelCount: number,
    findings: { type: 'array', items: finding },
    trust,
    tier,
    lifecycle: text,
    transfer: openTransfer,
  },
} as const;

export const facet = {
  type: 'object',
  additionalProperties: false,
  required: ['field', 'values'],
  properties: {
    field: {
      type: 'string',
      enum: ['kind', 'finding', 'trust', 'tier', 'lifecycle'],
    },
    values: {
      type: 'array',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['value', 'count'],
        properties: { value: text, count: number },
      },
    },
  },
} as const;

export const page = {
  type: 'object',
  additionalProperties: false,
  required: ['items', 'pageInfo', 'totalItems', 'facets'],
  properties: {
    items: { type: 'array', items: row },
    pageInfo,
    totalItems: number,
    facets: { type: 'array', items: facet },
    without: {
      type: 'array',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['filter', 'count'],
        properties: { filter: text, count: number },
      },
    },
    asOf: text,
  },
} as const;

/** Which entities are meant, and in which order. */
const filters = [
  {
    name: 'q',
    in: 'query',
    allowReserved: true,
    schema: { type: 'string', minLength: 1, maxLength: 200 },
  },
  several('team'),
  several('owner'),
  { name: 'orphan', in: 'query', schema: { type: 'boolean' } },
  several('kind'),
  several('system'),
  several('finding'),
  several('trust'),
  several('tier'),
  several('lifecycle'),
  { name: 'toConfirm', in: 'query', schema: { type: 'boolean' } },
  {
    name: 'sort',
    in: 'query',
    schema: {
      type: 'string',
      enum: [
        'severity',
        'title',
        '-title',
        'owner',
        '-owner',
        'since',
        '-since',
        'trust',
        '-trust',
        'tier',
        '-tier',
      ],
    },
  },
] as const;

export const counts = {
  type: 'object',
  additionalProperties: false,
  required: ['total', 'reachable', 'trust', 'bad', 'warn', 'toConfirm'],
  properties: {
    total: number,
    reachable: number,
    trust: {
      type: 'object',
      additionalProperties: false,
      required: ['fresh', 'ageing', 'stale', 'never'],
      properties: {
        fresh: number,
        ageing: number,
        stale: number,
        never: number,
      },
    },
    bad: number,
    warn: number,
    toConfirm: number,
  },
} as const;

export const teamCoverage = {
  type: 'object',
  additionalProperties: false,
  required: [
    'entityRef',
    'title',
    'parents',
    'peopleCount',
    'own',
    'withSubTeams',
  ],
  properties: {
    entityRef: text,
    title: text,
    parents: { type: 'array', items: text },
    peopleCount: number,
    own: counts,
    withSubTeams: counts,
    cycle: { type: 'array', items: text },
  },
} as const;

export const coverage = {
  type: 'object',
  additionalProperties: false,
  required: [
    'all',
    'orphans',
    'dangling',
    'danglingTotal',
    'teams',
    'mine',
    'waiting',
  ],
  properties: {
    all: counts,
    orphans: {
      type: 'object',
      additionalProperties: false,
      required: ['total', 'causes'],
      properties: {
        total: number,
        causes: {
          type: 'array',
          items: {
            type: 'object',
            additionalProperties: false,
            required: ['state', 'count'],
            properties: { state: text, count: number },
          },
        },
      },
    },
    dangling: {
      type: 'array',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['ownerRef', 'count'],
        properties: { ownerRef: text, count: number },
      },
    },
    danglingTotal: number,
    teams: { type: 'array', items: teamCoverage },
    mine: { type: 'array', items: text },
    waiting: number,
    asOf: text,
  },
} as const;

export const change = {
  type: 'object',
  additionalProperties: false,
  required: ['id', 'change', 'happenedAt'],
  properties: {
    id: text,
    change: {
      type: 'string',
      enum: [
        'first-seen',
        'owner-changed',
        'confirmed',
        'confirmation-undone',
        'transfer-proposed',
        'transfer-accepted',
        'transfer-completed',
        'transfer-declined',
        'transfer-withdrawn',
        'transfer-expired',
        'transfer-superseded',
        'transfer-entity-gone',
        'transfer-team-gone',
        'transfer-reopened',
        'role-set',
        'role-removed',
        'renamed',
      ],
    },
    happenedAt: text,
    actor: namedEntity,
    owner: namedEntity,
    to: namedEntity,
    text,
    role: text,
    transferId: text,
  },
} as const;

export const listings = {
  '/ownerships': {
    get: {
      operationId: 'listOwnerships',
      summary: 'Entities with their owners, the worst first',
      parameters: [...filters, ...paging],
      responses: {
        ...errors,
        '200': { description: 'One page.', ...json(page) },
      },
    },
  },
  '/ownerships/export': {
    get: {
      operationId: 'exportOwnerships',
      summary: 'The same list as CSV, all of it',
      parameters: [...filters],
      responses: {
        ...errors,
        '200': {
          description: 'One line for each entity.',
          content: { 'text/csv': { schema: text } },
        },
      },
    },
  },
  '/coverage': {
    get: {
      operationId: 'getCoverage',
      summary: 'How far everything the caller sees is owned, by team',
      responses: {
        ...errors,
        '200': { description: 'Every team once.', ...json(coverage) },
      },
    },
  },
  '/changes': {
    get: {
      operationId: 'listChanges',
      summary: 'What happened to the ownership of one entity, the newest first',
      parameters: [
        {
          name: 'entityRef',
          in: 'query',
          required: true,
          allowReserved: true,
          schema: ref,
        },
        ...paging,
      ],
      responses: {
        ...errors,
        '200': {
          description: 'One page.',
          ...pageOf(change),
        },
      },
    },
  },
} as const;
