/** Paths of silences. */
import { matcherOperators } from '../types';
import {
  answers,
  body,
  boolean,
  count,
  idInPath,
  list,
  moment,
  object,
  oneOf,
  query,
  ref,
  short,
  text,
} from './components';
import { named, summary } from './schemas';

export const matcher = object(['label', 'op', 'value'], {
  label: short(255),
  op: oneOf(matcherOperators),
  value: { type: 'string', maxLength: 1_024 },
});

const scope = {
  matchers: list(matcher, 20),
  entityRefs: list(ref, 100),
  teamRef: ref,
} as const;

const required = ['matchers', 'startsAt', 'endsAt', 'reason'] as const;

const fields = {
  ...scope,
  startsAt: moment,
  endsAt: moment,
  reason: short(500),
} as const;

/** `checkSilence` reads the rest, and says what is missing. */
export const newSilence = object(['endsAt', 'reason'], fields);

export const storedSilence = object(
  [
    ...required,
    'id',
    'createdBy',
    'state',
    'createdAt',
    'entities',
    'openAlerts',
    'mayEnd',
  ] as const,
  {
    ...fields,
    id: text,
    createdBy: named,
    state: oneOf(['waiting', 'active', 'ended']),
    createdAt: text,
    entities: list(named, 100),
    team: named,
    openAlerts: count,
    perWeek: { type: 'number', minimum: 0 },
    mayEnd: boolean,
  },
);

export const silencePreviewRequest = object(['matchers'], scope);

export const silencePreview = object(['open', 'items', 'perWeek'], {
  open: count,
  items: list(summary, 20),
  perWeek: { type: 'number', minimum: 0 },
});

export const silencePaths = {
  '/silences': {
    get: {
      operationId: 'listSilences',
      summary: 'Silences of what the caller sees',
      parameters: [query('state', oneOf(['open', 'ended']))],
      responses: answers(
        'Those that are or will be active, the first to end first; or those that ended within 90 days, the newest first.',
        object(['items'], { items: list(storedSilence, 500) }),
      ),
    },
    post: {
      operationId: 'createSilence',
      summary:
        'Has alerts page nobody for a while; with `alerts.silence.create`',
      requestBody: body(newSilence),
      responses: answers('It holds from its start to its end.', storedSilence),
    },
  },
  '/silences/preview': {
    post: {
      operationId: 'previewSilence',
      summary: 'Which alerts a silence would be for',
      requestBody: body(silencePreviewRequest),
      responses: answers('Of those that the caller sees.', silencePreview),
    },
  },
  '/silences/{id}/end': {
    post: {
      operationId: 'endSilence',
      summary: 'Ends a silence now',
      parameters: [idInPath],
      responses: answers('It has ended.', storedSilence),
    },
  },
} as const;
