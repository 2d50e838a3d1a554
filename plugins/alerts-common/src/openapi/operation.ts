/** Paths for who runs the portal. */
import {
  answers,
  answersNothing,
  channel,
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
  [
    'id',
    'kind',
    'channel',
    'channelTitle',
    'state',
    'createdAt',
    'at',
    'attempts',
  ],
  {
    id: text,
    kind: oneOf(['page', 'news', 'test']),
    channel: text,
    channelTitle: text,
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

const problem = object(['kind'], {
  kind: oneOf([
    'late-deliveries',
    'late-steps',
    'late-messages',
    'no-heartbeat',
    'failing-channel',
    'unwatched',
  ]),
  since: text,
  channel: text,
  waiting: count,
  reason: words,
});

const work = object(
  ['waitingDeliveries', 'deadDeliveries', 'waitingMessages', 'failedMessages'],
  {
    waitingDeliveries: count,
    deadDeliveries: count,
    waitingMessages: count,
    failedMessages: count,
    watchedAt: text,
  },
);

export const health = object(['problems', 'onCall'], {
  heartbeatAt: text,
  oldestDueSeconds: { type: 'number', minimum: 0 } as const,
  problems: list(problem),
  onCall: oneOf(['installed', 'absent']),
  work,
});

export const operationPaths = {
  '/deliveries/retry': {
    post: {
      operationId: 'retryDeliveries',
      summary:
        'Has all deliveries of senders worked in again that were given up; with `alerts.administer`',
      responses: answersNothing('They are worked in again.'),
    },
  },
  '/messages': {
    get: {
      operationId: 'listMessages',
      summary: 'Messages that were sent, or not; with `alerts.administer`',
      parameters: [
        query('state', messageState),
        query('channel', channel),
        cursorQuery,
        limitQuery,
      ],
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
      summary:
        'How alerts themselves fare, for all who may read alerts; `work` with `alerts.administer`',
      responses: answers('As it is now.', health),
    },
  },
} as const;
