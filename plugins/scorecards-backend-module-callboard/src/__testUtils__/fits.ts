import type {
  FactReading,
  FactSchema,
  ScalarSchema,
} from '@callboard/backstage-plugin-scorecards-common';

const kindOf = { boolean: 'boolean', number: 'number', duration: 'number' };

function scalarFits(
  {
    type,
    values,
    minimum,
    maximum,
  }: Omit<ScalarSchema, 'type'> & {
    type: string;
  },
  value: unknown,
): boolean {
  if (type === 'time') {
    return typeof value === 'string' && new Date(value).toISOString() === value;
  }
  const expected = Object.hasOwn(kindOf, type)
    ? kindOf[type as keyof typeof kindOf]
    : 'string';
  return (
    // eslint-disable-next-line valid-typeof
    typeof value === expected &&
    !Number.isNaN(value) &&
    Math.abs(Number(expected === 'number' ? value : 0)) < Infinity &&
    (values?.includes(value as string) ?? true) &&
    !((value as number) < minimum!) &&
    !((value as number) > maximum!)
  );
}

/** Whether a reading is one that its schema allows; written apart from the code that makes it so. */
export function fits(schema: FactSchema, reading: FactReading): boolean {
  if (reading.observedAt && !scalarFits({ type: 'time' }, reading.observedAt)) {
    return false;
  }
  if ('missing' in reading) return reading.missing.length > 0;
  if ('unavailable' in reading) return reading.unavailable.length > 0;
  const { value } = reading;
  if (schema.type !== 'list') return scalarFits(schema, value);
  const { items } = schema;
  return (
    Array.isArray(value) &&
    value.every(item =>
      'type' in items!
        ? scalarFits(items, item)
        : Object.entries(items!.parts).every(([name, part]) =>
            scalarFits(part, (item as Record<string, unknown>)[name]),
          ),
    )
  );
}
