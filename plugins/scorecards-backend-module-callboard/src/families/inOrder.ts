/**
 * The items of a batch read.
 *
 * @throws when there is not one for each entity that was asked for
 */
export function inOrder<T>(
  items: readonly (T | null)[],
  entityRefs: readonly string[],
): (T | undefined)[] {
  if (items.length !== entityRefs.length) {
    throw new Error(
      `it answered for ${items.length} of ${entityRefs.length} entities`,
    );
  }
  return items.map(item => item ?? undefined);
}
