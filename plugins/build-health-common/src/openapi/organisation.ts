/** Paths of the organisation as a whole. */
import { errors, json, list, object, text } from './components';
import { build, rate, summary } from './schemas';

const integer = { type: 'integer' } as const;
const number = { type: 'number' } as const;

const redService = object(
  [
    'entityRef',
    'title',
    'pipelineId',
    'pipelineName',
    'since',
    'failedJobs',
    'brokenTests',
    'flakyTests',
  ],
  {
    entityRef: text,
    title: text,
    ownerRef: text,
    pipelineId: text,
    pipelineName: text,
    since: text,
    firstRed: build,
    failedJobs: list(text),
    brokenTests: integer,
    flakyTests: integer,
  },
);

const team = object(['services', 'red', 'successRate', 'redMs', 'flakyTests'], {
  ownerRef: text,
  services: integer,
  red: integer,
  successRate: rate,
  redMs: number,
  duration: summary,
  flakyTests: integer,
});

export const organisationPaths = {
  '/organisation': {
    get: {
      operationId: 'getOrganisationBuilds',
      summary: 'What is red now, and how the builds of owners fare',
      parameters: [
        {
          name: 'days',
          in: 'query',
          description: 'Days back from now that rates are of',
          schema: { type: 'integer', minimum: 1, maximum: 365, default: 90 },
        },
      ],
      responses: {
        ...errors,
        '200': {
          description: 'Of services that the caller sees.',
          ...json(
            object(['services', 'red', 'redCount', 'teams', 'days', 'at'], {
              services: integer,
              red: list(redService),
              redCount: integer,
              teams: list(team),
              days: integer,
              at: text,
            }),
          ),
        },
      },
    },
  },
} as const;
