/** Where lines of a text begin, the first one at 0. */
export function lineStarts(text: string): number[] {
  const starts = [0];
  for (let i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) {
    starts.push(i + 1);
  }
  return starts;
}

/** How many of these places, in ascending order, come before another. */
export function countBefore(places: readonly number[], end: number): number {
  let low = 0;
  let high = places.length;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (places[middle] < end) low = middle + 1;
    else high = middle;
  }
  return low;
}
