import type {
  FactSchema,
  ScalarSchema,
} from '@callboard/backstage-plugin-scorecards-common';

const NAME = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/;
const MOST_CHARACTERS = 100;
const SCALARS: ReadonlySet<unknown> = new Set([
  'boolean',
  'number',
  'string',
  'version',
  'time',
  'duration',
]);
const BOUNDED: ReadonlySet<unknown> = new Set(['number', 'duration']);

/** Whether it may be the id of a provider or the name of a fact. */
export const isName = (name: unknown): name is string =>
  typeof name === 'string' && name.length <= MOST_CHARACTERS && NAME.test(name);

const isNumber = (value: unknown) =>
  value === undefined || Number.isFinite(value);

function scalarProblems(
  {
    type,
    values,
    minimum,
    maximum,
  }: Omit<ScalarSchema, 'type'> & {
    type: unknown;
  },
  place: string,
): string[] {
  const problems: string[] = [];
  const hasBounds = minimum !== undefined || maximum !== undefined;
  if (values !== undefined && type !== 'string') {
    problems.push(`${place}values: are of a string, and this is a ${type}`);
  }
  if (values?.length === 0) {
    problems.push(`${place}values: is empty; leave it out to allow any`);
  }
  if (hasBounds && !BOUNDED.has(type)) {
    problems.push(
      `${place}minimum, maximum: are of a number or a duration, and this is a ${type}`,
    );
  }
  if (!isNumber(minimum) || !isNumber(maximum) || minimum! > maximum!) {
    problems.push(
      `${place}minimum, maximum: must be numbers, the minimum not above the maximum`,
    );
  }
  return problems;
}

function itemProblems({ type, items }: FactSchema): string[] {
  if (items === undefined) return [];
  if (type !== 'list') {
    return [`items: are of a list, and this is a ${type}`];
  }
  const parts =
    'parts' in items
      ? Object.entries(items.parts).map(
          ([name, part]) => [`items.parts.${name}.`, part] as const,
        )
      : [['items.', items] as const];
  if (parts.length === 0) return ['items.parts: is empty; name a part'];
  return parts.flatMap(([place, part]) => [
    ...(SCALARS.has(part.type)
      ? []
      : [`${place}type: '${part.type}' is not the type of one value`]),
    ...scalarProblems(part, place),
  ]);
}

/** What is wrong with the schema of a fact, each with the field; empty when nothing is. */
export function checkSchema(fact: FactSchema): string[] {
  const { name, title, type, maxAgeMs } = fact;
  return [
    ...(isName(name)
      ? []
      : [
          `name: '${name}' must be lower-case words joined by hyphens, of ${MOST_CHARACTERS} characters at most`,
        ]),
    ...(typeof title === 'string' && title.trim() ? [] : ['title: is missing']),
    ...(SCALARS.has(type) || type === 'list' || type === 'map'
      ? []
      : [`type: '${type}' is unknown`]),
    ...(maxAgeMs === undefined || maxAgeMs > 0
      ? []
      : ['maxAgeMs: must be more than 0']),
    ...scalarProblems(fact, ''),
    ...itemProblems(fact),
  ];
}
