/** Paths of what people decide and state, and of where facts come from. */
import {
  answers,
  answersNothing,
  anything,
  body,
  boolean,
  checkId,
  cursorQuery,
  entityRef,
  id,
  inPath,
  integer,
  limitQuery,
  list,
  moment,
  name,
  number,
  object,
  oneOf,
  pageInfo,
  query,
  required,
  short,
  text,
} from './components';
import { exemption, factType } from './schemas';

const note = { type: 'string', maxLength: 1_000 } as const;
const factName = short(201);

const debtRequired = ['exempt', 'hidden', 'effortMinutes'] as const;
const debtProperties = {
  exempt: integer,
  hidden: integer,
  effortMinutes: integer,
  nextEnd: text,
} as const;

const signOff = object(
  [
    'id',
    'entityRef',
    'fact',
    'title',
    'value',
    'signedBy',
    'signedAt',
    'until',
    'mayRevoke',
  ],
  {
    id: text,
    entityRef: text,
    fact: text,
    title: text,
    value: anything,
    evidenceUrl: text,
    note: text,
    signedBy: text,
    signedAt: text,
    until: text,
    endedAt: text,
    revokedBy: text,
    revokedAt: text,
    mayRevoke: boolean,
  },
);

const refs = {
  type: 'array',
  minItems: 1,
  maxItems: 500,
  items: entityRef,
} as const;
const scope = object([], {
  entityRefs: refs,
  ownerRefs: refs,
  namespaces: refs,
});

const pushToken = object(
  ['id', 'provider', 'title', 'createdBy', 'createdAt'],
  {
    id: text,
    provider: text,
    title: text,
    scope,
    createdBy: text,
    createdAt: text,
    expiresAt: text,
    lastUsedAt: text,
  },
);

const collector = object(['provider', 'title', 'source', 'facts'], {
  provider: text,
  title: text,
  source: oneOf(['collected', 'push', 'sign-off']),
  facts: integer,
  everyMs: number,
  lastRun: object(['id', 'startedAt', 'state'], {
    id: text,
    startedAt: text,
    finishedAt: text,
    state: oneOf(['running', 'ok', 'partial', 'failed', 'aborted']),
    entities: integer,
    changed: integer,
    failed: integer,
    error: text,
  }),
  lastOkAt: text,
  nextAt: text,
  silentSince: text,
});

export const decisionPaths = {
  '/exemptions': {
    get: {
      operationId: 'listExemptions',
      summary: 'Exemptions of services that the caller sees',
      parameters: [
        query(
          'state',
          oneOf(['requested', 'approved', 'refused', 'revoked', 'ended']),
        ),
        query('team', entityRef),
        query('entityRef', entityRef),
        limitQuery,
        cursorQuery,
      ],
      responses: answers(
        'Those that end first come first.',
        object(['items', 'pageInfo'], {
          items: list(exemption),
          pageInfo,
          totalItems: integer,
        }),
      ),
    },
    post: {
      operationId: 'requestExemption',
      summary:
        'Asks for leave not to pass a check, or a scorecard, for a while',
      requestBody: body(
        object(['entityRef', 'reason', 'until'], {
          entityRef,
          check: checkId,
          scorecard: name,
          reason: short(1_000),
          ticket: short(500),
          until: moment,
        }),
      ),
      responses: answers('It waits for who keeps the check.', exemption),
    },
  },
  '/exemptions/debt': {
    get: {
      operationId: 'getExemptionDebt',
      summary: 'What exemptions hide, over the services that the caller sees',
      responses: answers(
        'Most work first.',
        object([...debtRequired, 'teams'] as const, {
          ...debtProperties,
          teams: list(object(debtRequired, { ...debtProperties, team: text })),
        }),
      ),
    },
  },
  '/exemptions/{id}/decision': {
    post: {
      operationId: 'decideExemption',
      summary: 'Approves or refuses an exemption that somebody else asked for',
      parameters: [inPath('id', id)],
      requestBody: body(
        object(['decision'], {
          decision: oneOf(['approve', 'refuse']),
          note,
          until: moment,
        }),
      ),
      responses: answers('It is decided.', exemption),
    },
  },
  '/exemptions/{id}/revoke': {
    post: {
      operationId: 'revokeExemption',
      summary: 'Ends an exemption, or takes a request back',
      parameters: [inPath('id', id)],
      responses: answers('It has ended.', exemption),
    },
  },
  '/sign-offs': {
    get: {
      operationId: 'listSignOffs',
      summary: 'What people have stated of a service',
      parameters: [required('entityRef', entityRef)],
      responses: answers(
        'The newest first, at most 200; with what may be signed off.',
        object(['items', 'signable'], {
          items: list(signOff),
          signable: list(
            object(['fact', 'title', 'type', 'maySign'], {
              fact: text,
              title: text,
              description: text,
              type: factType,
              unit: text,
              values: list(text),
              minimum: number,
              maximum: number,
              maySign: boolean,
              current: signOff,
            }),
          ),
        }),
      ),
    },
    post: {
      operationId: 'signOff',
      summary: 'States a fact of a service until a day',
      requestBody: body(
        object(['entityRef', 'fact', 'value', 'until'], {
          entityRef,
          fact: factName,
          value: anything,
          until: moment,
          evidenceUrl: short(2_000),
          note,
        }),
      ),
      responses: answers('It is stated.', signOff),
    },
  },
  '/sign-offs/{id}/revoke': {
    post: {
      operationId: 'revokeSignOff',
      summary: 'Takes back what was stated',
      parameters: [inPath('id', id)],
      responses: answersNothing('It counts no more.'),
    },
  },
  '/collectors': {
    get: {
      operationId: 'listCollectors',
      summary: 'Where facts come from, and how that fares',
      description:
        'Errors of runs are shown to those who may manage collectors.',
      responses: answers(
        'All of them.',
        object(['items'], { items: list(collector) }),
      ),
    },
  },
  '/collectors/{provider}/start': {
    post: {
      operationId: 'startCollector',
      summary: 'Starts a run soon',
      parameters: [inPath('provider', name)],
      responses: answersNothing('It starts within a minute.'),
    },
  },
  '/push-tokens': {
    get: {
      operationId: 'listPushTokens',
      summary: 'Tokens of the push API, without their secrets',
      responses: answers(
        'Those that can be used, the newest first.',
        object(['items'], { items: list(pushToken) }),
      ),
    },
    post: {
      operationId: 'createPushToken',
      summary: 'Makes a token with which a CI pushes facts of one set',
      requestBody: body(
        object(['provider', 'title'], {
          provider: name,
          title: short(200),
          scope,
          expiresAt: moment,
        }),
      ),
      responses: answers(
        'The secret is told once, here.',
        object(['token', 'secret'], { token: pushToken, secret: text }),
      ),
    },
  },
  '/push-tokens/{id}': {
    delete: {
      operationId: 'revokePushToken',
      summary: 'Ends a token',
      parameters: [inPath('id', id)],
      responses: answersNothing('It is taken no more.'),
    },
  },
} as const;
