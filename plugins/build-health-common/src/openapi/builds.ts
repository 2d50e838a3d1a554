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

export const buildPaths = {
  '/builds/{id}': {
    get: {
      operationId: 'getBuild',
      summary: 'An attempt of a build with its jobs and the other attempts',
      parameters: [
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
      ],
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
            }),
          ),
        },
      },
    },
  },
} as const;
