import { decodeCursor, encodeCursor } from '@internal/backend-kit';
import { z } from 'zod';

const cursorSchema = z.object({
  after: z.string().max(200),
  at: z.number().int().min(0),
});

/**
 * A page of a list that may have changed since the page before: it goes on behind the last one that was shown, or at its place
 * where that one has left the list.
 */
export function pageOf<T>(
  list: readonly T[],
  idOf: (item: T) => string,
  { limit, cursor }: { limit: number; cursor?: string },
): { items: T[]; pageInfo: { nextCursor?: string } } {
  const shown =
    cursor === undefined ? undefined : decodeCursor(cursor, cursorSchema);
  const found = shown ? list.findIndex(item => idOf(item) === shown.after) : -1;
  const start = found >= 0 ? found + 1 : shown?.at ?? 0;
  const items = list.slice(start, start + limit);
  const end = start + items.length;
  return {
    items,
    pageInfo:
      items.length > 0 && end < list.length
        ? {
            nextCursor: encodeCursor({
              after: idOf(items[items.length - 1]),
              at: end - 1,
            }),
          }
        : {},
  };
}
