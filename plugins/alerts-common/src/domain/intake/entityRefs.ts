import { fieldOf, type Fields } from './fields';

/** Names of labels and annotations that state the entity: Prometheus permits no `callboard.dev/entity`. */
const NAMES = [
  'backstage_entity',
  'callboard_entity',
  'entity_ref',
  'callboard.dev/entity',
];

const KIND = /^[a-z][a-z0-9]{0,62}$/;
// The name rule of the catalog: 1 to 63 letters and digits, with - _ . between them.
const NAME = /^[a-z0-9](?:[a-z0-9_.-]{0,61}[a-z0-9])?$/;

/** `[kind:][namespace/]name` as a full reference in lower case, of a component in `default` unless it says so. */
export function entityRefOf(value: unknown): string | undefined {
  if (typeof value !== 'string' || value.length > 300) return undefined;
  const text = value.trim().toLocaleLowerCase('en-US');
  const colon = text.indexOf(':');
  const slash = text.indexOf('/', colon + 1);
  const kind = colon >= 0 ? text.slice(0, colon) : 'component';
  const namespace = slash >= 0 ? text.slice(colon + 1, slash) : 'default';
  const name = text.slice(Math.max(colon, slash) + 1);
  return KIND.test(kind) && NAME.test(namespace) && NAME.test(name)
    ? `${kind}:${namespace}/${name}`
    : undefined;
}

/** The entity that labels or annotations state. */
export function statedEntity(...places: Fields[]): string | undefined {
  for (const fields of places) {
    for (const name of NAMES) {
      const entityRef = entityRefOf(fieldOf(fields, name));
      if (entityRef !== undefined) return entityRef;
    }
  }
  return undefined;
}
