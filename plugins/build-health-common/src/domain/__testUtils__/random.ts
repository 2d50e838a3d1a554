/** Random numbers that are the same each time. */
export interface Random {
  /** From 0 up to and without 1. */
  next(): number;
  chance(probability: number): boolean;
  /** Whole number within both bounds. */
  whole(low: number, high: number): number;
  /** As many values between the bounds on a scale of ratios. */
  logUniform(low: number, high: number): number;
  /** How many times in all until the first success; mean `1 / probability`. */
  geometric(probability: number): number;
  pick<T>(values: readonly T[]): T;
}

/** Mulberry32, by Tommy Ettinger (public domain): enough for simulations, and short. */
export function seededRandom(seed: number): Random {
  let state = seed;
  const next = () => {
    /* eslint-disable no-bitwise -- the algorithm is made of them */
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
    /* eslint-enable no-bitwise */
  };
  const whole = (low: number, high: number) =>
    low + Math.floor(next() * (high - low + 1));
  return {
    next,
    whole,
    chance: probability => next() < probability,
    logUniform: (low, high) => low * (high / low) ** next(),
    geometric: probability =>
      1 + Math.floor(Math.log(1 - next()) / Math.log(1 - probability)),
    pick: values => values[whole(0, values.length - 1)],
  };
}
