import type { Stores } from './openStores';

/** All that is kept of one entity now. */
export async function readPage(
  { entities, results, facts, exemptions }: Stores,
  entityRef: string,
) {
  const [head] = await entities.readHeads([entityRef]);
  const [result] = await results.read([entityRef]);
  return {
    head,
    result,
    facts: await facts.read([entityRef]),
    exemptions: await exemptions.list({
      entityRefs: [entityRef],
      states: ['requested', 'approved'],
      limit: 99,
    }),
  };
}
