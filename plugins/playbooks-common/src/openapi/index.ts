/**
 * The OpenAPI document of the playbooks API.
 *
 * @packageDocumentation
 */
import { changePaths, pageChanges } from './changes';
import { coveragePaths, trust } from './coverage';
import { errors, json, list, object, text, texts } from './components';
import { entityPaths } from './entities';
import { imagePaths } from './images';
import { peoplePaths } from './people';
import { pageRuns, runPaths } from './runs';

const summaryFields = {
  id: text,
  title: text,
  sourceId: text,
  path: text,
  url: text,
  status: { type: 'string', enum: ['draft', 'active', 'deprecated'] },
  steps: { type: 'integer' },
  commands: { type: 'integer' },
  problems: { type: 'integer' },
  brokenLinks: { type: 'integer' },
  alerts: list(text),
  changedAt: text,
  kind: { type: 'string', enum: ['page', 'external'] },
  trust,
  hasRollback: { type: 'boolean' },
  lastGoodRunAt: text,
  lastDrillAt: text,
} as const;

const summaryRequired = [
  'id',
  'title',
  'sourceId',
  'path',
  'status',
  'steps',
  'commands',
  'problems',
  'alerts',
  'kind',
] as const;

const summary = object(summaryRequired, summaryFields);

const parsedPage = {
  type: 'object',
  description: '`ParsedPage` of the package playbooks-common.',
  additionalProperties: true,
} as const;

const linkStates = object(['ok', 'broken', 'cannotTell', 'brokenLinks'], {
  ok: { type: 'integer' },
  broken: { type: 'integer' },
  cannotTell: { type: 'integer' },
  brokenLinks: list(
    object(['target', 'line'], { target: text, line: { type: 'integer' } }),
  ),
});

const playbook = object(
  [...summaryRequired, 'version', 'page', 'runs', 'mapping'],
  {
    ...summaryFields,
    version: text,
    page: parsedPage,
    runs: pageRuns,
    links: linkStates,
    untried: pageChanges,
    mapping: { type: 'object', additionalProperties: text },
  },
);

const foundFields = {
  playbook: summary,
  sectionId: text,
  reason: {
    type: 'string',
    enum: [
      'runbook-url',
      'alert-map',
      'front-matter',
      'page-name',
      'section-name',
    ],
  },
} as const;

const idParameter = {
  name: 'id',
  in: 'path',
  required: true,
  schema: { type: 'string', minLength: 1, maxLength: 64 },
} as const;

/**
 * OpenAPI 3.1 document of `/api/playbooks`.
 *
 * @public
 */
export const playbooksApiSpec = {
  openapi: '3.1.0',
  info: {
    title: 'Playbooks',
    version: '1',
    description: 'Pages of what to do, and the one for an alert.',
    license: { name: 'Apache-2.0' },
  },
  paths: {
    ...coveragePaths,
    ...entityPaths(summary),
    ...runPaths,
    ...imagePaths,
    ...changePaths,
    ...peoplePaths,
    '/pages': {
      get: {
        operationId: 'listPlaybooks',
        summary: 'Pages in the order of their titles',
        parameters: [
          {
            name: 'q',
            in: 'query',
            description:
              'Words or parts of them, divided by spaces, of titles, paths, alerts and texts; pages that are called so come first',
            allowReserved: true,
            schema: { type: 'string', maxLength: 200 },
          },
          {
            name: 'brokenLinks',
            in: 'query',
            description: 'True for the pages with broken links only',
            schema: { type: 'boolean' },
          },
          {
            name: 'limit',
            in: 'query',
            schema: { type: 'integer', minimum: 1, maximum: 500, default: 50 },
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
            description: 'A page of the list.',
            ...json(
              object(['items', 'pageInfo', 'totalItems', 'withBrokenLinks'], {
                items: list(summary),
                pageInfo: object([], { nextCursor: text }),
                totalItems: { type: 'integer' },
                withBrokenLinks: { type: 'integer' },
              }),
            ),
          },
        },
      },
    },
    '/pages/{id}': {
      get: {
        operationId: 'getPlaybook',
        summary: 'A page to read, or one of its older versions',
        parameters: [
          idParameter,
          {
            name: 'version',
            in: 'query',
            schema: { type: 'string', pattern: '^[0-9a-f]{64}$' },
          },
        ],
        responses: {
          ...errors,
          '200': {
            description: 'The page.',
            ...json(playbook),
          },
        },
      },
    },
    '/alerts/find': {
      post: {
        operationId: 'findPlaybooks',
        summary: 'The pages that answer an alert, the surest first',
        requestBody: {
          required: true,
          ...json(
            object(['labels'], {
              labels: texts,
              annotations: texts,
              withPage: {
                type: 'boolean',
                description: 'True for the text of the first page, too',
              },
            }),
          ),
        },
        responses: {
          ...errors,
          '200': {
            description: 'What answers it, or what is near.',
            ...json(
              object(['matches', 'near'], {
                matches: list(object(['playbook', 'reason'], foundFields)),
                near: list(
                  object(['playbook', 'reason', 'alert'], {
                    ...foundFields,
                    alert: text,
                  }),
                ),
                owner: object(['entityRef', 'title', 'label'], {
                  entityRef: text,
                  title: text,
                  label: text,
                  service: object(['entityRef', 'title'], {
                    entityRef: text,
                    title: text,
                  }),
                }),
                page: playbook,
              }),
            ),
          },
        },
      },
    },
    '/sources': {
      get: {
        operationId: 'listSources',
        summary: 'Folders of pages, and how their last reading went',
        responses: {
          ...errors,
          '200': {
            description: 'All sources.',
            ...json(
              object(['items'], {
                items: list(
                  object(['id', 'pages', 'refused'], {
                    id: text,
                    url: text,
                    pages: { type: 'integer' },
                    refused: list(
                      object(['path', 'reason'], { path: text, reason: text }),
                    ),
                    attemptedAt: text,
                    completedAt: text,
                    problem: text,
                  }),
                ),
              }),
            ),
          },
        },
      },
    },
  },
} as const;
