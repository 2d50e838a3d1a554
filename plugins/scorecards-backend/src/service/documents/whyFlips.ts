import type {
  Check,
  Scorecard,
  WhatIfFlip,
} from '@callboard/backstage-plugin-scorecards-common';
import { providerOf } from '@callboard/backstage-plugin-scorecards-common/domain';
import { rest } from '@internal/backend-kit';
import { knownFacts, whyNot } from '../entities/knownFacts';
import { readsOf } from '../state/book';
import type { World } from '../World';

/** More are named, but not explained: it is asked with each key that is pressed. */
const MOST_EXPLAINED = 50;

type Told = WhatIfFlip['checks'][number];

const isJudged = ({ to }: Told) =>
  to !== undefined && to !== 'exempt' && to !== 'not-applicable';

/** Facts that checks read that would say something else. */
function factsOf(
  definitions: Iterable<Check>,
  { runtime }: Pick<World, 'runtime'>,
): ReadonlySet<string> {
  const conditions = Array.from(definitions, ({ passes }) => passes);
  return readsOf(conditions, runtime.engine.table).reads;
}

/** Says of the first services that a draft would change something for what decides it, in the words of explanations. */
export async function whyFlips(
  flips: readonly WhatIfFlip[],
  draft: Scorecard,
  world: Pick<World, 'runtime' | 'stores' | 'collectors' | 'now'>,
): Promise<WhatIfFlip[]> {
  const explained = flips.slice(0, MOST_EXPLAINED);
  const changed = new Set(
    explained.flatMap(({ checks }) =>
      checks.filter(isJudged).map(({ check }) => check),
    ),
  );
  const definitions = new Map(
    draft.checks.flatMap(check => {
      const id = 'use' in check ? check.use : `${draft.id}/${check.id}`;
      return 'use' in check || !changed.has(id) ? [] : [[id, check] as const];
    }),
  );
  if (definitions.size === 0) return [...flips];
  const wanted = factsOf(definitions.values(), world);
  const records = await world.stores.facts.read(
    explained.map(({ ref }) => ref),
    [...new Set(Array.from(wanted, providerOf))],
  );
  const providers = await world.collectors.read();
  const { engine } = world.runtime;
  const { table } = engine;
  const found: WhatIfFlip[] = [];
  for (const flip of explained) {
    const { ref } = flip;
    const [row] = engine.rowsOf([ref]);
    // It may be gone by now.
    if (row === undefined) continue;
    const own = records.filter(({ entityRef }) => entityRef === ref);
    const known = knownFacts({
      ...{ records: own, providers, table, row },
      wanted,
    });
    const subject = {
      table,
      row,
      at: world.now(),
      known: (fact: string) => known.get(fact),
    };
    const checks = flip.checks.map(told => {
      const definition = definitions.get(told.check);
      return definition && isJudged(told)
        ? { ...told, why: whyNot(definition.passes, subject) }
        : told;
    });
    found.push({ ...flip, checks });
    await rest();
  }
  return [...found, ...flips.slice(MOST_EXPLAINED)];
}
