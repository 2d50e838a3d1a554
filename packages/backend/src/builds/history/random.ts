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

/* eslint-disable no-bitwise -- both algorithms are made of them */

/** A text as 32 bits: xmur3 of bryc (public domain), some hundred times as fast as a hash that is safe. */
function seedOf(text: string): number {
  let hash = 1779033703 ^ text.length;
  for (let at = 0; at < text.length; at++) {
    hash = Math.imul(hash ^ text.charCodeAt(at), 3432918353);
    hash = (hash << 13) | (hash >>> 19);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 2246822507);
  hash = Math.imul(hash ^ (hash >>> 13), 3266489909);
  return hash ^ (hash >>> 16);
}

/** Mulberry32, by Tommy Ettinger (public domain). */
function mulberry32(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/* eslint-enable no-bitwise */

/** Random numbers that begin from words. */
export function randomOf(...words: readonly (string | number)[]): Random {
  const next = mulberry32(seedOf(words.join('/')));
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
