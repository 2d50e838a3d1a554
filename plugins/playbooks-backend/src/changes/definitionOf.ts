import { createHash } from 'node:crypto';
import type { Entity } from '@backstage/catalog-model';
import type { JsonValue } from '@backstage/types';

/** Raised when something else counts: a hash of before is then no change. */
const FORM = 'v1';

/** Where a descriptor stands, and what the catalog itself says of it. */
const VOLATILE =
  /^backstage\.io\/(?:managed-by-|source-location|view-url|edit-url|orphan)/;

/** One text for one value, whatever the order of its fields. */
function canonical(value: JsonValue | undefined): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value !== null && typeof value === 'object') {
    const fields = Object.keys(value)
      .sort()
      .map(key => `${JSON.stringify(key)}:${canonical(value[key])}`);
    return `{${fields.join(',')}}`;
  }
  return JSON.stringify(value) ?? 'null';
}

/**
 * What counts of a service's descriptor, as a hash: its spec, annotations and labels. Words about it, such as title, description, tags
 * and links, do not change what it does; nor does where its descriptor stands.
 */
export function definitionOf({ spec, metadata }: Entity): string {
  const { annotations = {}, labels = {} } = metadata;
  const kept = Object.fromEntries(
    Object.entries(annotations).filter(([key]) => !VOLATILE.test(key)),
  );
  const text = canonical({ spec: spec ?? {}, annotations: kept, labels });
  return `${FORM}:${createHash('sha256').update(text).digest('base64url')}`;
}

/** Whether two hashes tell of the same form, so that another hash is another definition. */
export const areComparable = (one: string, other: string): boolean =>
  one.slice(0, FORM.length + 1) === other.slice(0, FORM.length + 1);
