import type { FactSchema, NamedFact } from '../../../types';
import { nearestName } from '../nearestName';
import { listNames, type Problem } from '../problems';

/** What a list holds. */
export type ItemSchema = NonNullable<FactSchema['items']>;

/** Items of a list that does not say what they are, as the evaluation takes them. */
const TEXTS: ItemSchema = { type: 'string' };

export const itemsOf = (fact: FactSchema): ItemSchema => fact.items ?? TEXTS;

const bareName = (name: string): string =>
  name.slice(name.lastIndexOf('/') + 1);

/** The facts that conditions can ask of. */
export class FactBook {
  readonly facts: readonly NamedFact[];
  readonly #byName: ReadonlyMap<string, NamedFact>;

  constructor(facts: readonly NamedFact[]) {
    this.facts = facts;
    this.#byName = new Map(facts.map(fact => [fact.fullName, fact]));
  }

  get(fullName: string): NamedFact | undefined {
    return this.#byName.get(fullName);
  }

  /** What to say of a name that no fact has. */
  unknown(name: string): Pick<Problem, 'message' | 'hint' | 'replacement'> {
    const message = `There is no fact ${name.slice(0, 200)}.`;
    const names = [...this.#byName.keys()];
    const sameName = names.filter(full => bareName(full) === bareName(name));
    const replacement =
      (sameName.length === 1 ? sameName[0] : nearestName(name, names)) ??
      this.#nearBareName(name);
    if (replacement) {
      const hint = `Did you mean ${replacement}?`;
      return { message, hint, replacement };
    }
    if (sameName.length > 1) {
      const hint = `Write its whole name, one of ${listNames(sameName)}.`;
      return { message, hint };
    }
    const provider = `${name.split('/', 1)[0]}/`;
    const near = names.filter(full => full.startsWith(provider));
    const known = near.length > 0 ? near : names;
    const hint =
      known.length > 0
        ? `There are ${listNames(known)}.`
        : 'No provider of facts is installed: install one, or push a fact set.';
    return { message, hint };
  }

  #nearBareName(name: string): string | undefined {
    const names = [...this.#byName.keys()];
    const nearest = nearestName(bareName(name), names.map(bareName));
    const found = names.filter(full => bareName(full) === nearest);
    return found.length === 1 ? found[0] : undefined;
  }
}
