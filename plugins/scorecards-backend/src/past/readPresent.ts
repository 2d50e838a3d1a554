import type { Entity } from '@backstage/catalog-model';
import type {
  EntityFacts,
  FactProvider,
  KnownPresent,
} from '@callboard/backstage-plugin-scorecards-node';
import {
  askProvider,
  problemOf,
  type AskContext,
} from '../collecting/askProvider';
import { batchesOf } from '../collecting/batchesOf';
import type { ReadEntities } from '../collecting/CollectRun';

const USUAL_BATCH = 200;

export interface PresentOptions extends AskContext {
  entities: ReadEntities;
  providers: readonly FactProvider[];
}

/** What a provider says of all entities. Of a batch that fails nothing is known. */
async function ask(
  provider: FactProvider,
  entities: readonly Entity[],
  options: PresentOptions & { signal: AbortSignal; now: Date },
): Promise<EntityFacts[]> {
  const { kinds, batchSize: size = USUAL_BATCH } = provider;
  async function* pages() {
    yield entities;
  }
  const said: EntityFacts[] = [];
  for await (const batch of batchesOf(pages(), { size, kinds })) {
    try {
      said.push(...(await askProvider(provider, [...batch.values()], options)));
    } catch (error) {
      options.signal.throwIfAborted();
      options.logger.debug(
        `What ${provider.id} says now is not known yet: ${problemOf(error)}`,
      );
    }
  }
  return said;
}

/** Reads all entities and what providers say of them, and keeps nothing. */
export async function readPresent(
  options: PresentOptions,
  { signal, now }: { signal: AbortSignal; now: Date },
): Promise<KnownPresent> {
  const entities: Entity[] = [];
  for await (const page of options.entities({ signal })) entities.push(...page);
  const facts = new Map<string, EntityFacts[]>();
  for (const provider of options.providers) {
    const said = await ask(provider, entities, { ...options, signal, now });
    facts.set(provider.id, said);
  }
  return { now, entities, facts };
}
