/** Paths of the builds behind figures of owners. */
import { errors, json, list, object, text } from './components';
import { build } from './schemas';

const integer = { type: 'integer' } as const;
const entityRef = { type: 'string', minLength: 1, maxLength: 400 } as const;

const reason = {
  type: 'string',
  enum: [
    'cancelled',
    'skipped',
    'not-built',
    'neutral',
    'action-required',
    'stale',
    'repeated',
    'pull-request',
    'fork',
    'other-branch',
    'unknown-branch',
    'unfinished',
    'unknown-end',
  ],
} as const;

const ownedBuilds = object(
  ['items', 'totals', 'services', 'days', 'from', 'pageInfo'],
  {
    items: list(
      object(['build', 'entityRef', 'title', 'pipelineName'], {
        build,
        entityRef: text,
        title: text,
        pipelineName: text,
        leftOut: reason,
      }),
    ),
    totals: object(['counted', 'failed', 'timed', 'untimed', 'leftOut'], {
      counted: integer,
      failed: integer,
      timed: integer,
      untimed: integer,
      leftOut: { type: 'object', additionalProperties: integer },
      isMore: { type: 'boolean' },
    } as const),
    keptSince: text,
    services: integer,
    days: integer,
    from: text,
    pageInfo: object([], { nextCursor: text }),
  },
);

export const ownedBuildPaths = {
  '/organisation/builds': {
    get: {
      operationId: 'listOwnedBuilds',
      summary: 'The builds behind the figures of an owner or an entity',
      parameters: [
        {
          name: 'ownerRef',
          in: 'query',
          description:
            'A group, or `none` for services without one; either it or `entityRef`',
          allowReserved: true,
          schema: entityRef,
        },
        {
          name: 'entityRef',
          in: 'query',
          allowReserved: true,
          schema: entityRef,
        },
        {
          name: 'days',
          in: 'query',
          description: 'Days back from now, as in `/organisation`',
          schema: { type: 'integer', minimum: 1, maximum: 365, default: 90 },
        },
        {
          name: 'part',
          in: 'query',
          schema: {
            type: 'string',
            enum: ['counted', 'failed', 'left-out', 'timed', 'untimed'],
            default: 'counted',
          },
        },
        {
          name: 'limit',
          in: 'query',
          schema: { type: 'integer', minimum: 1, maximum: 200, default: 50 },
        },
        {
          name: 'cursor',
          in: 'query',
          schema: { type: 'string', maxLength: 2_048 },
        },
      ],
      responses: {
        ...errors,
        '200': {
          description: 'Of services that the caller sees, the newest first.',
          ...json(ownedBuilds),
        },
      },
    },
  },
} as const;
