/** An object of JSON. Its fields are read with {@link fieldOf} only: `constructor` is not one of them unless it was sent. */
export type Fields = Record<string, unknown>;

export const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Undefined where there is none, or null. */
export const fieldOf = (fields: Fields, name: string): unknown =>
  Object.hasOwn(fields, name) ? fields[name] ?? undefined : undefined;

/** A field that is an object; an empty one where it is not. */
export function fieldsAt(fields: Fields, name: string): Fields {
  const value = fieldOf(fields, name);
  return isFields(value) ? value : {};
}
