import { readDurationFromConfig, type Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { durationToMilliseconds } from '@backstage/types';
import type {
  FactSchema,
  FactType,
  ScalarSchema,
  ScalarType,
} from '@callboard/backstage-plugin-scorecards-common';

const SCALARS: readonly ScalarType[] = [
  'boolean',
  'number',
  'string',
  'version',
  'time',
  'duration',
];
const TYPES: readonly FactType[] = [...SCALARS, 'list', 'map'];

function oneOf<T extends string>(
  config: Config,
  options: { key: string; path: string; allowed: readonly T[]; usual?: T },
): T {
  const { key, path, allowed, usual } = options;
  const written = config.getOptionalString(key) ?? usual;
  const found = allowed.find(one => one === written);
  if (found) return found;
  throw new InputError(
    written === undefined
      ? `${path}.${key}: is missing; give one of ${allowed.join(', ')}`
      : `${path}.${key}: '${written}' is none of ${allowed.join(', ')}`,
  );
}

function readScalar(config: Config, path: string): Omit<ScalarSchema, 'type'> {
  const unit = config.getOptionalString('unit');
  const values = config.getOptionalStringArray('values');
  const minimum = config.getOptionalNumber('minimum');
  const maximum = config.getOptionalNumber('maximum');
  if (minimum !== undefined && maximum !== undefined && minimum > maximum) {
    throw new InputError(`${path}.minimum: is greater than maximum`);
  }
  return {
    ...(unit && { unit }),
    ...(values && { values }),
    ...(minimum !== undefined && { minimum }),
    ...(maximum !== undefined && { maximum }),
  };
}

const readPart = (config: Config, path: string): ScalarSchema => ({
  ...readScalar(config, path),
  type: oneOf(config, { key: 'type', path, allowed: SCALARS }),
});

function readItems(config: Config, path: string): FactSchema['items'] {
  const parts = config.getOptionalConfig('parts');
  if (!parts) return readPart(config, path);
  return {
    parts: Object.fromEntries(
      parts
        .keys()
        .map(name => [
          name,
          readPart(parts.getConfig(name), `${path}.parts.${name}`),
        ]),
    ),
  };
}

/**
 * Reads a fact of the configuration; whether its schema is sound is checked with all schemas.
 *
 * @throws InputError with the path and what to mend
 */
export function readFactSchema(
  config: Config,
  path: string,
  usualType?: FactType,
): FactSchema {
  const description = config.getOptionalString('description');
  const items = config.getOptionalConfig('items');
  return {
    ...readScalar(config, path),
    name: config.getString('name'),
    title: config.getString('title'),
    type: oneOf(config, {
      key: 'type',
      path,
      allowed: TYPES,
      usual: usualType,
    }),
    ...(description && { description }),
    ...(items && { items: readItems(items, `${path}.items`) }),
    ...(config.has('maxAge') && {
      maxAgeMs: durationToMilliseconds(
        readDurationFromConfig(config, { key: 'maxAge' }),
      ),
    }),
  };
}
