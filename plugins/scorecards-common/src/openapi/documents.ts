/** Paths of what people write: scorecards, standards, sets of facts and campaigns. */
import {
  answers,
  answersNothing,
  anyName,
  anything,
  body,
  boolean,
  entityRef,
  inPath,
  integer,
  list,
  moment,
  name,
  number,
  object,
  oneOf,
  query,
  required,
  text,
} from './components';
import { beforeAfter, cause, factSource, factType, state } from './schemas';

/** Above what the largest document needs. */
const LONGEST_TEXT = 300_000;

const kind = oneOf(['Scorecard', 'Standard', 'FactSet', 'Campaign']);
const origin = oneOf(['portal', 'git']);
const hash = { type: 'string', pattern: '^[0-9a-f]{64}$' } as const;
const documentText = { type: 'string', maxLength: LONGEST_TEXT } as const;
const versionNumber = { type: 'integer', minimum: 1 } as const;
const documentPath = [inPath('kind', kind), inPath('id', name)] as const;

const version = object(['version', 'state', 'title', 'hash', 'createdAt'], {
  version: integer,
  state: oneOf(['draft', 'scheduled', 'active', 'retired']),
  title: text,
  hash: text,
  createdBy: text,
  createdAt: text,
  activeFrom: text,
  activatedAt: text,
  retiredAt: text,
  note: text,
});

const summaryRequired = [
  'kind',
  'id',
  'title',
  'owner',
  'origin',
  'mayEdit',
] as const;
const summaryProperties = {
  kind,
  id: text,
  title: text,
  owner: text,
  origin,
  path: text,
  url: text,
  problems: list(text),
  active: version,
  draft: version,
  scheduled: version,
  mayEdit: boolean,
} as const;

const detail = object(
  [...summaryRequired, 'version', 'text', 'document', 'versions'] as const,
  {
    ...summaryProperties,
    version: integer,
    text,
    document: anything,
    versions: list(version),
  },
);

const finding = object(['code', 'severity', 'message', 'path'], {
  code: oneOf([
    'syntax',
    'unknown-field',
    'missing-field',
    'wrong-type',
    'bad-value',
    'too-large',
    'duplicate-id',
    'unknown-level',
    'unknown-category',
    'unknown-check',
    'unknown-standard',
    'unknown-fact',
    'unknown-key',
    'unknown-part',
    'unknown-operator',
    'type-mismatch',
    'not-a-value',
    'impossible',
    'always-true',
    'selects-nothing',
    'unreachable-level',
    'removed-check',
    'bad-expression',
    'bad-placeholder',
  ]),
  severity: oneOf(['error', 'warning']),
  message: text,
  hint: text,
  replacement: text,
  path: list({ anyOf: [text, integer] } as const),
  position: object(['line', 'column', 'start', 'end'], {
    line: integer,
    column: integer,
    start: integer,
    end: integer,
  }),
});

const place = object(['position'], { position: integer, level: text });

const whatIf = object(
  [
    'scorecard',
    'services',
    'down',
    'up',
    'joined',
    'left',
    'unknown',
    'effortMinutes',
    'teamsDown',
    'teamsBelowTarget',
    'teams',
    'checks',
    'others',
    'flips',
    'problems',
  ],
  {
    scorecard: text,
    services: beforeAfter,
    down: integer,
    up: integer,
    joined: integer,
    left: integer,
    unknown: integer,
    atTarget: beforeAfter,
    effortMinutes: integer,
    teamsDown: integer,
    teamsBelowTarget: integer,
    teams: object(['items', 'total'], {
      items: list(
        object(['services', 'down', 'up', 'effortMinutes'], {
          team: text,
          services: beforeAfter,
          down: integer,
          up: integer,
          atTarget: beforeAfter,
          effortMinutes: integer,
        }),
      ),
      total: integer,
    }),
    checks: list(
      object(['check', 'flips'], {
        check: text,
        flips: list(
          object(['services'], { from: state, to: state, services: integer }),
        ),
      }),
    ),
    others: list(
      object(['scorecard', 'down', 'up'], {
        scorecard: text,
        down: integer,
        up: integer,
      }),
    ),
    flips: object(['items', 'total'], {
      items: list(
        object(['ref', 'checks'], {
          ref: text,
          title: text,
          owner: text,
          from: place,
          to: place,
          checks: list(
            object(['check'], {
              check: text,
              from: state,
              to: state,
              why: text,
            }),
          ),
        }),
      ),
      total: integer,
    }),
    problems: list(
      object(['subject', 'message'], { subject: text, message: text }),
    ),
    factsAt: text,
  },
);

const trial = object(['findings', 'tookMs'], {
  findings: list(finding),
  whatIf,
  tried: list(
    object(['check', 'state'], { check: text, state: text, why: text }),
  ),
  tookMs: number,
});

const factInfo = object(
  [
    'name',
    'title',
    'type',
    'fullName',
    'provider',
    'providerTitle',
    'known',
    'total',
  ],
  {
    name: text,
    title: text,
    description: text,
    type: factType,
    unit: text,
    values: list(text),
    minimum: number,
    maximum: number,
    items: anything,
    maxAgeMs: number,
    fullName: text,
    source: factSource,
    provider: text,
    providerTitle: text,
    known: integer,
    total: integer,
    example: object(['value', 'observedAt'], {
      value: anything,
      observedAt: text,
    }),
  },
);

const standard = object(
  [
    'id',
    'title',
    'owner',
    'version',
    'versions',
    'text',
    'sentences',
    'acknowledgement',
    'acknowledged',
    'toAcknowledge',
    'mayEdit',
  ],
  {
    id: text,
    title: text,
    owner: text,
    version: integer,
    versions: list(
      object(['version'], { version: integer, activatedAt: text }),
    ),
    text,
    sentences: list(
      object(['anchor', 'text', 'line', 'checks'], {
        anchor: text,
        text,
        line: integer,
        checks: list(
          object(['check', 'title', 'missed'], {
            check: text,
            title: text,
            missed: integer,
          }),
        ),
      }),
    ),
    acknowledgement: boolean,
    acknowledged: list(
      object(['team', 'by', 'at'], { team: text, by: text, at: text }),
    ),
    toAcknowledge: list(text),
    mayEdit: boolean,
    problems: list(text),
  },
);

const campaignRequired = [
  'id',
  'title',
  'owner',
  'startsOn',
  'endsOn',
  'state',
  'done',
  'total',
  'exempt',
  'effortMinutes',
  'teamsLeft',
] as const;
const campaignProperties = {
  id: text,
  title: text,
  owner: text,
  startsOn: text,
  endsOn: text,
  state: oneOf(['planned', 'running', 'over', 'ended']),
  done: integer,
  total: integer,
  exempt: integer,
  effortMinutes: integer,
  teamsLeft: integer,
  nextMilestone: object(['title', 'on', 'share'], {
    title: text,
    on: text,
    share: number,
  }),
} as const;

const campaign = object(
  [
    ...campaignRequired,
    'campaign',
    'origin',
    'mayEdit',
    'teams',
    'burnUp',
    'left',
    'remindedTeams',
  ] as const,
  {
    ...campaignProperties,
    campaign: anything,
    origin,
    mayEdit: boolean,
    problems: list(text),
    teams: list(
      object(
        ['done', 'left', 'effortMinutes', 'doneIn30Days', 'isOwn', 'services'],
        {
          team: text,
          done: integer,
          left: integer,
          effortMinutes: integer,
          doneIn30Days: integer,
          isOwn: boolean,
          services: list(
            object(['ref', 'title', 'checks'], {
              ref: text,
              title: text,
              effortMinutes: integer,
              checks: list(text),
              why: text,
            }),
          ),
        },
      ),
    ),
    burnUp: list(
      object(['on', 'done', 'total'], {
        on: text,
        done: integer,
        total: integer,
      }),
    ),
    left: list(object(['ref', 'at', 'cause'], { ref: text, at: text, cause })),
    mayRemind: boolean,
    remindedTeams: list(object(['team', 'at'], { team: text, at: text })),
  },
);

export const documentPaths = {
  '/documents': {
    get: {
      operationId: 'listDocuments',
      summary: 'What is written, by kind and id',
      parameters: [query('kind', kind)],
      responses: answers(
        'All of them.',
        object(['items'], {
          items: list(object(summaryRequired, summaryProperties)),
        }),
      ),
    },
  },
  '/documents/try': {
    post: {
      operationId: 'tryDocument',
      summary:
        'What a text would mean: its mistakes, and what it would do to the services that the caller sees',
      requestBody: body(
        object(['text'], { text: documentText, tryOn: entityRef }),
      ),
      responses: answers('Nothing is kept of it.', trial),
    },
  },
  '/documents/{kind}/{id}': {
    get: {
      operationId: 'getDocument',
      summary: 'A document with its text',
      parameters: [
        inPath('kind', anyName),
        inPath('id', anyName),
        query('version', versionNumber),
      ],
      responses: answers(
        'The version asked for, else the draft, else the active one.',
        detail,
      ),
    },
  },
  '/documents/{kind}/{id}/draft': {
    put: {
      operationId: 'saveDraft',
      summary: 'Keeps a draft; it may have mistakes',
      description:
        '409 when the draft is another than the one that it was made from.',
      parameters: documentPath,
      requestBody: body(
        object(['text'], { text: documentText, seenHash: hash }),
      ),
      responses: answers('It is kept.', detail),
    },
    delete: {
      operationId: 'discardDraft',
      summary: 'Forgets a draft',
      parameters: [...documentPath, required('seenHash', hash)],
      responses: answersNothing('It is forgotten.'),
    },
  },
  '/documents/{kind}/{id}/publish': {
    post: {
      operationId: 'publishDraft',
      summary: 'Puts a draft in force, now or from a moment on',
      parameters: documentPath,
      requestBody: body(
        object(['seenHash'], {
          seenHash: hash,
          from: moment,
          note: { type: 'string', maxLength: 1_000 },
        }),
      ),
      responses: answers('It is in force, or waits for its moment.', detail),
    },
  },
  '/documents/{kind}/{id}/retire': {
    post: {
      operationId: 'retireDocument',
      summary: 'Ends a document; its draft stays',
      parameters: documentPath,
      responses: answersNothing('It is not in force any more.'),
    },
  },
  '/facts': {
    get: {
      operationId: 'listFacts',
      summary: 'Facts that conditions may read',
      parameters: [query('entityRef', entityRef)],
      responses: answers(
        'With how many services each is known of.',
        object(['items'], { items: list(factInfo) }),
      ),
    },
  },
  '/standards/{id}': {
    get: {
      operationId: 'getStandard',
      summary: 'A standard: its sentences with what proves them',
      parameters: [inPath('id', anyName), query('version', versionNumber)],
      responses: answers(
        'The version asked for, else the active one.',
        standard,
      ),
    },
  },
  '/standards/{id}/acknowledgements': {
    post: {
      operationId: 'acknowledgeStandard',
      summary: 'A team of the caller has read a version',
      parameters: [inPath('id', name)],
      requestBody: body(
        object(['version', 'team'], {
          version: versionNumber,
          team: entityRef,
        }),
      ),
      responses: answersNothing(
        'It is kept; said again, the first time stays.',
      ),
    },
  },
  '/campaigns': {
    get: {
      operationId: 'listCampaigns',
      summary: 'Campaigns over the services that the caller sees',
      responses: answers(
        'Those that end first come first.',
        object(['items'], {
          items: list(object(campaignRequired, campaignProperties)),
        }),
      ),
    },
  },
  '/campaigns/{id}': {
    get: {
      operationId: 'getCampaign',
      summary: 'A campaign with the work that is left',
      parameters: [inPath('id', anyName)],
      responses: answers('The campaign.', campaign),
    },
  },
  '/campaigns/{id}/remind': {
    post: {
      operationId: 'remindTeams',
      summary:
        'Has the next digest remind the teams of what they have left; for who keeps the campaign',
      description:
        'Teams that were reminded in the last seven days are left out. 409 when the campaign is not under way.',
      parameters: [inPath('id', name)],
      responses: answers(
        'The teams that are reminded now.',
        object(['teams'], { teams: list(text) }),
      ),
    },
  },
} as const;
