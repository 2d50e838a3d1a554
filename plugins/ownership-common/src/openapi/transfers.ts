import {
  body,
  errors,
  json,
  namedEntity,
  pageOf,
  paging,
  ref,
} from './components';

const text = { type: 'string' } as const;
const longText = { type: 'string', maxLength: 1000 } as const;

export const evidence = {
  type: 'object',
  additionalProperties: false,
  required: ['kind', 'params', 'text'],
  properties: {
    kind: {
      type: 'string',
      enum: [
        'codeowners',
        'system',
        'dependency',
        'api',
        'repository',
        'previous-owner',
        'name',
        'other',
      ],
    },
    params: { type: 'object', additionalProperties: text },
    text,
    href: text,
  },
} as const;

export const suggestion = {
  type: 'object',
  additionalProperties: false,
  required: ['owner', 'strength', 'evidence'],
  properties: {
    owner: namedEntity,
    strength: { type: 'string', enum: ['strong', 'fair', 'weak'] },
    evidence: { type: 'array', items: evidence },
  },
} as const;

const decision = {
  type: 'string',
  enum: ['accept', 'decline', 'withdraw', 'reopen'],
} as const;

export const transfer = {
  type: 'object',
  additionalProperties: false,
  required: [
    'id',
    'entity',
    'status',
    'to',
    'reason',
    'evidence',
    'proposedAt',
    'allowed',
  ],
  properties: {
    id: text,
    entity: namedEntity,
    status: {
      type: 'string',
      enum: [
        'proposed',
        'accepted',
        'completed',
        'declined',
        'withdrawn',
        'expired',
        'superseded',
        'entity-gone',
        'team-gone',
      ],
    },
    writtenOwner: text,
    from: namedEntity,
    to: namedEntity,
    reason: text,
    evidence: { type: 'array', items: evidence },
    proposedBy: namedEntity,
    proposedAt: text,
    expiresAt: text,
    decidedBy: namedEntity,
    decidedAt: text,
    note: text,
    closedAt: text,
    allowed: { type: 'array', items: decision },
  },
} as const;

export const patch = {
  type: 'object',
  additionalProperties: false,
  required: ['snippet'],
  properties: {
    snippet: text,
    patch: text,
    problem: text,
    path: text,
    editUrl: text,
  },
} as const;

const list = json({
  type: 'object',
  additionalProperties: false,
  required: ['items'],
  properties: { items: { type: 'array', items: transfer } },
});

const id = { type: 'string', minLength: 1, maxLength: 64 } as const;

export const transfers = {
  '/suggestions/by-refs': {
    post: {
      operationId: 'getSuggestionsByRefs',
      summary: 'Teams that may be the owners of these entities, with evidence',
      ...body({
        type: 'object',
        additionalProperties: false,
        required: ['entityRefs'],
        properties: {
          entityRefs: { type: 'array', maxItems: 100, items: ref },
        },
      }),
      responses: {
        ...errors,
        '200': {
          description:
            'One place per reference, in request order; null where the entity is unknown or hidden.',
          ...json({
            type: 'object',
            additionalProperties: false,
            required: ['items'],
            properties: {
              items: {
                type: 'array',
                items: {
                  oneOf: [
                    {
                      type: 'object',
                      additionalProperties: false,
                      required: ['entityRef', 'suggestions'],
                      properties: {
                        entityRef: text,
                        suggestions: { type: 'array', items: suggestion },
                      },
                    },
                    { type: 'null' },
                  ],
                },
              },
            },
          }),
        },
      },
    },
  },
  '/transfers': {
    post: {
      operationId: 'proposeTransfers',
      summary: 'Proposes a team as the owner of entities',
      ...body({
        type: 'object',
        additionalProperties: false,
        required: ['entityRefs', 'toRef', 'reason'],
        properties: {
          entityRefs: {
            type: 'array',
            minItems: 1,
            maxItems: 100,
            items: ref,
          },
          toRef: ref,
          reason: { type: 'string', minLength: 1, maxLength: 1000 },
        },
      }),
      responses: {
        ...errors,
        '201': { description: 'All of them are proposed.', ...list },
      },
    },
    get: {
      operationId: 'listTransfers',
      summary: 'Transfers, the newest first',
      parameters: [
        {
          name: 'box',
          in: 'query',
          required: true,
          schema: {
            type: 'string',
            enum: ['for-me', 'by-me', 'from-me', 'all'],
          },
        },
        {
          name: 'state',
          in: 'query',
          schema: { type: 'string', enum: ['open', 'closed'] },
        },
        {
          name: 'entityRef',
          in: 'query',
          allowReserved: true,
          schema: ref,
        },
        ...paging,
      ],
      responses: {
        ...errors,
        '200': {
          description: 'One page.',
          ...pageOf(transfer),
        },
      },
    },
  },
  '/transfers/decisions': {
    post: {
      operationId: 'decideTransfers',
      summary: 'Accepts, declines, withdraws or reopens transfers',
      ...body({
        type: 'object',
        additionalProperties: false,
        required: ['ids', 'decision'],
        properties: {
          ids: { type: 'array', minItems: 1, maxItems: 100, items: id },
          decision,
          note: longText,
        },
      }),
      responses: {
        ...errors,
        '200': { description: 'All of them are decided.', ...list },
      },
    },
  },
  '/transfers/{id}/patch': {
    get: {
      operationId: 'getTransferPatch',
      summary: 'The change of the descriptor that makes the new owner written',
      parameters: [{ name: 'id', in: 'path', required: true, schema: id }],
      responses: {
        ...errors,
        '200': {
          description: 'Lines to write, and a patch when the file can be read.',
          ...json(patch),
        },
      },
    },
  },
} as const;
