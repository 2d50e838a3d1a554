import { decodeCursor, encodeCursor } from '@internal/backend-kit';
import type { z } from 'zod';

const PAGE = 50;

/** Where an item stands in a list: what the list is sorted by, the first part first. */
type Place = (string | number)[];

function compare(one: Place, other: Place): number {
  for (const [at, part] of one.entries()) {
    const against = other[at];
    const order =
      typeof part === 'number' && typeof against === 'number'
        ? part - against
        : String(part).localeCompare(String(against), 'en-US');
    if (order !== 0) return order;
  }
  return 0;
}

/**
 * The page of a list that is asked for, in the order of places.
 *
 * @param list.place - of this list's cursors
 * @throws `InputError` for a cursor that is none of this list
 */
export function pageOf<Item, At extends Place>(
  items: readonly Item[],
  list: { place: z.ZodType<At>; placeOf: (item: Item) => At },
  { cursor, limit = PAGE }: { cursor?: string; limit?: number },
): {
  items: Item[];
  pageInfo: { nextCursor?: string };
  totalItems: number;
} {
  const after = cursor ? decodeCursor(cursor, list.place) : undefined;
  const placed = items
    .map(item => ({ item, place: list.placeOf(item) }))
    .sort((one, other) => compare(one.place, other.place));
  const rest = after
    ? placed.filter(({ place }) => compare(place, after) > 0)
    : placed;
  const page = rest.slice(0, limit);
  const last = page.at(-1);
  return {
    items: page.map(({ item }) => item),
    pageInfo:
      last && rest.length > page.length
        ? { nextCursor: encodeCursor(last.place) }
        : {},
    totalItems: items.length,
  };
}
