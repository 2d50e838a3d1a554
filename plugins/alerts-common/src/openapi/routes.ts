/** Paths of what people have decided of where alerts belong. */
import {
  answers,
  answersNothing,
  boolean,
  idInPath,
  list,
  object,
  text,
} from './components';
import { named } from './schemas';
import { matcher } from './silences';

export const storedRoute = object(
  ['id', 'matchers', 'entityRef', 'createdAt', 'createdBy', 'mayForget'],
  {
    id: text,
    matchers: list(matcher, 20),
    entityRef: text,
    createdAt: text,
    target: named,
    createdBy: named,
    key: text,
    mayForget: boolean,
  },
);

export const routePaths = {
  '/routes': {
    get: {
      operationId: 'listRoutes',
      summary: 'Remembered routes to what the caller sees',
      responses: answers(
        'The newest first.',
        object(['items'], { items: list(storedRoute, 5_000) }),
      ),
    },
  },
  '/routes/{id}': {
    delete: {
      operationId: 'forgetRoute',
      summary: 'Forgets a route; with `alerts.alert.route`',
      parameters: [idInPath],
      responses: answersNothing('Alerts to come are not routed by it.'),
    },
  },
} as const;
