import { InputError } from '@backstage/errors';
import type { z } from 'zod';

/** Reads the body of an event; what is wrong with it is named with its path. */
export function readEvent<T>(
  { kind, body }: { kind: string; body: string },
  schema: z.ZodType<T>,
): T {
  let written: unknown;
  try {
    written = JSON.parse(body);
  } catch {
    throw new InputError(`${kind}: the body is no JSON`);
  }
  const read = schema.safeParse(written);
  if (read.success) return read.data;
  const { path, message } = read.error.issues[0];
  throw new InputError(`${kind}: ${path.join('.')}: ${message}`);
}
