/** Edit distance of two short texts, given up above `limit`; one row, since lists of teams are compared by request. */
function distance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  const row = Array.from(b, (_, index) => index + 1);
  for (let i = 0; i < a.length; i++) {
    let diagonal = i;
    let left = i + 1;
    let least = left;
    for (let j = 0; j < b.length; j++) {
      const swap = diagonal + (a[i] === b[j] ? 0 : 1);
      diagonal = row[j];
      left = Math.min(swap, diagonal + 1, left + 1);
      row[j] = left;
      least = Math.min(least, left);
    }
    if (least > limit) return limit + 1;
  }
  return row[b.length - 1] ?? a.length;
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
