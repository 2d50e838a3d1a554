import { InputError } from '@backstage/errors';
import { JsonValue } from '@backstage/types';
import { z } from 'zod';

const version = 1;
const maxLength = 2_048;

/** An opaque cursor for `pageInfo.nextCursor`. Callers must not read it; what it holds is not secret. */
export function encodeCursor(position: JsonValue): string {
  return Buffer.from(JSON.stringify([version, position])).toString('base64url');
}

/**
 * The position inside a cursor, checked against a schema.
 *
 * @param field - the request field to name in the error
 * @throws InputError when the cursor was not made by this version of {@link encodeCursor} for this schema
 */
export function decodeCursor<T>(
  cursor: string,
  schema: z.ZodType<T>,
  field: string = 'cursor',
): T {
  if (cursor.length <= maxLength) {
    try {
      const [found, position] = z
        .tuple([z.literal(version), schema])
        .parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()));
      if (found === version) {
        return position as T;
      }
    } catch {
      // Every way of being wrong gets the same answer below.
    }
  }
  throw new InputError(
    `${field} is not a cursor of this list; start again without it`,
  );
}
