/* Services with facts of every type and rules over each of them, told of a hundred days ago. */
import type {
  Check,
  FactReading,
  FactSchema,
  Scorecard,
} from '../../../plugins/scorecards-common/src';
import { activate, addEntities, collectFrom, numbersTo } from './fill';
import { startJudge, type Judge, type ScorecardsDatabase } from './openStores';

/** Facts of a provider. */
const FACTS = 10;

/** The same for the same number. */
function share(...parts: number[]): number {
  let hash = 2_166_136_261;
  for (const part of parts) hash = Math.imul(hash ^ part, 16_777_619) >>> 0;
  hash = Math.imul(hash ^ (hash >>> 15), 2_246_822_519) >>> 0;
  return hash / 4_294_967_296;
}

const TYPES: FactSchema[] = [
  { name: 'flag', title: 'Flag', type: 'boolean' },
  { name: 'count', title: 'Count', type: 'number' },
  { name: 'version', title: 'Version', type: 'version' },
  { name: 'tier', title: 'Tier', type: 'string', values: ['1', '2', '3'] },
];

const schemaOf = (index: number): FactSchema => ({
  ...TYPES[index % TYPES.length],
  name: `fact-${index}`,
  title: `Fact ${index}`,
  ...(index % 3 === 0 && { maxAgeMs: 7 * 86_400_000 }),
});

function readingOf(entity: number, check: number, round: number): FactReading {
  const found = share(entity, check, round);
  if (found < 0.01) return { missing: 'Nothing was found.' };
  switch (check % TYPES.length) {
    case 0:
      return { value: found < 0.8 };
    case 1:
      return { value: Math.round(found * 100) };
    case 2:
      return { value: `${Math.floor(found * 5)}.${entity % 10}.0` };
    default:
      return { value: String(1 + Math.floor(found * 3)) };
  }
}

function conditionOf(fact: string, check: number): Check['passes'] {
  switch (check % TYPES.length) {
    case 0:
      return { fact, equals: true };
    case 1:
      return { fact, atLeast: 20 };
    case 2:
      return { fact, satisfies: '>=1.2.0' };
    default:
      return { fact, in: ['1', '2'] };
  }
}

const factOf = (check: number) =>
  `bench-${Math.floor(check / FACTS)}/fact-${check}`;

/** Scorecards of ten checks, but for the first, which has the rest of 20. */
export const scorecardsOf = (checks: number): Scorecard[] =>
  [Math.max(FACTS, checks - 20), FACTS, FACTS].flatMap((size, index, sizes) => {
    const from = sizes.slice(0, index).reduce((sum, each) => sum + each, 0);
    return from < checks ? scorecardOf(index, { size, from }) : [];
  });

const scorecardOf = (
  index: number,
  { size, from }: { size: number; from: number },
): Scorecard => ({
  kind: 'Scorecard',
  id: `card-${index}`,
  title: `Card ${index}`,
  owner: 'group:default/platform',
  ranking: 'levels',
  levels: ['bronze', 'silver', 'gold'].map(id => ({ id, title: id })),
  target: 'silver',
  checks: Array.from({ length: size }, (_, place) => {
    const check = from + place;
    return {
      id: `check-${check}`,
      title: `Check ${check}`,
      level: ['bronze', 'silver', 'gold'][place % 3],
      passes: conditionOf(factOf(check), check),
      fix: { effort: '2h' },
    };
  }),
});

export const providersOf = (checks: number) =>
  Array.from({ length: checks / FACTS }, (_, index) => ({
    id: `bench-${index}`,
    title: `Bench ${index}`,
    facts: Array.from({ length: FACTS }, (__, place) =>
      schemaOf(index * FACTS + place),
    ),
    collect: async () => [],
  }));

/** What a provider tells of a service; another round gives other values. */
export const factsOf =
  (provider: number, round = 0) =>
  (entity: number): Record<string, FactReading> =>
    Object.fromEntries(
      Array.from({ length: FACTS }, (__, place) => {
        const check = provider * FACTS + place;
        return [`fact-${check}`, readingOf(entity, check, round)];
      }),
    );

/** A database with what was told long ago, and a process over it. */
export interface BenchWorld extends Judge {
  clock: { at: number };
  now: () => number;
}

/** A database with entities, their facts and rules, of which nothing is judged yet. */
export async function openWorld(
  database: ScorecardsDatabase,
  options: { entities: number; checks: number },
): Promise<BenchWorld> {
  const { checks } = options;
  const entities = numbersTo(options.entities);
  const clock = { at: Date.now() - 100 * 86_400_000 };
  const now = () => clock.at;
  const providers = providersOf(checks);
  const judge = await startJudge(database, providers, { now });
  await addEntities(judge, entities);
  await judge.runtime.open();
  for (const [provider, { id: providerId }] of providers.entries()) {
    await collectFrom(judge, {
      ...{ providerId, entities, now },
      factsOf: factsOf(provider),
    });
  }
  await judge.runtime.ingest.seen();
  for (const scorecard of scorecardsOf(checks)) {
    await activate(judge, scorecard, now());
  }
  return { ...judge, clock, now };
}
