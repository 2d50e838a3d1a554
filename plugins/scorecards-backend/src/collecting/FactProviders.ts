import { ConflictError, InputError } from '@backstage/errors';
import type {
  FactSchema,
  FactSet,
  NamedFact,
} from '@callboard/backstage-plugin-scorecards-common';
import type { FactProvider } from '@callboard/backstage-plugin-scorecards-node';
import { lower } from '../providers/values/written';
import { checkSchema, isName } from './checkSchema';

const MOST_FACTS = 200;
const LARGEST_BATCH = 1_000;

/** Where facts come from, whoever brings them. */
export interface FactOrigin {
  id: string;
  title: string;
  /** `pull`: a provider reads them. */
  kind: 'pull' | 'push' | 'sign-off';
  facts: readonly FactSchema[];
}

function problemsOf(facts: readonly FactSchema[]): string[] {
  const names = facts.map(({ name }) => name);
  return [
    ...(facts.length === 0 ? ['facts: is empty; name a fact'] : []),
    ...(facts.length > MOST_FACTS
      ? [`facts: has more than ${MOST_FACTS} facts`]
      : []),
    ...facts.flatMap((fact, i) => [
      ...checkSchema(fact).map(problem => `facts[${i}].${problem}`),
      ...(names.indexOf(fact.name) < i
        ? [`facts[${i}].name: '${fact.name}' is there twice`]
        : []),
    ]),
  ];
}

function settingProblems({
  kinds = [],
  batchSize = 1,
  everyMs = 1,
}: FactProvider): string[] {
  const isSize = Number.isInteger(batchSize) && batchSize > 0;
  return [
    ...(isSize && batchSize <= LARGEST_BATCH
      ? []
      : [`batchSize: must be a whole number from 1 to ${LARGEST_BATCH}`]),
    ...(everyMs > 0 ? [] : ['everyMs: must be more than 0']),
    ...kinds
      .filter(kind => kind !== lower(kind))
      .map(kind => `kinds: '${kind}' must be in lower case`),
  ];
}

/** All providers of facts: those of modules and of the configuration, which are there from the start, and sets of facts. */
export class FactProviders {
  readonly #providers = new Map<string, FactProvider>();
  #sets: ReadonlyMap<string, FactSet> = new Map();
  #named?: ReadonlyMap<string, NamedFact>;

  /**
   * Takes a provider in.
   *
   * @throws ConflictError when its id is taken
   * @throws InputError when its id or a schema is wrong
   */
  add(provider: FactProvider): void {
    const { id, facts } = provider;
    if (!isName(id)) {
      throw new InputError(
        `The provider of facts '${id}' must have an id of lower-case words joined by hyphens`,
      );
    }
    if (this.#providers.has(id)) {
      throw new ConflictError(
        `Two providers of facts have the id '${id}'; give one of them another`,
      );
    }
    const problems = [...problemsOf(facts), ...settingProblems(provider)];
    if (problems.length > 0) {
      throw new InputError(
        `The provider of facts '${id}' is wrong: ${problems.join('; ')}`,
      );
    }
    this.#providers.set(id, provider);
    this.#named = undefined;
  }

  /**
   * Takes the published sets of facts, in the place of those of before. One whose id a provider has, or whose schema is wrong, is
   * left out.
   *
   * @returns what is wrong, a sentence each
   */
  useSets(sets: readonly FactSet[]): string[] {
    const problems: string[] = [];
    const used = new Map<string, FactSet>();
    for (const set of sets) {
      const { id, facts } = set;
      const wrong = problemsOf(facts);
      if (this.#providers.has(id) || used.has(id)) {
        problems.push(
          `The set of facts '${id}' is left out: its id is taken; give it another.`,
        );
      } else if (wrong.length > 0) {
        problems.push(`The set of facts '${id}' is left out: ${wrong[0]}.`);
      } else {
        used.set(id, set);
      }
    }
    this.#sets = used;
    this.#named = undefined;
    return problems;
  }

  /** Those that read by themselves. */
  all(): FactProvider[] {
    return [...this.#providers.values()];
  }

  find(id: string): FactProvider | undefined {
    return this.#providers.get(id);
  }

  /** Whether a set of facts may have this id. */
  isTaken(id: string): boolean {
    return this.#providers.has(id);
  }

  /** Facts of a published set that are pushed, by their full names; none where there is no such set. */
  pushedFacts(id: string): ReadonlyMap<string, NamedFact> {
    const isPushed = this.#sets.get(id)?.source === 'push';
    return new Map(
      [...(isPushed ? this.facts() : [])].filter(([name]) =>
        name.startsWith(`${id}/`),
      ),
    );
  }

  setOf(id: string): FactSet | undefined {
    return this.#sets.get(id);
  }

  origins(): FactOrigin[] {
    return [
      ...this.all().map(
        ({ id, title, facts }): FactOrigin => ({
          id,
          title,
          kind: 'pull',
          facts,
        }),
      ),
      ...[...this.#sets.values()].map(
        ({ id, title, source: kind, facts }): FactOrigin => ({
          id,
          title,
          kind,
          facts,
        }),
      ),
    ];
  }

  /** All facts by their full names. */
  facts(): ReadonlyMap<string, NamedFact> {
    this.#named ??= new Map(
      this.origins().flatMap(({ id, kind, facts }) =>
        facts.map((fact): [string, NamedFact] => {
          const fullName = `${id}/${fact.name}`;
          const source = kind === 'pull' ? undefined : kind;
          return [fullName, { ...fact, fullName, ...(source && { source }) }];
        }),
      ),
    );
    return this.#named;
  }
}
