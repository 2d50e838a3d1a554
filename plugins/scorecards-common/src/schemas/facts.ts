import { z } from 'zod';
import type { FactSchema, ScalarSchema } from '../types';
import { description, either, id, text, title } from './parts';

const SCALAR_TYPES = [
  'boolean',
  'number',
  'string',
  'version',
  'time',
  'duration',
] as const;

const bounds = {
  unit: text(40).optional(),
  values: z.array(text(200)).min(1).max(200).optional(),
  minimum: z.number().optional(),
  maximum: z.number().optional(),
};

const scalarSchema: z.ZodType<ScalarSchema> = z.strictObject({
  type: z.enum(SCALAR_TYPES),
  ...bounds,
});

const partName = z.string().regex(/^[A-Za-z][\w-]{0,62}$/);

const itemsSchema = either<NonNullable<FactSchema['items']>>(fields =>
  Object.hasOwn(fields, 'parts')
    ? z.strictObject({ parts: z.record(partName, scalarSchema) })
    : scalarSchema,
);

const TEN_YEARS = 10 * 366 * 86_400_000;

/**
 * What a fact is.
 *
 * @public
 */
export const factSchema: z.ZodType<FactSchema> = z.strictObject({
  name: id,
  title,
  description: description.optional(),
  type: z.enum([...SCALAR_TYPES, 'list', 'map']),
  items: itemsSchema.optional(),
  ...bounds,
  maxAgeMs: z.number().min(1_000).max(TEN_YEARS).optional(),
});
