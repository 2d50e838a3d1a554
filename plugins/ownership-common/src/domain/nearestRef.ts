/** Edit distance of two short texts, given up above `limit`. */
function distance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const swap = row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(swap, row[j] + 1, next[j - 1] + 1));
    }
    if (Math.min(...next) > limit) return limit + 1;
    row = next;
  }
  return row[b.length];
}

/**
 * The candidate whose name is nearest to that of a reference, or nothing when none is near: at most two letters apart,
 * one for names under six letters; the same name in another namespace counts as nearest.
 *
 * @public
 */
export function nearestRef(
  entityRef: string,
  candidates: Iterable<string>,
): string | undefined {
  const nameOf = (ref: string) => ref.slice(ref.lastIndexOf('/') + 1);
  const name = nameOf(entityRef);
  let best: { ref: string; distance: number } | undefined;
  const limit = name.length < 6 ? 1 : 2;
  for (const ref of candidates) {
    const found = distance(name, nameOf(ref), best?.distance ?? limit);
    if (
      found <= limit &&
      (!best ||
        found < best.distance ||
        (found === best.distance && ref < best.ref))
    ) {
      best = { ref, distance: found };
    }
  }
  return best?.ref;
}
