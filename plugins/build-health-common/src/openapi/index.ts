/**
 * The OpenAPI document of the build-health API.
 *
 * @packageDocumentation
 */
import { buildPaths } from './builds';
import { errors, json, list, object, text } from './components';
import { fixerPaths } from './fixers';
import { organisationPaths } from './organisation';
import { ownedBuildPaths } from './ownedBuilds';
import { peoplePaths } from './people';
import { build, deadDelivery, outcome, pipeline, source } from './schemas';
import { sourcePaths } from './sources';
import { testPaths } from './tests';
import { weekPaths } from './weeks';

const entityRef = { type: 'string', minLength: 1, maxLength: 400 } as const;
const id = { type: 'string', pattern: '^[0-9]{1,18}$' } as const;

/**
 * OpenAPI 3.1 document of `/api/build-health`.
 *
 * @public
 */
export const buildHealthApiSpec = {
  openapi: '3.1.0',
  info: {
    title: 'Build health',
    version: '1',
    description: 'Builds of services, whichever provider they run at.',
    license: { name: 'Apache-2.0' },
  },
  paths: {
    '/health/by-refs': {
      post: {
        operationId: 'getBuildsOfEntities',
        summary: 'How the pipelines of entities fare',
        requestBody: {
          required: true,
          ...json(
            object(['entityRefs'], {
              entityRefs: {
                type: 'array',
                minItems: 1,
                maxItems: 100,
                items: entityRef,
              },
              days: { type: 'integer', minimum: 1, maximum: 365 },
            }),
          ),
        },
        responses: {
          ...errors,
          '200': {
            description:
              'In the order of the request; null for what the caller does not see.',
            ...json(
              object(['items'], {
                items: list({
                  anyOf: [
                    object(['entityRef', 'pipelines', 'hasAnnotation'], {
                      entityRef: text,
                      pipelines: list(pipeline),
                      hasAnnotation: { type: 'boolean' },
                    }),
                    { type: 'null' },
                  ],
                } as const),
              }),
            ),
          },
        },
      },
    },
    '/builds': {
      get: {
        operationId: 'listBuilds',
        summary: 'Attempts of builds of an entity, the newest first',
        parameters: [
          {
            name: 'entityRef',
            in: 'query',
            required: true,
            allowReserved: true,
            schema: entityRef,
          },
          { name: 'pipelineId', in: 'query', schema: id },
          {
            name: 'branch',
            in: 'query',
            allowReserved: true,
            schema: { type: 'string', minLength: 1, maxLength: 500 },
          },
          {
            name: 'trunk',
            in: 'query',
            description: 'True for builds on trunk only',
            schema: { type: 'boolean' },
          },
          { name: 'outcome', in: 'query', schema: outcome },
          {
            name: 'before',
            in: 'query',
            description: 'ISO 8601: only attempts that were there before',
            schema: { type: 'string', maxLength: 40 },
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
            description: 'A page of the history.',
            ...json(
              object(['items', 'pipelines', 'pageInfo'], {
                items: list(build),
                pipelines: list(
                  object(['id', 'name'], { id: text, name: text }),
                ),
                pageInfo: object([], { nextCursor: text }),
              }),
            ),
          },
        },
      },
    },
    ...buildPaths,
    ...fixerPaths,
    ...organisationPaths,
    ...ownedBuildPaths,
    ...peoplePaths,
    ...sourcePaths,
    ...testPaths,
    ...weekPaths,
    '/sources': {
      get: {
        operationId: 'listBuildSources',
        summary: 'Sources of builds, and how they fare',
        responses: {
          ...errors,
          '200': {
            description: 'All sources.',
            ...json(object(['items'], { items: list(source) })),
          },
        },
      },
    },
    '/deliveries/dead': {
      get: {
        operationId: 'listDeadDeliveries',
        summary: 'Deliveries that were given up, the newest first',
        responses: {
          ...errors,
          '200': {
            description: 'At most 100.',
            ...json(object(['items'], { items: list(deadDelivery) })),
          },
        },
      },
    },
    '/deliveries/{id}/retry': {
      post: {
        operationId: 'retryDelivery',
        summary: 'Has a delivery that was given up tried again',
        parameters: [{ name: 'id', in: 'path', required: true, schema: id }],
        responses: {
          ...errors,
          '204': { description: 'It is tried again.' },
        },
      },
    },
  },
} as const;
