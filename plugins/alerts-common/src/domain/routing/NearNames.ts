/** Compared of a name or a text. */
const MOST_CHARACTERS = 64;

/** Below, two names have little in common. */
const ENOUGH = 0.35;

/** Of names that share a pair with a text, and of those that share most: a look takes some milliseconds, whatever the names. */
const MOST_LOOKED_AT = 10_000;
const MOST_COMPARED = 200;

/** Pairs of neighbouring characters, with the ends of each word. */
function pairsOf(text: string): Set<string> {
  const found = new Set<string>();
  const words = text
    .slice(0, MOST_CHARACTERS)
    .toLocaleLowerCase('en-US')
    .split(/[^\p{L}\p{N}]+/u);
  for (const word of words) {
    if (word === '') continue;
    const padded = ` ${word} `;
    for (let at = 0; at + 2 <= padded.length; at++) {
      found.add(padded.slice(at, at + 2));
    }
  }
  return found;
}

/** Dice's coefficient. */
function likeness(one: Set<string>, other: Set<string>): number {
  let shared = 0;
  for (const pair of one) if (other.has(pair)) shared++;
  return (2 * shared) / (one.size + other.size);
}

/**
 * Names that are ready to be asked which are like a text.
 *
 * @public
 */
export class NearNames {
  readonly #refs: string[] = [];
  readonly #pairs: Set<string>[] = [];
  readonly #byPair = new Map<string, number[]>();

  constructor(names: Iterable<{ entityRef: string; name: string }>) {
    for (const { entityRef, name } of names) {
      const pairs = pairsOf(name);
      const at = this.#refs.push(entityRef) - 1;
      this.#pairs.push(pairs);
      for (const pair of pairs) {
        const found = this.#byPair.get(pair);
        if (found) found.push(at);
        else this.#byPair.set(pair, [at]);
      }
    }
  }

  /** Names that share most pairs with a text, as far as was looked. */
  #candidates(pairs: Set<string>): number[] {
    const lists = [...pairs]
      .map(pair => this.#byPair.get(pair) ?? [])
      .sort((one, other) => one.length - other.length);
    const shared = new Map<number, number>();
    let looked = 0;
    for (const list of lists) {
      // Pairs that many names have tell little.
      if (looked > 0 && looked + list.length > MOST_LOOKED_AT) break;
      looked += list.length;
      for (const at of list) shared.set(at, (shared.get(at) ?? 0) + 1);
    }
    return [...shared]
      .sort(([one, many], [other, more]) => more - many || one - other)
      .slice(0, MOST_COMPARED)
      .map(([at]) => at);
  }

  /** References of those that are most alike, the nearest first; of equally near ones in the order in which they came. */
  near(text: string, limit: number): string[] {
    const pairs = pairsOf(text);
    return this.#candidates(pairs)
      .map(at => ({ at, score: likeness(pairs, this.#pairs[at]) }))
      .filter(({ score }) => score >= ENOUGH)
      .sort((one, other) => other.score - one.score || one.at - other.at)
      .slice(0, limit)
      .map(({ at }) => this.#refs[at]);
  }
}
