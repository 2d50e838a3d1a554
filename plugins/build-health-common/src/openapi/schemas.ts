/** What the API answers with. */
import { list, object, text } from './components';

const integer = { type: 'integer' } as const;
const boolean = { type: 'boolean' } as const;
const number = { type: 'number' } as const;

export const outcome = {
  type: 'string',
  enum: [
    'success',
    'failure',
    'unstable',
    'timed-out',
    'startup-failure',
    'cancelled',
    'skipped',
    'not-built',
    'neutral',
    'action-required',
    'stale',
  ],
} as const;

export const build = object(
  ['id', 'pipelineId', 'externalId', 'attempt', 'state', 'trigger'],
  {
    id: text,
    pipelineId: text,
    externalId: text,
    attempt: integer,
    number: integer,
    state: {
      type: 'string',
      enum: ['queued', 'running', 'blocked', 'finished'],
    },
    outcome,
    branch: text,
    sha: text,
    pullRequest: integer,
    isTrunk: boolean,
    isFork: boolean,
    trigger: {
      type: 'string',
      enum: ['push', 'pull-request', 'schedule', 'manual', 'api', 'other'],
    },
    author: text,
    title: text,
    url: text,
    createdAt: text,
    startedAt: text,
    finishedAt: text,
    durationMs: integer,
    isEstimate: boolean,
    queueMs: integer,
  },
);

export const summary = object(['n', 'p50', 'max'], {
  n: integer,
  p50: number,
  p95: number,
  max: number,
});

export const rate = object(['n', 'successes', 'hasVerdict'], {
  n: integer,
  successes: integer,
  rate: number,
  interval: object(['low', 'high'], { low: number, high: number }),
  hasVerdict: boolean,
});

const trunk = object(['state'], {
  state: { type: 'string', enum: ['green', 'red', 'unknown'] },
  since: text,
  isSinceEver: boolean,
  firstRed: build,
});

export const pipeline = object(
  [
    'id',
    'name',
    'sourceId',
    'provider',
    'trunk',
    'lastBuilds',
    'successRate',
    'leftOut',
    'redMs',
  ],
  {
    id: text,
    name: text,
    sourceId: text,
    provider: text,
    url: text,
    repository: text,
    defaultBranch: text,
    trunk,
    lastBuilds: list(build),
    successRate: rate,
    leftOut: { type: 'object', additionalProperties: integer },
    duration: summary,
    queue: summary,
    redMs: number,
    tests: object(['flaky', 'broken', 'lastReportAt'], {
      seen: integer,
      flaky: integer,
      broken: integer,
      lastReportAt: text,
    }),
    way: { enum: ['annotation', 'link', 'resource', 'repository'] },
    resourceRef: text,
  },
);

export const source = object(
  [
    'id',
    'title',
    'provider',
    'pipelines',
    'waiting',
    'dead',
    'repeats',
    'canCheck',
    'canPoll',
  ],
  {
    id: text,
    title: text,
    provider: text,
    webhookPath: text,
    pipelines: integer,
    waiting: integer,
    dead: integer,
    repeats: integer,
    lastReceivedAt: text,
    lastPolledAt: text,
    lastBuildAt: text,
    backfill: object(['done'], {
      done: integer,
      total: integer,
      unit: { type: 'string', enum: ['builds', 'days'] },
    }),
    asking: object(['done', 'total'], { done: integer, total: integer }),
    canCheck: boolean,
    canPoll: boolean,
    quota: object(['used', 'limit', 'resetsAt'], {
      used: integer,
      limit: integer,
      resetsAt: text,
    }),
    problem: text,
  },
);

export const deadDelivery = object(
  ['id', 'sourceId', 'kind', 'receivedAt', 'problem'],
  { id: text, sourceId: text, kind: text, receivedAt: text, problem: text },
);
