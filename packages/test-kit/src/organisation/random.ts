/** A source of numbers in [0, 1). */
export type Random = () => number;

/** The mulberry32 generator: the same seed gives the same numbers on every machine. */
export function seededRandom(seed: number): Random {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) % 0x100000000;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x100000000;
  };
}

/** @throws RangeError when there is nothing to pick from */
export function pick<T>(random: Random, items: readonly T[]): T {
  if (items.length === 0) throw new RangeError('Nothing to pick from');
  return items[Math.floor(random() * items.length)];
}

/** Picks a key as often as its weight says. */
export function pickWeighted<K extends string>(
  random: Random,
  weights: Record<K, number>,
): K {
  const entries = Object.entries<number>(weights) as [K, number][];
  let rest = random() * entries.reduce((sum, [, weight]) => sum + weight, 0);
  for (const [key, weight] of entries) {
    rest -= weight;
    if (rest < 0) return key;
  }
  return entries[entries.length - 1][0];
}

export function shuffle<T>(random: Random, items: readonly T[]): T[] {
  const result = [...items];
  for (let i = result.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [result[i], result[j]] = [result[j], result[i]];
  }
  return result;
}

/** `count` names, each a first word with a second, numbered from the second round on. */
export function uniqueNames(
  random: Random,
  count: number,
  first: readonly string[],
  second: readonly string[],
): string[] {
  const pairs = shuffle(
    random,
    first.flatMap(a => second.map(b => `${a}-${b}`)),
  );
  return Array.from({ length: count }, (_, i) => {
    const round = Math.floor(i / pairs.length);
    const pair = pairs[i % pairs.length];
    return round ? `${pair}-${round + 1}` : pair;
  });
}
