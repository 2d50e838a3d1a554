import type { Knex } from 'knex';
import { LEDGER, MINUTE, RATES } from '../../database/__testUtils__/openStores';
import { bar, startWorld } from './startWorld';

export const DOCS = 'basics/docs';
export const SIZE = 'basics/size';

/** A scorecard in force, and two services judged by it a minute ago: the ledger has all, the other no documentation. */
export async function startJudged(createDatabase: () => Promise<Knex>) {
  const world = await startWorld(createDatabase);
  const one = await world.startProcess();

  /** A run of the collector that ends well. */
  const collect = async (size: number, refs: readonly string[] = [LEDGER]) => {
    const { runs } = world.stores;
    const id = await runs.begin({ providerId: 'test', at: world.clock.at });
    const facts = Object.fromEntries(
      refs.map(ref => [ref, { size: { value: size } }]),
    );
    await one.runtime.ingest.write(world.told('test', facts, id));
    await runs.end({
      ...{ id, entities: refs.length, changed: 0, failed: 0 },
      state: 'ok',
      at: world.clock.at,
    });
    await one.runtime.ingest.seen();
    return id;
  };

  const push = (docs: boolean, ref = LEDGER) =>
    one.runtime.ingest.write(
      world.told('ci', { [ref]: { docs: { value: docs } } }),
    );

  const runId = await collect(2, [LEDGER, RATES]);
  await push(true);
  await world.activate(bar());
  await one.runtime.publish();
  world.clock.at += MINUTE;
  return { world, one, runId, collect, push };
}

export type JudgedWorld = Awaited<ReturnType<typeof startJudged>>;
