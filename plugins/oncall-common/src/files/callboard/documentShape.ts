import type { FileValue } from '../FileValue';

/** What of JSON Schema the schedule's document uses. */
export interface DocumentShape {
  readonly type: string;
  readonly enum?: readonly string[];
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly items?: DocumentShape;
  readonly required?: readonly string[];
  readonly properties?: { readonly [name: string]: DocumentShape };
}

function checkObject(
  value: FileValue,
  { properties = {}, required = [] }: DocumentShape,
): void {
  if (!value.isObject) value.fail('is no object; write { … }');
  for (const name of value.names()) {
    if (!Object.prototype.hasOwnProperty.call(properties, name)) {
      value
        .get(name)
        .fail(
          `is no field of a schedule; take it out, or write one of ${Object.keys(
            properties,
          ).join(', ')}`,
        );
    }
  }
  for (const [name, shape] of Object.entries(properties)) {
    const field = value.get(name);
    if (field.isMissing) {
      if (required.includes(name)) field.fail('is missing; write it');
    } else checkShape(field, shape);
  }
}

/**
 * Checks a value by its schema.
 *
 * @throws `InputError` that names the first field that does not fit, and how to mend it
 */
export function checkShape(value: FileValue, shape: DocumentShape): void {
  switch (shape.type) {
    case 'object':
      return checkObject(value, shape);
    case 'array': {
      const items = value.array(shape.maxItems ?? Infinity);
      if (items.length < (shape.minItems ?? 0)) {
        value.fail(`is too short; write at least ${shape.minItems}`);
      }
      return items.forEach(
        item => shape.items && checkShape(item, shape.items),
      );
    }
    case 'integer':
      value.integer(shape.minimum ?? -Infinity, shape.maximum ?? Infinity);
      return undefined;
    default: {
      const text = value.text(shape.maxLength);
      if (text.length < (shape.minLength ?? 0)) value.fail('is empty; fill it');
      if (shape.enum && !shape.enum.includes(text)) {
        value.fail(`"${text}" is none of ${shape.enum.join(', ')}`);
      }
      return undefined;
    }
  }
}

/** The same value with its fields in the order of the schema: one value is always written the same way. */
export function inOrder(value: unknown, shape: DocumentShape): unknown {
  if (Array.isArray(value)) {
    return value.map(item => (shape.items ? inOrder(item, shape.items) : item));
  }
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(shape.properties ?? {})
      .map(([name, field]) => [name, inOrder(Reflect.get(value, name), field)])
      .filter(([, field]) => field !== undefined),
  );
}
