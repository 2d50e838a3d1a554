/** Paths for who runs the portal. */
import {
  answers,
  answersNothing,
  count,
  cursorQuery,
  idInPath,
  limitQuery,
  list,
  object,
  oneOf,
  pageInfo,
  query,
  text,
  words,
} from './components';
import { named } from './schemas';

const messageState = oneOf(['waiting', 'sent', 'cancelled', 'failed']);

export const message = object(
  ['id', 'kind', 'channel', 'state', 'createdAt', 'at', 'attempts'],
  {
    id: text,
    kind: oneOf(['page', 'news', 'test']),
    channel: text,
    person: named,
    alert: object(['id', 'title'], { id: text, title: text }),
    state: messageState,
    createdAt: text,
    at: text,
    attempts: count,
    problem: words,
    reference: text,
  },
);

export const health = object(
  ['waitingDeliveries', 'failedMessages', 'onCall'],
  {
    heartbeatAt: text,
    oldestDueSeconds: { type: 'number', minimum: 0 } as const,
    waitingDeliveries: count,
    failedMessages: count,
    onCall: oneOf(['installed', 'absent']),
  },
);

export const operationPaths = {
  '/messages': {
    get: {
      operationId: 'listMessages',
      summary: 'Messages that were sent, or not; with `alerts.administer`',
      parameters: [query('state', messageState), cursorQuery, limitQuery],
      responses: answers(
        'The newest first.',
        object(['items', 'pageInfo'], { items: list(message, 200), pageInfo }),
      ),
    },
  },
  '/messages/{id}/retry': {
    post: {
      operationId: 'retryMessage',
      summary:
        'Has a message tried again that was given up; with `alerts.administer`',
      parameters: [idInPath],
      responses: answersNothing('It is tried again.'),
    },
  },
  '/state': {
    get: {
      operationId: 'getAlertsHealth',
      summary: 'How alerts themselves fare',
      responses: answers('As it is now.', health),
    },
  },
} as const;
