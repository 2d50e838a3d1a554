import { eachDatabase } from '@internal/test-kit';
import fc from 'fast-check';
import type { Scorecard } from '@callboard/backstage-plugin-scorecards-common';
import { refsOf } from '../database/__testUtils__/openStores';
import {
  bar,
  startWorld,
  type TestProcess,
  type World,
} from './__testUtils__/startWorld';

const REFS = refsOf(6);

/** Docs, but only as long as nobody owns it: two facts that others write decide together. */
const both = (overrides: Partial<Scorecard> = {}): Scorecard =>
  bar({
    checks: [
      {
        id: 'both',
        title: 'Both',
        level: 'bronze',
        passes: {
          all: [
            { fact: 'ci/docs', equals: true },
            { not: { fact: 'test/size', atLeast: 2 } },
          ],
        },
      },
      {
        id: 'any',
        title: 'Any',
        level: 'silver',
        passes: {
          any: [
            { fact: 'ci/docs', equals: true },
            { fact: 'ci/owners', atLeast: 2 },
          ],
        },
      },
    ],
    ...overrides,
  });

type Step =
  | { kind: 'docs'; by: number; ref: number; value: boolean }
  | { kind: 'owners'; by: number; ref: number; value: number }
  | { kind: 'size'; by: number; ref: number; value: number }
  | { kind: 'publish'; by: number; level: 'bronze' | 'silver' };

const by = fc.nat(1);
const ref = fc.nat(REFS.length - 1);
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('docs' as const),
      by,
      ref,
      value: fc.boolean(),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('owners' as const),
      by,
      ref,
      value: fc.nat(3),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('size' as const),
      by,
      ref,
      value: fc.nat(3),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('publish' as const),
      by,
      level: fc.constantFrom('bronze' as const, 'silver' as const),
    }),
  },
);

async function take(world: World, processes: TestProcess[], one: Step) {
  const { runtime } = processes[one.by];
  if (one.kind === 'publish') {
    const [first, second] = both().checks;
    await world.activate(
      both({ checks: [{ ...first, level: one.level }, second] }),
    );
    await runtime.publish();
    return;
  }
  const entityRef = REFS[one.ref];
  const provider = one.kind === 'size' ? 'test' : 'ci';
  await runtime.ingest.write({
    ...world.told(provider, {
      [entityRef]: { [one.kind]: { value: one.value } },
    }),
    overrules: true,
  });
}

/** What would be if all was judged anew, of what is in the database. */
async function judgedAnew(world: World) {
  const fresh = await world.startProcess();
  const { engine } = fresh.runtime;
  const changes = [];
  for await (const some of engine.evaluate({ at: world.clock.at }))
    changes.push(...some);
  return changes;
}

const shownOf = ({ runtime }: TestProcess, world: World) =>
  REFS.map(one => runtime.engine.results(one, world.clock.at));

eachDatabase((createDatabase, id) => {
  const isSqlite = id.startsWith('SQLITE');

  it('ends with what one would have found, whatever two do at once', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(step, { minLength: 1, maxLength: 6 }), {
          minLength: 1,
          maxLength: 5,
        }),
        async rounds => {
          const world = await startWorld(createDatabase, REFS);
          const processes = [
            await world.startProcess(),
            await world.startProcess(),
          ];
          await world.activate(both());
          await Promise.all(processes.map(one => one.runtime.publish()));
          for (const steps of rounds) {
            // At the same time, as far as each does not depend on what came before.
            const publishes = steps.filter(one => one.kind === 'publish');
            await Promise.all(
              steps
                .filter(one => one.kind !== 'publish' || one === publishes[0])
                .map(one => take(world, processes, one)),
            );
          }
          for (const { runtime } of processes) await runtime.catchUp();
          expect(await judgedAnew(world)).toEqual([]);
          expect(shownOf(processes[1], world)).toEqual(
            shownOf(processes[0], world),
          );
          await assertChanges(world);
        },
      ),
      { numRuns: isSqlite ? 40 : 10 },
    );
  }, 120_000);

  it('publishes once, though both do it', async () => {
    const refs = refsOf(50);
    const world = await startWorld(createDatabase, refs);
    const one = await world.startProcess();
    const two = await world.startProcess();
    await one.runtime.ingest.write(
      world.told(
        'ci',
        Object.fromEntries(refs.map(some => [some, { docs: { value: true } }])),
      ),
    );
    await world.activate(both());
    await Promise.all([one.runtime.publish(), two.runtime.publish()]);
    const [first, second] = both().checks;
    await world.activate(
      both({
        checks: [
          first,
          {
            ...second,
            passes: { fact: 'ci/docs', equals: false },
          } as typeof second,
        ],
      }),
    );
    await Promise.all([one.runtime.publish(), two.runtime.publish()]);
    const { results, resultChanges } = await world.written();
    expect(new Set(results.map(row => Number(row.rules_seq))).size).toBe(1);
    expect(resultChanges).toHaveLength(50);
    await one.runtime.catchUp();
    await two.runtime.catchUp();
    for (const some of refs) {
      expect(one.statesOf(some)).toEqual(two.statesOf(some));
      expect(one.statesOf(some)['basics/any']).toBe('fail');
    }
    expect(await judgedAnew(world)).toEqual([]);
  });
});

/** Each change begins where the one before has ended. */
async function assertChanges(world: World) {
  const { resultChanges } = await world.written();
  const last = new Map<string, number | undefined>();
  for (const { entityRef, checkNumber, from, to } of resultChanges.reverse()) {
    const key = `${entityRef} ${checkNumber}`;
    if (last.has(key)) expect(from).toBe(last.get(key));
    expect(to).not.toBe(from);
    last.set(key, to);
  }
}
