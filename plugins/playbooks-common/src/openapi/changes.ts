/** What changed in a page. */
import { errors, json, list, object, text } from './components';

const versionParameter = (name: string, description: string) =>
  ({
    name,
    in: 'query',
    description,
    schema: { type: 'string', pattern: '^[0-9a-f]{64}$' },
  } as const);

const line = object(['kind', 'text'], {
  kind: { type: 'string', enum: ['same', 'added', 'removed'] },
  text,
});

/** `PageChanges` of the package. */
export const pageChanges = object(
  ['from', 'to', 'changes', 'moreLines', 'isTooDifferent'],
  {
    from: text,
    to: text,
    changes: list(
      object(['sectionId', 'title', 'lines'], {
        sectionId: text,
        stepId: text,
        title: text,
        lines: list(line),
      }),
    ),
    moreLines: { type: 'integer' },
    isTooDifferent: { type: 'boolean' },
  },
);

export const changePaths = {
  '/pages/{id}/changes': {
    get: {
      operationId: 'comparePlaybook',
      summary: 'What differs between two texts of a page',
      parameters: [
        {
          name: 'id',
          in: 'path',
          required: true,
          schema: { type: 'string', minLength: 1, maxLength: 64 },
        },
        versionParameter(
          'from',
          'The earlier text; without it that of the last good run',
        ),
        versionParameter('to', 'The later text; without it the present one'),
      ],
      responses: {
        ...errors,
        '200': {
          description: 'The changed lines, by section and step.',
          ...json(pageChanges),
        },
      },
    },
  },
} as const;
