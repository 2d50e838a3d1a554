/** Paths of single sources, for those who may manage them. */
import { errors, json, list, object, text } from './components';

const integer = { type: 'integer' } as const;
const boolean = { type: 'boolean' } as const;

const parameters = [
  {
    name: 'id',
    in: 'path',
    required: true,
    schema: { type: 'string', pattern: '^[a-z0-9][a-z0-9-]{0,99}$' },
  },
] as const;

export const sourcePaths = {
  '/sources/{id}/check': {
    post: {
      operationId: 'checkBuildSource',
      summary: 'Tries out whether the provider of a source answers',
      description:
        'At most five times a minute for each source; 429 beyond that.',
      parameters,
      responses: {
        ...errors,
        '200': {
          description: 'How it has answered, also where it refuses.',
          ...json(
            object(['isOk', 'reads', 'at'], {
              isOk: boolean,
              problem: text,
              account: text,
              reads: list(
                object(['what', 'isAllowed'], {
                  what: text,
                  isAllowed: boolean,
                  fix: text,
                }),
              ),
              quota: object(['used', 'limit', 'resetsAt'], {
                used: integer,
                limit: integer,
                resetsAt: text,
              }),
              at: text,
            }),
          ),
        },
      },
    },
  },
  '/sources/{id}/poll': {
    post: {
      operationId: 'pollBuildSource',
      summary: 'Has a source asked for what is new at once',
      description:
        'Within the limits of the provider. How far it is stands in the list of sources. Twice a minute for each source; 429 beyond that.',
      parameters,
      responses: {
        ...errors,
        '202': { description: 'It is asked within seconds.' },
      },
    },
  },
} as const;
