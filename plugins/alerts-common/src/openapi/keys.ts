/** Paths of routing keys. */
import {
  answers,
  answersNothing,
  body,
  idInPath,
  list,
  object,
  oneOf,
  ref,
  severity,
  short,
  text,
} from './components';
import { intakeKind, named } from './schemas';

const kind = <const K extends string>(name: K) => oneOf([name]);

export const scope = {
  oneOf: [
    object(['kind', 'entityRef'], { kind: kind('entity'), entityRef: ref }),
    object(['kind', 'groupRef'], { kind: kind('group'), groupRef: ref }),
    object(['kind'], { kind: kind('any') }),
  ],
} as const;

const pointer = short(500);
const values = list(short(100), 50);

/** JSON pointers into the body of a sender. */
export const mapping = object(['summary'], {
  summary: pointer,
  title: pointer,
  dedupKey: pointer,
  groupKey: pointer,
  severity: pointer,
  severities: {
    type: 'object',
    maxProperties: 50,
    additionalProperties: severity,
  } as const,
  status: pointer,
  resolvedValues: values,
  acknowledgedValues: values,
  entityRef: pointer,
  labels: pointer,
  link: pointer,
  startsAt: pointer,
});

export const key = object(
  ['id', 'title', 'scope', 'createdBy', 'createdAt', 'secrets'],
  {
    id: text,
    title: text,
    scope,
    named,
    mapping,
    createdBy: named,
    createdAt: text,
    secrets: list(
      object(['hint', 'createdAt'], {
        hint: text,
        createdAt: text,
        expiresAt: text,
        lastUsedAt: text,
        lastSender: text,
      }),
      10,
    ),
  },
);

export const newKey = object(['key', 'secret'], { key, secret: text });

export const keyPaths = {
  '/keys': {
    get: {
      operationId: 'listKeys',
      summary: 'Routing keys that the caller may manage, without their secrets',
      responses: answers(
        'By title.',
        object(['items'], { items: list(key, 10_000) }),
      ),
    },
    post: {
      operationId: 'createKey',
      summary: 'Makes a routing key; with `alerts.key.manage`',
      requestBody: body(
        object(['title', 'scope'], { title: short(200), scope, mapping }),
      ),
      responses: answers('The secret is told once, here.', newKey),
    },
  },
  '/keys/{id}': {
    delete: {
      operationId: 'revokeKey',
      summary: 'Ends a routing key; with `alerts.key.manage`',
      parameters: [idInPath],
      responses: answersNothing('Its secrets are taken no more.'),
    },
  },
  '/keys/{id}/rotate': {
    post: {
      operationId: 'rotateKey',
      summary: 'Makes another secret; with `alerts.key.manage`',
      description: 'The one before it is taken for a day more.',
      parameters: [idInPath],
      responses: answers('The secret is told once, here.', newKey),
    },
  },
  '/keys/{id}/test': {
    post: {
      operationId: 'testKey',
      summary: 'Sends a sample through a routing key as a sender would',
      parameters: [idInPath],
      requestBody: body(object(['kind'], { kind: intakeKind })),
      responses: answers(
        'The alert that comes of it has the id in its summary.',
        object(['id'], { id: text }),
      ),
    },
  },
} as const;
