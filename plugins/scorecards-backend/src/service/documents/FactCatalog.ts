import type { FactInfo } from '@callboard/backstage-plugin-scorecards-common';
import {
  KNOWN,
  STALE,
  providerOf,
} from '@callboard/backstage-plugin-scorecards-common/domain';
import type { Viewer } from '../access/Viewer';
import { knownFacts } from '../entities/knownFacts';
import type { World } from '../World';

/** Tells which facts conditions may read, and of how many services that a caller sees they are known. */
export class FactCatalog {
  readonly #world: World;
  readonly #viewer: Viewer;

  constructor(world: World, viewer: Viewer) {
    this.#world = world;
    this.#viewer = viewer;
  }

  /** @param entityRef - a service whose values are shown. @throws NotFoundError when the caller does not see it */
  async list(entityRef?: string): Promise<FactInfo[]> {
    const { runtime, collectors } = this.#world;
    const examples =
      entityRef === undefined ? new Map() : await this.#values(entityRef);
    const { rows } = await this.#viewer.estate();
    const { table } = runtime.engine;
    return [...runtime.facts.facts().values()].map(fact => {
      const slot = table.slotOf(fact.fullName);
      const states =
        slot === undefined ? undefined : table.columns[slot].states;
      const provider = providerOf(fact.fullName);
      const example = examples.get(fact.fullName);
      return {
        ...fact,
        provider,
        providerTitle: collectors.titleOf(provider),
        known: states ? knownOf(states, rows) : 0,
        total: rows.length,
        ...(example !== undefined && { example }),
      };
    });
  }

  async #values(entityRef: string): Promise<Map<string, FactInfo['example']>> {
    const { stores, runtime, collectors } = this.#world;
    const { ref } = await this.#viewer.find(entityRef);
    const records = await stores.facts.read([ref]);
    const providers = await collectors.read();
    const { row } = await this.#viewer.find(ref);
    const { table } = runtime.engine;
    const known = knownFacts({ records, providers, table, row });
    return new Map(
      [...known].flatMap(([name, { reading, observedAt }]) =>
        'value' in reading
          ? [[name, { value: reading.value, observedAt }] as const]
          : [],
      ),
    );
  }
}

function knownOf(states: Uint8Array, rows: Uint32Array): number {
  let known = 0;
  for (const row of rows) {
    if (states[row] % STALE === KNOWN.value) known++;
  }
  return known;
}
