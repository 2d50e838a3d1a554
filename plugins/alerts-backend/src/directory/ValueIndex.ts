import { lower } from './lower';
import type { EntityFacts } from './facts';

/** So many keys are kept an index of; keys come from the settings of routing, which people write. */
const MOST_KEYS = 100;

interface Having {
  refs: Set<string>;
  /** Made when it is asked for: a namespace may have thousands, and a storm of alerts asks for them again and again. */
  sorted?: readonly string[];
}

type Values = Map<string, Having>;

/** Slugs of repositories and jobs are the same however they are written. */
const fold = (key: string, value: string): string =>
  key.endsWith('slug') ? lower(value) : value;

/** What a written value is found by: all of it, and what is between its commas. */
function foundBy(key: string, written: string | undefined): readonly string[] {
  if (written === undefined) return [];
  const whole = fold(key, written);
  return whole.includes(',')
    ? [whole, ...whole.split(',').map(part => part.trim())]
    : [whole];
}

/** Which entities have a value at a key: made for a key when it is asked for, and kept up to date from then on. */
export class ValueIndex {
  readonly #all: () => Iterable<EntityFacts>;
  readonly #valuesOf: (facts: EntityFacts) => ReadonlyMap<string, string>;
  readonly #byKey = new Map<string, Values>();

  constructor(options: {
    all: () => Iterable<EntityFacts>;
    valuesOf: (facts: EntityFacts) => ReadonlyMap<string, string>;
  }) {
    this.#all = options.all;
    this.#valuesOf = options.valuesOf;
  }

  /** References, sorted. */
  find(key: string, value: string): readonly string[] {
    const values = this.#byKey.get(key) ?? this.#make(key);
    // Again at the end: the one that was not asked for the longest goes first.
    this.#byKey.delete(key);
    this.#byKey.set(key, values);
    const having = values.get(fold(key, value.trim()));
    if (!having) return [];
    having.sorted ??= [...having.refs].sort();
    return having.sorted;
  }

  /** An entity is no longer as it was, is new, or has gone. */
  replace(before: EntityFacts | undefined, after: EntityFacts | undefined) {
    for (const [key, values] of this.#byKey) {
      if (before) this.#drop(values, key, before);
      if (after) this.#add(values, key, after);
    }
  }

  #make(key: string): Values {
    const values: Values = new Map();
    for (const facts of this.#all()) this.#add(values, key, facts);
    const [oldest] = this.#byKey.keys();
    if (this.#byKey.size >= MOST_KEYS) this.#byKey.delete(oldest);
    return values;
  }

  #add(values: Values, key: string, facts: EntityFacts): void {
    for (const value of foundBy(key, this.#valuesOf(facts).get(key))) {
      const having = values.get(value);
      if (!having) values.set(value, { refs: new Set([facts.entityRef]) });
      else if (!having.refs.has(facts.entityRef)) {
        having.refs.add(facts.entityRef);
        having.sorted = undefined;
      }
    }
  }

  #drop(values: Values, key: string, facts: EntityFacts): void {
    for (const value of foundBy(key, this.#valuesOf(facts).get(key))) {
      const having = values.get(value);
      if (!having?.refs.delete(facts.entityRef)) continue;
      having.sorted = undefined;
      if (having.refs.size === 0) values.delete(value);
    }
  }
}
