import { refOf } from '../providers/values/written';
import type {
  EntityFacts,
  FactBatch,
  FactProvider,
} from '@callboard/backstage-plugin-scorecards-node';

const BATCH = 1_000;

/** Says what a provider would have said at a moment of the past. It counts until the next moment, however long that is. */
export class PastProvider implements FactProvider {
  readonly id: string;
  readonly title: string;
  readonly facts: FactProvider['facts'];
  readonly kinds: FactProvider['kinds'];
  readonly batchSize = BATCH;
  #said: ReadonlyMap<string, EntityFacts> = new Map();

  constructor({ id, title, facts, kinds }: FactProvider) {
    this.id = id;
    this.title = title;
    this.facts = facts.map(({ maxAgeMs: _, ...fact }) => fact);
    this.kinds = kinds;
  }

  /** From now on it says this. */
  turn(said: readonly EntityFacts[]): void {
    this.#said = new Map(said.map(one => [one.entityRef, one]));
  }

  async collect({ entities }: FactBatch): Promise<EntityFacts[]> {
    return entities.flatMap(entity => {
      const said = this.#said.get(refOf(entity) ?? '');
      return said ?? [];
    });
  }
}
