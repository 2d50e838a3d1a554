/** Paths of ways to reach people, and of how the caller is told. */
import {
  answers,
  body,
  boolean,
  channel,
  idInPath,
  list,
  object,
  oneOf,
  severity,
  someOf,
  text,
  words,
} from './components';

export const channels = object(['items', 'schedules'], {
  items: list(
    object(['id', 'title', 'audience'], {
      id: text,
      title: text,
      audience: oneOf(['personal', 'shared']),
      unreachable: words,
    }),
  ),
  schedules: list(
    object(['id', 'name', 'teamRef'], { id: text, name: text, teamRef: text }),
    10_000,
  ),
});

const personalRules = list(
  object(['severities', 'channel', 'afterMinutes'], {
    severities: someOf(severity, 4),
    channel,
    afterMinutes: { type: 'integer', minimum: 0, maximum: 120 },
  }),
  20,
);

export const myRules = object(['rules', 'isDefault'], {
  rules: personalRules,
  isDefault: boolean,
});

export const channelTest = object(['state'], {
  state: oneOf(['waiting', 'sent', 'failed']),
  problem: words,
});

export const channelPaths = {
  '/channels': {
    get: {
      operationId: 'listChannels',
      summary: 'What policies and personal rules can name',
      responses: answers('Channels, and schedules of on-call.', channels),
    },
  },
  '/my/rules': {
    get: {
      operationId: 'getMyRules',
      summary: 'How the caller is told of pages',
      responses: answers('Those of the portal until one has some.', myRules),
    },
    put: {
      operationId: 'saveMyRules',
      summary: 'Says how the caller is told of pages',
      requestBody: body(object(['rules'], { rules: personalRules })),
      responses: answers(
        'They hold from the next page on; those of the portal where there is none.',
        myRules,
      ),
    },
  },
  '/my/rules/test': {
    post: {
      operationId: 'testMyChannel',
      summary: 'Sends the caller a message by a channel',
      requestBody: body(object(['channel'], { channel })),
      responses: answers(
        'What became of it is asked by the id.',
        object(['id'], { id: text }),
      ),
    },
  },
  '/my/rules/test/{id}': {
    get: {
      operationId: 'getMyChannelTest',
      summary: 'What became of a message that the caller sent to try a channel',
      parameters: [idInPath],
      responses: answers('As it is now.', channelTest),
    },
  },
} as const;
