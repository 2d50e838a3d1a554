/** Paths of what people do about alerts. */
import { detail } from './alerts';
import {
  answers,
  body,
  boolean,
  id,
  idInPath,
  list,
  moment,
  object,
  oneOf,
  ref,
  severity,
  short,
  someOf,
  text,
  words,
} from './components';
import { target } from './escalation';
import { preview } from './schemas';

const made = object(['id'], { id: text });

export const pageRequest = object(['entityRef', 'text', 'severity'], {
  entityRef: ref,
  text: short(1_024),
  severity,
  requestId: { type: 'string', pattern: '^[0-9A-Za-z-]{1,64}$' },
});

export const pagePreviewRequest = object(['entityRef', 'severity'], {
  entityRef: ref,
  severity,
  at: moment,
});

export const bulkResult = object(['id', 'ok'], {
  id: text,
  ok: boolean,
  problem: words,
});

const helped = short(500);

/** The alert as it is then. */
const answersAlert = answers(
  'The alert as it is then; it is the same where this had been done already.',
  detail,
);

/** An act that says nothing more. */
const plainAct = <const N extends string>(operationId: N, title: string) =>
  ({
    post: {
      operationId,
      summary: title,
      parameters: [idInPath],
      responses: answersAlert,
    },
  } as const);

/** An act that says what it needs. */
const act = <const N extends string, const S>(
  operationId: N,
  title: string,
  schema: S,
) =>
  ({
    post: {
      operationId,
      summary: title,
      parameters: [idInPath],
      requestBody: body(schema),
      responses: answersAlert,
    },
  } as const);

/** Beside reading, at the path of alerts. */
export const pageOperation = {
  operationId: 'pageTeam',
  summary: 'A person pages a team; with `alerts.alert.create`',
  requestBody: body(pageRequest),
  responses: answers('The id is that of the alert that comes of it.', made),
} as const;

export const actPaths = {
  '/alerts/preview': {
    post: {
      operationId: 'previewPage',
      summary: 'Who would be woken by a page, how and when',
      requestBody: body(pagePreviewRequest),
      responses: answers('Nobody is paged.', preview),
    },
  },
  '/alerts/bulk': {
    post: {
      operationId: 'actOnAlerts',
      summary: 'Acknowledges or resolves many alerts',
      requestBody: body(
        object(['ids', 'act'], {
          ids: someOf(id, 100),
          act: oneOf(['acknowledge', 'resolve']),
        }),
      ),
      responses: answers(
        'In the order of the request; one that cannot be done does not hold up the others.',
        object(['items'], { items: list(bulkResult, 100) }),
      ),
    },
  },
  '/alerts/{id}/acknowledge': plainAct(
    'acknowledgeAlert',
    'The caller has it; escalation stops',
  ),
  '/alerts/{id}/unacknowledge': plainAct(
    'unacknowledgeAlert',
    'Gives it back; it escalates again from the first step',
  ),
  '/alerts/{id}/resolve': act(
    'resolveAlert',
    'It is over',
    object([], { helped }),
  ),
  '/alerts/{id}/escalate': act(
    'escalateAlert',
    'Pages somebody now, out of turn; the next step of the policy when nobody is named',
    object([], { to: target }),
  ),
  '/alerts/{id}/responders': act(
    'addResponders',
    'Pages users or groups besides',
    object(['refs'], { refs: someOf(ref, 10) }),
  ),
  '/alerts/{id}/assign': act(
    'assignAlert',
    'Gives it to a user, who is paged, or to the team that answers from now on',
    object(['ref'], { ref }),
  ),
  '/alerts/{id}/snooze': act(
    'snoozeAlert',
    'Pages nobody until then',
    object(['until'], { until: moment }),
  ),
  '/alerts/{id}/notes': act(
    'addNote',
    'Adds words to the timeline',
    object(['text'], { text: short(10_000) }),
  ),
  '/alerts/{id}/helped': act(
    'tellWhatHelped',
    'Says what helped; again, it replaces what was said before',
    object(['text'], { text: helped }),
  ),
  '/alerts/{id}/route': act(
    'routeAlert',
    'Says where it belongs; with `alerts.alert.route`',
    object(['entityRef'], {
      entityRef: ref,
      rememberLabels: list(short(255), 10),
    }),
  ),
} as const;
