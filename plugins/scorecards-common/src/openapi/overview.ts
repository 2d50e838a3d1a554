/** Paths over many services. */
import {
  answers,
  answersCsv,
  anyName,
  cursorQuery,
  entityRef,
  inPath,
  integer,
  list,
  name,
  object,
  oneOf,
  orNull,
  pageInfo,
  query,
  required,
  short,
  text,
} from './components';
import {
  counts,
  frozen,
  scorecardName,
  scorecardOverview,
  scorecardRollup,
  state,
  stepOfEntity,
} from './schemas';

const overview = object(
  ['scorecards', 'teams', 'own', 'frozen', 'exemptions', 'campaigns'],
  {
    scorecards: list(scorecardOverview),
    teams: list(
      object(['scorecards'], {
        team: text,
        scorecards: list(scorecardRollup),
        losing: object(['on', 'services'], { on: text, services: integer }),
      }),
    ),
    own: object(['teams', 'services', 'atTarget', 'steps', 'lifted'], {
      teams: list(text),
      services: integer,
      atTarget: integer,
      steps: integer,
      lifted: integer,
    }),
    frozen: list(frozen),
    exemptions: integer,
    campaigns: integer,
  },
);

const service = object(['ref', 'title'], { ref: text, title: text });

const teamSteps = object(['teams', 'services', 'atTarget', 'steps'], {
  teams: list(text),
  services: integer,
  atTarget: integer,
  steps: list(
    object(['check', 'title', 'services', 'lifted'], {
      check: text,
      title: text,
      effortMinutes: integer,
      services: list(service),
      lifted: list(
        object(['ref', 'title', 'scorecard', 'level'], {
          ref: text,
          title: text,
          scorecard: text,
          level: text,
        }),
      ),
    }),
  ),
});

const matrix = object(
  ['scorecard', 'categories', 'columns', 'rows', 'totalItems', 'pageInfo'],
  {
    scorecard: scorecardName,
    categories: list(
      object(['id', 'title', 'checks'], {
        id: text,
        title: text,
        checks: integer,
      }),
    ),
    columns: list(
      object(['check', 'title', 'counts'], {
        check: text,
        title: text,
        counts,
      }),
    ),
    rows: list(
      object(['ref', 'position', 'verdicts'], {
        ref: text,
        title: text,
        owner: text,
        position: integer,
        verdicts: list(integer),
      }),
    ),
    totalItems: integer,
    pageInfo,
  },
);

const check = object(
  [
    'check',
    'counts',
    'missed',
    'teams',
    'title',
    'scorecard',
    'version',
    'keeper',
    'wanted',
    'usedBy',
    'days',
  ],
  {
    check: text,
    counts,
    missed: integer,
    teams: list(
      object(['counts', 'missed', 'services'], {
        team: text,
        counts,
        missed: integer,
        services: list(
          object(['ref', 'state', 'since'], {
            ref: text,
            title: text,
            state,
            since: text,
          }),
        ),
      }),
    ),
    title: text,
    scorecard: scorecardName,
    version: integer,
    keeper: text,
    levelTitle: text,
    wanted: text,
    countsFrom: text,
    effortMinutes: integer,
    standard: object(['id', 'anchor', 'sentence'], {
      id: text,
      anchor: text,
      sentence: text,
    }),
    usedBy: list(text),
    days: list(orNull(counts)),
  },
);

const lights = object(['team', 'scorecard', 'categories'], {
  team: text,
  scorecard: text,
  categories: list(
    object(['id', 'title', 'state', 'why', 'checks'], {
      id: text,
      title: text,
      state: oneOf(['pass', 'warn', 'fail', 'unknown', 'not-applicable']),
      why: text,
      checks: list(
        object(['check', 'title', 'counts'], {
          check: text,
          title: text,
          counts,
        }),
      ),
    }),
  ),
  next: stepOfEntity,
});

const matrixFilters = [
  required('scorecard', name),
  query('category', name),
  query('team', entityRef),
  query('q', short(200)),
  query('sort', oneOf(['worst', 'name'])),
] as const;

export const overviewPaths = {
  '/overview': {
    get: {
      operationId: 'getOverview',
      summary: 'All scorecards over all services that the caller sees',
      responses: answers('The overview.', overview),
    },
  },
  '/steps': {
    get: {
      operationId: 'getTeamSteps',
      summary: 'What a team can do next, most levels for its effort first',
      parameters: [query('team', entityRef)],
      responses: answers('At most 100 steps.', teamSteps),
    },
  },
  '/matrix': {
    get: {
      operationId: 'getMatrix',
      summary: 'A page of services and checks of a scorecard',
      parameters: [
        ...matrixFilters,
        query('limit', {
          type: 'integer',
          minimum: 1,
          maximum: 200,
          default: 50,
        }),
        cursorQuery,
      ],
      responses: answers('The page.', matrix),
    },
  },
  '/matrix/export': {
    get: {
      operationId: 'exportMatrix',
      summary: 'The same services as CSV, all of them',
      parameters: matrixFilters,
      responses: answersCsv('One line for each service.'),
    },
  },
  '/checks/{scorecard}/{check}': {
    get: {
      operationId: 'getCheck',
      summary: 'A check over all services that the caller sees',
      parameters: [inPath('scorecard', anyName), inPath('check', anyName)],
      responses: answers('The check.', check),
    },
  },
  '/lights': {
    get: {
      operationId: 'getTeamLights',
      summary: 'What must be well for the services of a team to stay up',
      parameters: [required('team', entityRef)],
      responses: answers('A word each.', lights),
    },
  },
} as const;
