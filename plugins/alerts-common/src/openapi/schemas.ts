/** What several answers have in them; `types/` documents it, a type test keeps both equal. */
import { intakeKinds } from '../types';
import {
  boolean,
  count,
  integer,
  list,
  object,
  oneOf,
  severity,
  text,
  texts,
  words,
} from './components';

/** An entity or a person by its name. */
export const named = object(['entityRef', 'title'], {
  entityRef: text,
  title: text,
});

export const intakeKind = oneOf(intakeKinds);

export const alertState = oneOf(['firing', 'acknowledged', 'resolved']);

export const namedPolicy = object(['id', 'title'], { id: text, title: text });

const by = <const K extends string>(kind: K) => oneOf([kind]);

export const resolution = {
  oneOf: [
    object(['by'], { by: by('source') }),
    object(['by'], { by: by('silence-of-source') }),
    object(['by', 'person'], { by: by('person'), person: named }),
  ],
} as const;

export const summaryRequired = [
  'id',
  'title',
  'summary',
  'severity',
  'state',
  'firingCount',
  'instanceCount',
  'repeats',
  'startedAt',
  'openedAt',
  'lastSeenAt',
  'labels',
  'source',
  'pagedMe',
  'ofMyTeams',
] as const;

export const summaryProperties = {
  id: text,
  title: text,
  summary: text,
  severity,
  state: alertState,
  firingCount: count,
  instanceCount: count,
  repeats: count,
  startedAt: text,
  openedAt: text,
  lastSeenAt: text,
  resolvedAt: text,
  resolution,
  acknowledged: object(['at'], { by: named, at: text, endsAt: text }),
  entity: named,
  team: named,
  labels: texts,
  unrouted: object(['reason'], { reason: words, nearest: list(named, 3) }),
  quiet: object(['kind', 'until'], {
    kind: oneOf(['snoozed', 'silenced', 'working-hours']),
    until: text,
    by: named,
    reason: words,
  }),
  source: object(['kind', 'title'], {
    kind: oneOf([...intakeKinds, 'person']),
    title: text,
  }),
  next: object(['at', 'people', 'what'], {
    at: text,
    people: list(named),
    what: words,
  }),
  pagedMe: boolean,
  ofMyTeams: boolean,
} as const;

/** An alert in a list. */
export const summary = object(summaryRequired, summaryProperties);

/** What a page, or a step, would do. */
export const preview = object(['rows', 'timeZone'], {
  rows: list(
    object(['at', 'people', 'channels', 'what'], {
      at: text,
      people: list(
        object(['entityRef', 'title', 'channels'], {
          entityRef: text,
          title: text,
          channels: list(text, 100),
        }),
      ),
      channels: list(text, 100),
      what: words,
      nobody: words,
    }),
    50,
  ),
  policy: namedPolicy,
  timeZone: text,
  silence: object(['until', 'reason'], { until: text, reason: words }),
});

export const timelineEntry = object(['id', 'at', 'kind'], {
  id: text,
  at: text,
  kind: oneOf([
    'opened',
    'grew',
    'shrank',
    'repeated',
    'reopened',
    'routed',
    'paged',
    'nobody',
    'delivered',
    'not-delivered',
    'acknowledged',
    'unacknowledged',
    'acknowledgement-ended',
    'escalated',
    'reassigned',
    'responder-added',
    'snoozed',
    'snooze-ended',
    'silenced',
    'silence-ended',
    'waits',
    'exhausted',
    'resolved',
    'noted',
    'helped',
    'severity-changed',
    'replay-ignored',
    'source-clock-off',
  ]),
  by: named,
  people: list(named),
  channel: text,
  until: text,
  count: integer,
  text: words,
  step: integer,
  round: integer,
});
