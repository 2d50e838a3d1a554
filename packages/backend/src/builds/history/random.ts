import { createHash } from 'node:crypto';

/** Random numbers that are the same each time. */
export interface Random {
  /** From 0 up to and without 1. */
  next(): number;
  chance(probability: number): boolean;
  /** A number between both bounds. */
  between(low: number, high: number): number;
  /** As many values between the bounds on a scale of ratios. */
  ratio(low: number, high: number): number;
  pick<T>(values: readonly T[]): T;
}

/** Digits in hex that stand for these words: the same each time. */
export const hexOf = (...words: readonly (string | number)[]): string =>
  createHash('sha1').update(words.join('/')).digest('hex');

/** Mulberry32, by Tommy Ettinger (public domain), begun from words. */
export function randomOf(...words: readonly (string | number)[]): Random {
  let state = Number.parseInt(hexOf(...words).slice(0, 8), 16);
  const next = () => {
    /* eslint-disable no-bitwise -- the algorithm is made of them */
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
    /* eslint-enable no-bitwise */
  };
  return {
    next,
    chance: probability => next() < probability,
    between: (low, high) => low + next() * (high - low),
    ratio: (low, high) => low * (high / low) ** next(),
    pick: values => values[Math.floor(next() * values.length)],
  };
}

/** How many things happen where so many do on average: Knuth's way, for averages of some tens. */
export function countOf(random: Random, average: number): number {
  const limit = Math.exp(-average);
  let product = random.next();
  let count = 0;
  while (product > limit) {
    product *= random.next();
    count += 1;
  }
  return count;
}
