import type {
  FactReading,
  FactSchema,
} from '@callboard/backstage-plugin-scorecards-common';
import type {
  EntityFacts,
  FactProvider,
} from '@callboard/backstage-plugin-scorecards-node';
import { rest } from '@internal/backend-kit';

/** Checks what is said of a fact against its schema, as `checkReading` does. */
export type CheckReading = (
  fact: FactSchema,
  reading: unknown,
) => { reading?: FactReading; problems: string[] };

/** What a provider says of entities that it was asked about, with what does not fit. */
export interface CheckedFacts {
  facts: EntityFacts[];
  problems: string[];
}

function checkEntity(
  provider: Pick<FactProvider, 'title'>,
  said: unknown,
  options: {
    schemas: ReadonlyMap<string, FactSchema>;
    checkReading: CheckReading;
    onProblem: (fact: string, problem: string) => void;
  },
): EntityFacts['facts'] {
  const facts = new Map<string, FactReading>();
  for (const [name, reading] of Object.entries(said ?? {})) {
    const schema = options.schemas.get(name);
    if (!schema) {
      options.onProblem(name, 'there is no such fact');
      continue;
    }
    const checked = options.checkReading(schema, reading);
    const problem = checked.problems[0] ?? 'it cannot be read';
    if (!checked.reading) options.onProblem(name, problem);
    // What was known is not kept: it may be as wrong by now.
    facts.set(
      name,
      checked.reading ?? {
        unavailable: `What ${provider.title} says does not fit: ${problem}`,
      },
    );
  }
  return Object.fromEntries(facts);
}

/** What a provider has answered, as far as it is about what it was asked and fits its schemas. */
export async function checkFacts(
  provider: Pick<FactProvider, 'id' | 'title' | 'facts'>,
  said: readonly EntityFacts[],
  options: { asked: ReadonlySet<string>; checkReading: CheckReading },
): Promise<CheckedFacts> {
  const schemas = new Map(provider.facts.map(fact => [fact.name, fact]));
  const problems: string[] = [];
  const found = new Map<string, EntityFacts>();
  for (const { entityRef, facts } of said) {
    await rest();
    if (!options.asked.has(entityRef)) {
      problems.push(`${provider.id} was not asked about ${entityRef}`);
      continue;
    }
    const checked = checkEntity(provider, facts, {
      schemas,
      checkReading: options.checkReading,
      onProblem: (fact, problem) =>
        problems.push(`${provider.id}/${fact} of ${entityRef}: ${problem}`),
    });
    found.set(entityRef, { entityRef, facts: checked });
  }
  return { facts: [...found.values()], problems };
}
