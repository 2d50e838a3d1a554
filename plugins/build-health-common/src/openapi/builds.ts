/** Paths of single builds. */
import { errors, json, list, object, text } from './components';
import { build, outcome } from './schemas';

const integer = { type: 'integer' } as const;
const boolean = { type: 'boolean' } as const;

const job = object(['externalId', 'name', 'state'], {
  externalId: text,
  name: text,
  state: {
    type: 'string',
    enum: ['queued', 'running', 'blocked', 'finished'],
  },
  outcome,
  exitStatus: integer,
  isSoftFailure: boolean,
  isInfrastructure: boolean,
  isSuperseded: boolean,
  failedStep: text,
  url: text,
  startedAt: text,
  finishedAt: text,
  durationMs: integer,
  isEstimate: boolean,
  queueMs: integer,
});

const buildParameters = [
  {
    name: 'id',
    in: 'path',
    required: true,
    schema: { type: 'string', pattern: '^[0-9]{1,15}$' },
  },
  {
    name: 'entityRef',
    in: 'query',
    required: true,
    description: 'An entity that names its pipeline',
    allowReserved: true,
    schema: { type: 'string', minLength: 1, maxLength: 400 },
  },
] as const;

export const buildPaths = {
  '/builds/{id}': {
    get: {
      operationId: 'getBuild',
      summary: 'An attempt of a build with its jobs and the other attempts',
      parameters: buildParameters,
      responses: {
        ...errors,
        '200': {
          description: 'The attempt.',
          ...json(
            object(['build', 'pipelineName', 'attempts', 'jobs'], {
              build,
              pipelineName: text,
              attempts: list(build),
              jobs: list(job),
              jobsKeptDays: integer,
            }),
          ),
        },
      },
    },
  },
  '/builds/{id}/jobs/{jobId}/log': {
    get: {
      operationId: 'getLogExcerpt',
      summary: 'The part of the log of a job that shows why it failed',
      description:
        'Read from the provider when it is asked for, and not stored. Secrets of known forms are masked.',
      parameters: [
        ...buildParameters,
        {
          name: 'jobId',
          in: 'path',
          required: true,
          schema: { type: 'string', minLength: 1, maxLength: 100 },
        },
      ],
      responses: {
        ...errors,
        '200': {
          description: 'At most 64 KB.',
          ...json(
            object(['text', 'lines', 'masked', 'around', 'isCut'], {
              text,
              lines: integer,
              masked: integer,
              around: { type: 'string', enum: ['failure', 'end'] },
              isCut: boolean,
            }),
          ),
        },
      },
    },
  },
} as const;
