/** Longer names are not compared: the work grows with the square. */
const LONGEST = 120;

/** Letters put in, left out, changed, or swapped with their neighbour; given up above `limit`. */
function distance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      const changed = last[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1);
      let cost = Math.min(changed, last[j] + 1, row[j - 1] + 1);
      if (a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        cost = Math.min(cost, before[j - 2] + 1);
      }
      row.push(cost);
      least = Math.min(least, cost);
    }
    if (least > limit) return limit + 1;
    before = last;
    last = row;
  }
  return last[b.length];
}

const limitOf = (name: string): number => {
  if (name.length < 4) return 1;
  return name.length < 8 ? 2 : 3;
};

/**
 * The candidate that was most likely meant by a name: at most three letters put in, left out, changed or swapped, fewer in short
 * names, and capitals do not count. Nothing when none is near.
 *
 * @public
 */
export function nearestName(
  name: string,
  candidates: Iterable<string>,
): string | undefined {
  if (name.length > LONGEST) return undefined;
  const wanted = name.toLowerCase();
  let best: { name: string; distance: number } | undefined;
  for (const candidate of candidates) {
    const limit = best ? best.distance : limitOf(name);
    const found = distance(wanted, candidate.toLowerCase(), limit);
    const isNearer = !best || found < best.distance;
    const isFirst = found === best?.distance && candidate < best.name;
    // A name all of whose letters would change is not near.
    if (found <= limit && found < name.length && (isNearer || isFirst)) {
      best = { name: candidate, distance: found };
    }
  }
  return best?.name;
}
