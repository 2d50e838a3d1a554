import { errors, json, list, object, text, texts } from './components';

const uuid = {
  type: 'string',
  pattern: '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$',
} as const;
const itemId = { type: 'string', minLength: 1, maxLength: 600 } as const;
const note = { type: 'string', maxLength: 2_000 } as const;
const output = { type: 'string', maxLength: 10_000 } as const;
const revision = { type: 'integer', minimum: 0 } as const;
const state = {
  type: 'string',
  enum: ['todo', 'doing', 'done', 'skipped', 'failed'],
} as const;
const outcome = {
  type: 'string',
  enum: ['fixed', 'partly', 'not-by-this-page'],
} as const;
const moment = {
  type: 'string',
  enum: ['detection', 'diagnosis', 'repair', 'key-moment'],
} as const;
const instant = {
  type: 'string',
  pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]{5,12}(Z|[+-][0-9:]{4,6})$',
} as const;

const alert = object(['labels'], { labels: texts, startsAt: instant });

const values = {
  type: 'object',
  maxProperties: 200,
  additionalProperties: { type: 'string', maxLength: 4_000 },
} as const;

const summaryRequired = [
  'id',
  'pageId',
  'title',
  'version',
  'isDrill',
  'startedByRef',
  'startedAt',
  'peopleRefs',
  'progress',
  'revision',
] as const;

const summaryFields = {
  id: text,
  pageId: text,
  title: text,
  version: text,
  sectionId: text,
  alertName: text,
  isDrill: { type: 'boolean' },
  startedByRef: text,
  startedAt: text,
  endedAt: text,
  outcome,
  wrongStepId: text,
  peopleRefs: list(text),
  progress: object(['all', 'done', 'skipped', 'failed'], {
    all: { type: 'integer' },
    done: { type: 'integer' },
    skipped: { type: 'integer' },
    failed: { type: 'integer' },
  }),
  revision,
} as const;

const step = object(['stepId', 'state', 'byRef', 'at', 'revision'], {
  stepId: text,
  state,
  byRef: text,
  at: text,
  revision,
  text,
  unseen: object(['state', 'byRef', 'at'], { state, byRef: text, at: text }),
});

/** Something that was done in a run. */
export const entry = object(['id', 'revision', 'kind', 'at', 'byRef'], {
  id: text,
  revision,
  kind: {
    type: 'string',
    enum: ['started', 'step', 'note', 'moment', 'ended', 'reopened'],
  },
  at: text,
  byRef: text,
  stepId: text,
  state,
  moment,
  text,
  output: text,
  outcome,
  wrongStepId: text,
});

const run = object([...summaryRequired, 'values', 'steps', 'timeline'], {
  ...summaryFields,
  alert,
  values,
  steps: list(step),
  timeline: list(entry),
  newerPage: object(['version', 'changedAt'], {
    version: text,
    changedAt: text,
  }),
});

const item = object(['id', 'title', 'sectionId'], {
  id: text,
  title: text,
  sectionId: text,
  parentId: text,
});

/** What a page says of its runs. */
export const pageRuns = object(['open'], {
  last: object(['id', 'startedAt', 'startedByRef'], {
    id: text,
    startedAt: text,
    endedAt: text,
    outcome,
    startedByRef: text,
  }),
  open: list(
    object(['id', 'startedAt', 'startedByRef', 'isDrill'], {
      id: text,
      startedAt: text,
      startedByRef: text,
      isDrill: { type: 'boolean' },
      alertName: text,
    }),
  ),
});

/** One shape for all kinds; the service checks that each has what its kind needs. */
const newMark = object(['id', 'agoMs', 'kind'], {
  id: uuid,
  agoMs: { type: 'integer', minimum: 0, maximum: 7 * 86_400_000 },
  kind: { type: 'string', enum: ['step', 'note', 'moment'] },
  stepId: itemId,
  state,
  seenRevision: revision,
  moment,
  text: note,
  output,
});

const idParameter = {
  name: 'id',
  in: 'path',
  required: true,
  schema: uuid,
} as const;

const pageParameters = [
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
] as const;

const answer = <const T>(schema: T, description: string) =>
  ({ ...errors, '200': { description, ...json(schema) } } as const);

const listOperation = {
  operationId: 'listRuns',
  summary: 'Runs, the newest first',
  parameters: [
    {
      name: 'pageId',
      in: 'query',
      schema: { type: 'string', minLength: 1, maxLength: 64 },
    },
    {
      name: 'state',
      in: 'query',
      description: 'Runs that go on, or those that have ended; all without it',
      schema: { type: 'string', enum: ['open', 'ended'] },
    },
    {
      name: 'mine',
      in: 'query',
      description: 'Only runs the caller has done something in',
      schema: { type: 'boolean' },
    },
    ...pageParameters,
  ],
  responses: answer(
    object(['items', 'pageInfo'], {
      items: list(object(summaryRequired, summaryFields)),
      pageInfo: object([], { nextCursor: text }),
    }),
    'A page of the list.',
  ),
} as const;

const startOperation = {
  operationId: 'startRun',
  summary: 'Starts a run of a page; one that was started before is answered',
  requestBody: {
    required: true,
    ...json(
      object(['id', 'pageId'], {
        id: uuid,
        pageId: { type: 'string', minLength: 1, maxLength: 64 },
        version: { type: 'string', pattern: '^[0-9a-f]{64}$' },
        sectionId: { type: 'string', maxLength: 500 },
        alert,
        values,
        isDrill: { type: 'boolean' },
      }),
    ),
  },
  responses: answer(run, 'The run.'),
} as const;

/** Paths of runs: what was done with a page, by whom, with what result. */
export const runPaths = {
  '/runs': { get: listOperation, post: startOperation },
  '/runs/{id}': {
    get: {
      operationId: 'getRun',
      summary: 'A run, or what changed in it',
      parameters: [
        idParameter,
        {
          name: 'after',
          in: 'query',
          description: 'Only steps and entries of later revisions',
          schema: revision,
        },
      ],
      responses: answer(run, 'The run.'),
    },
  },
  '/runs/{id}/page': {
    get: {
      operationId: 'getRunPage',
      summary: 'The text that a run holds on to; it never changes',
      parameters: [idParameter],
      responses: answer(
        object(['pageId', 'title', 'version', 'items', 'page'], {
          pageId: text,
          title: text,
          version: text,
          items: list(item),
          page: {
            type: 'object',
            description: '`ParsedPage` of the package playbooks-common.',
            additionalProperties: true,
          },
        }),
        'The page.',
      ),
    },
  },
  '/runs/{id}/marks': {
    post: {
      operationId: 'markRun',
      summary:
        'Writes down what was done; what was sent before is kept once. The answer is what changed after `after`',
      parameters: [idParameter],
      requestBody: {
        required: true,
        ...json(
          object(['marks'], {
            marks: {
              type: 'array',
              minItems: 1,
              maxItems: 100,
              items: newMark,
            },
            after: revision,
          }),
        ),
      },
      responses: answer(run, 'The run, or what changed in it.'),
    },
  },
  '/runs/{id}/end': {
    post: {
      operationId: 'endRun',
      summary: 'Ends a run, or says anew how it ended',
      parameters: [idParameter],
      requestBody: {
        required: true,
        ...json(
          object(['outcome'], { outcome, wrongStepId: itemId, text: note }),
        ),
      },
      responses: answer(run, 'The run.'),
    },
  },
  '/runs/{id}/reopen': {
    post: {
      operationId: 'reopenRun',
      summary: 'Takes back that a run has ended',
      parameters: [idParameter],
      responses: answer(run, 'The run.'),
    },
  },
} as const;
