/** A list in parts of so many items, in order; the last one has what is left. */
export function* inBatches<T>(
  items: readonly T[],
  size: number,
): Iterable<T[]> {
  for (let at = 0; at < items.length; at += size) {
    yield items.slice(at, at + size);
  }
}
