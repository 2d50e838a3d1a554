/** Paths of one service, or of some. */
import {
  answers,
  anything,
  body,
  boolean,
  checkId,
  cursorQuery,
  entityRef,
  integer,
  limitQuery,
  list,
  number,
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
  cause,
  counts,
  evidence,
  exemption,
  factChange,
  factSource,
  frozen,
  reading,
  state,
  step,
} from './schemas';

const levelChange = object(['scorecard', 'at', 'cause'], {
  scorecard: text,
  from: text,
  to: text,
  at: text,
  cause,
});

const scorecard = object(
  [
    'scorecard',
    'version',
    'position',
    'levels',
    'since',
    'points',
    'counts',
    'title',
    'weeks',
  ],
  {
    scorecard: text,
    version: integer,
    level: text,
    position: integer,
    levels: integer,
    since: text,
    points: object(['held', 'counted'], { held: number, counted: number }),
    counts,
    title: text,
    levelTitle: text,
    levelNames: list(object(['id', 'title'], { id: text, title: text })),
    lastChange: levelChange,
    weeks: list(orNull(integer)),
  },
);

const entityProperties = {
  entityRef: text,
  entityId: text,
  scorecards: list(scorecard),
  next: step,
  frozen: list(frozen),
} as const;
const entityRequired = ['entityRef', 'scorecards', 'frozen'] as const;

const resultProperties = {
  check: text,
  state,
  was: state,
  since: text,
  countsFrom: text,
  exemptUntil: text,
} as const;
const resultRequired = ['check', 'state', 'since'] as const;

const entityDetail = object(
  [...entityRequired, 'checks', 'categories', 'steps', 'campaigns'] as const,
  {
    ...entityProperties,
    checks: list(
      object([...resultRequired, 'scorecard', 'title', 'weight'] as const, {
        ...resultProperties,
        scorecard: text,
        title: text,
        level: text,
        category: text,
        weight: number,
        effortMinutes: integer,
        why: text,
      }),
    ),
    categories: list(
      object(['scorecard', 'id', 'title'], {
        scorecard: text,
        id: text,
        title: text,
      }),
    ),
    steps: list(step),
    campaigns: list(
      object(['id', 'title', 'endsOn', 'isDone'], {
        id: text,
        title: text,
        endsOn: text,
        isDone: boolean,
      }),
    ),
    // Of levels, and of checks.
    changes: list(
      object(['at', 'cause'], {
        scorecard: text,
        check: text,
        from: text,
        to: text,
        at: text,
        cause,
      }),
    ),
  },
);

const explained = object(['kind', 'truth', 'decides', 'wanted'], {
  kind: oneOf(['all', 'any', 'not', 'list', 'leaf', 'cel']),
  truth: oneOf(['true', 'false', 'unknown']),
  decides: boolean,
  wanted: text,
  actual: text,
  fact: object(['name', 'title', 'isStale'], {
    name: text,
    title: text,
    observedAt: text,
    since: text,
    runId: text,
    isStale: boolean,
    source: factSource,
    evidence,
  }),
  // The same again, as deep as conditions are.
  children: list(anything),
  items: object(['shown', 'total'], { shown: list(text), total: integer }),
});

const explanation = object(
  [
    'result',
    'passes',
    'toPass',
    'entityRef',
    'entityTitle',
    'scorecard',
    'title',
    'keeper',
    'refresh',
    'mayAskExemption',
    'approvers',
    'othersMissed',
    'history',
  ],
  {
    result: object(resultRequired, resultProperties),
    passes: explained,
    warns: explained,
    appliesTo: explained,
    toPass: list(object(['fact', 'text'], { fact: text, text })),
    entityRef: text,
    entityTitle: text,
    ownerRef: text,
    scorecard: object(['id', 'title', 'version'], {
      id: text,
      title: text,
      version: integer,
    }),
    title: text,
    levelTitle: text,
    keeper: text,
    lastChange: factChange,
    rationale: object([], {
      text,
      standard: object(['id', 'anchor', 'title', 'sentence'], {
        id: text,
        anchor: text,
        title: text,
        sentence: text,
      }),
    }),
    fix: object(['links'], {
      text,
      links: list(object(['url', 'title'], { url: text, title: text })),
      playbook: text,
      effortMinutes: integer,
    }),
    refresh: object(['canReadNow'], {
      canReadNow: boolean,
      nextAt: text,
      reason: text,
    }),
    exemption,
    mayAskExemption: boolean,
    approvers: list(text),
    othersMissed: integer,
    history: list(
      object(['check', 'at', 'cause'], {
        check: text,
        from: state,
        to: state,
        at: text,
        cause,
      }),
    ),
  },
);

const knownFact = object(
  ['fact', 'title', 'reading', 'observedAt', 'since', 'isStale'],
  {
    fact: text,
    title: text,
    reading,
    observedAt: text,
    since: text,
    runId: text,
    isStale: boolean,
  },
);

export const entityPaths = {
  '/results/by-refs': {
    post: {
      operationId: 'getScorecardsOfEntities',
      summary: 'How far services are',
      requestBody: body(
        object(['entityRefs'], {
          entityRefs: {
            type: 'array',
            minItems: 1,
            maxItems: 100,
            items: entityRef,
          },
        }),
      ),
      responses: answers(
        'In the order of the request; null for what the caller does not see.',
        object(['items'], {
          items: list(orNull(object(entityRequired, entityProperties))),
        }),
      ),
    },
  },
  '/results/entity': {
    get: {
      operationId: 'getScorecardsOfEntity',
      summary: 'All results of a service',
      parameters: [required('entityRef', entityRef)],
      responses: answers('The service.', entityDetail),
    },
  },
  '/results/explanation': {
    get: {
      operationId: 'explainCheck',
      summary: 'Why a check says what it says of a service',
      parameters: [
        required('entityRef', entityRef),
        required('check', checkId),
      ],
      responses: answers('Why.', explanation),
    },
  },
  '/facts/refresh': {
    post: {
      operationId: 'refreshFacts',
      summary: 'Reads the facts of a service again at once',
      description:
        'As far as their providers can read one service alone; 429 when many were read within a minute.',
      requestBody: body(object(['entityRef'], { entityRef, check: checkId })),
      responses: answers(
        'What was read.',
        object(['read', 'notRead'], {
          read: list(text),
          notRead: list(
            object(['provider', 'reason'], {
              provider: text,
              reason: text,
              nextAt: text,
            }),
          ),
        }),
      ),
    },
  },
  '/facts/entity': {
    get: {
      operationId: 'getFactsOfEntity',
      summary: 'All that is known of a service',
      parameters: [required('entityRef', entityRef)],
      responses: answers(
        'Its facts by name.',
        object(['entityRef', 'facts'], {
          entityRef: text,
          facts: list(knownFact),
        }),
      ),
    },
  },
  '/facts/changes': {
    get: {
      operationId: 'listFactChanges',
      summary: 'Changes of the facts of a service, the newest first',
      parameters: [
        required('entityRef', entityRef),
        query('fact', short(201)),
        limitQuery,
        cursorQuery,
      ],
      responses: answers(
        'A page of changes.',
        object(['items', 'pageInfo'], { items: list(factChange), pageInfo }),
      ),
    },
  },
} as const;
