import type { FactSchema, NamedFact } from '../../../types';
import { FactTable } from '../../evaluation/FactTable';
import { suggestWhole, type Problem } from '../problems';

/** What a list holds. */
export type ItemSchema = NonNullable<FactSchema['items']>;

/** A draft is checked with each key that is pressed, against the same facts. */
const tables = new WeakMap<readonly NamedFact[], FactTable>();

/** The facts that conditions can ask of. */
export class FactBook {
  /** Without a row: what conditions are compiled for to see whether they can be. */
  readonly table: FactTable;
  readonly #byName: ReadonlyMap<string, NamedFact>;

  constructor(facts: readonly NamedFact[]) {
    this.table = tables.get(facts) ?? new FactTable(facts);
    tables.set(facts, this.table);
    this.#byName = new Map(facts.map(fact => [fact.fullName, fact]));
  }

  get(fullName: string): NamedFact | undefined {
    return this.#byName.get(fullName);
  }

  /** What to say of a name that no fact has. */
  unknown(name: string): Pick<Problem, 'message' | 'hint' | 'replacement'> {
    const message = `There is no fact ${name.slice(0, 200)}.`;
    const map = [...this.#byName.values()].find(
      ({ type, fullName }) =>
        type === 'map' &&
        name.startsWith(fullName) &&
        '/.['.includes(name.charAt(fullName.length)),
    );
    if (map) {
      const key = name.slice(map.fullName.length + 1).replace(/["'\]]/g, '');
      const hint = `Write fact: ${map.fullName}, and below it key: ${key}.`;
      return { message, hint };
    }
    const none =
      'No provider of facts is installed: install one, or push a fact set.';
    return { message, ...suggestWhole(name, [...this.#byName.keys()], none) };
  }
}
