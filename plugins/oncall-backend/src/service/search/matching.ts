/** What a name is looked for in. */
export interface Named {
  entityRef: string;
  title: string;
}

/** How well a name matches: 0 is the very name, 1 its beginning, 2 the beginning of a word in it, 3 a part of it. */
export type MatchRank = 0 | 1 | 2 | 3;

const RANKS = 4;
const MOST_TERMS = 6;

const texts = new WeakMap<Named, string>();

/** Title and name in lower case, a line each; worked out once for each state of an entity. */
function textOf(named: Named): string {
  const known = texts.get(named);
  if (known !== undefined) return known;
  const { entityRef, title } = named;
  const name = entityRef.slice(entityRef.lastIndexOf('/') + 1);
  const lower = title.toLocaleLowerCase('en-US');
  const text = lower === name ? name : `${lower}\n${name}`;
  texts.set(named, text);
  return text;
}

/** The parts of a search, in lower case. */
export function termsOf(q: string): string[] {
  return q
    .toLocaleLowerCase('en-US')
    .split(/\s+/)
    .filter(Boolean)
    .slice(0, MOST_TERMS);
}

const isLetter = (text: string) => /^[\p{L}\p{N}]$/u.test(text);

/** How well a text matches all parts; undefined when one is missing. */
export function rankOf(
  text: string,
  terms: readonly string[],
): MatchRank | undefined {
  if (!terms.every(term => text.includes(term))) return undefined;
  const [first] = terms;
  if (terms.length === 1 && text.split('\n').includes(first)) return 0;
  let rank: MatchRank = 3;
  for (let at = text.indexOf(first); at >= 0; ) {
    if (at === 0 || text[at - 1] === '\n') return 1;
    if (!isLetter(text[at - 1])) rank = 2;
    at = text.indexOf(first, at + 1);
  }
  return rank;
}

/** A match, with what it is sorted by. */
export interface Match<T extends Named> {
  named: T;
  rank: MatchRank;
}

/** Those that match, the best first, equal ones by title. Lazy: sorting the worst is for who asks for so many. */
export function* matchesOf<T extends Named>(
  all: Iterable<T>,
  terms: readonly string[],
): Generator<Match<T>> {
  const byRank: T[][] = Array.from({ length: RANKS }, () => []);
  for (const named of all) {
    const rank = rankOf(textOf(named), terms);
    if (rank !== undefined) byRank[rank].push(named);
  }
  for (const [rank, found] of byRank.entries()) {
    // By code unit: the rules of a language take 50 times as long, and thousands begin with the same letter.
    found.sort((one, other) => (textOf(one) < textOf(other) ? -1 : 1));
    for (const named of found) yield { named, rank: rank as MatchRank };
  }
}

/** As many of the next ones as are wanted, or as there are; the others stay where they are. */
export function take<T>(from: Iterator<T>, most: number): T[] {
  const taken: T[] = [];
  while (taken.length < most) {
    const { value, done } = from.next();
    if (done) break;
    taken.push(value);
  }
  return taken;
}
