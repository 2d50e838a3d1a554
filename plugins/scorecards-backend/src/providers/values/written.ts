import type { Entity } from '@backstage/catalog-model';

/** Longer texts of descriptors are cut: a fact holds 2,000 characters at most. */
const MOST_CHARACTERS = 1_000;

/** What stands at a place of a descriptor as an object, whatever it is. */
export const recordOf = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : {};

/** What stands at a place of a descriptor as a list, whatever it is. */
export const listOf = (value: unknown): unknown[] =>
  Array.isArray(value) ? value : [];

/** A field of its own; nothing for what every object inherits. */
export const own = (value: unknown, name: string): unknown => {
  const record = recordOf(value);
  return Object.hasOwn(record, name) ? record[name] : undefined;
};

/** A text that says something, without space around it, and cut where it is too long. */
export function textOf(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined;
  return value.trim().slice(0, MOST_CHARACTERS) || undefined;
}

export const lower = (text: string) => text.toLocaleLowerCase('en-US');

/** The full reference of an entity in lower case; undefined for what is no entity. */
export function refOf(entity: Entity | unknown): string | undefined {
  const metadata = own(entity, 'metadata');
  const kind = textOf(own(entity, 'kind'));
  const name = textOf(own(metadata, 'name'));
  if (!kind || !name) return undefined;
  const namespace = textOf(own(metadata, 'namespace')) ?? 'default';
  return lower(`${kind}:${namespace}/${name}`);
}

/** An annotation of an entity that says something. */
export const annotationOf = (entity: unknown, name: string) =>
  textOf(own(own(own(entity, 'metadata'), 'annotations'), name));
