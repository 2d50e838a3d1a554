import { setTimeout as sleep } from 'node:timers/promises';
import { eachDatabase } from '@internal/test-kit';
import {
  LEDGER,
  MINUTE,
  RATES,
  refsOf,
  TEAM,
} from '../database/__testUtils__/openStores';
import { EntityIds } from '../events/EntityIds';
import {
  DOCS,
  SIZE,
  startJudged,
  type JudgedWorld,
} from './__testUtils__/startJudged';
import {
  bar,
  startWorld,
  type TestProcess,
  type World,
} from './__testUtils__/startWorld';

/** Writes of a list of statements. */
const writesOf = (statements: readonly string[]) =>
  statements.filter(sql => /^\s*(insert|update|delete)/i.test(sql));

eachDatabase(createDatabase => {
  let judged: JudgedWorld;
  let world: World;
  let one: TestProcess;

  beforeEach(async () => {
    judged = await startJudged(createDatabase);
    ({ world, one } = judged);
  });

  it('judges everything when a scorecard is published, and the first verdict is no change', async () => {
    expect(one.statesOf(LEDGER)).toEqual({ [SIZE]: 'pass', [DOCS]: 'pass' });
    expect(one.levelOf(LEDGER)).toBe('silver');
    expect(one.statesOf(RATES)).toEqual({ [SIZE]: 'pass', [DOCS]: 'unknown' });
    const { results, resultChanges, levelChanges } = await world.written();
    expect(results.map(row => row.entity_ref)).toEqual([RATES, LEDGER]);
    expect([resultChanges, levelChanges, one.events]).toEqual([[], [], []]);
  });

  it('writes one row of results and one change for one pushed fact, and tells of the level', async () => {
    const before = await world.written();
    await judged.push(true, RATES);
    const after = await world.written();
    expect(after.results[1]).toEqual(before.results[1]);
    expect(Number(after.results[0].revision)).toBe(2);
    expect(after.resultChanges).toMatchObject([
      {
        entityRef: RATES,
        checkNumber: one.runtime.rules.checkNumbers.get(DOCS),
        from: 3,
        to: 0,
        fromSince: world.clock.at - MINUTE,
        changedAt: world.clock.at,
        cause: { kind: 'fact', fact: 'ci/docs' },
      },
    ]);
    expect(after.levelChanges).toMatchObject([
      { entityRef: RATES, version: 1, from: 'bronze', to: 'silver' },
    ]);
    await one.tell();
    const isLevel = ({ topic }: { topic: string }) => /level/.test(topic);
    expect(one.events.filter(isLevel)).toEqual([
      {
        topic: 'scorecards.level.changed',
        eventPayload: {
          version: 1,
          eventId: expect.stringMatching(/^[\w-]{22}$/),
          entityRef: RATES,
          scorecard: 'basics',
          scorecardVersion: 1,
          from: 'bronze',
          to: 'silver',
          cause: 'fact',
          happenedAt: new Date(world.clock.at).toISOString(),
        },
      },
    ]);
  });

  it('writes nothing when nothing has changed', async () => {
    const before = await world.written();
    const statements = await world.stores.statementsOf(async () => {
      await one.runtime.ingest.write(
        world.told('test', { [LEDGER]: { size: { value: 2 } } }, '1'),
      );
      await one.runtime.publish();
      await one.sweep();
    });
    expect(writesOf(statements)).toEqual([]);
    expect(await world.written()).toEqual(before);
  });

  it('restores results after a restart, and writes nothing', async () => {
    await judged.push(true, RATES);
    const before = await world.written();
    let two: TestProcess;
    const statements = await world.stores.statementsOf(async () => {
      two = await world.startProcess();
      await two.sweep();
    });
    expect(writesOf(statements)).toEqual([]);
    for (const ref of [LEDGER, RATES]) {
      expect(two!.runtime.engine.results(ref, world.clock.at)).toEqual(
        one.runtime.engine.results(ref, world.clock.at),
      );
      expect(two!.levelOf(ref)).toBe('silver');
    }
    expect(await world.written()).toEqual(before);
  });

  it('takes over what another process has judged', async () => {
    const two = await world.startProcess();
    await judged.push(true, RATES);
    expect(two.levelOf(RATES)).toBe('bronze');
    const statements = await world.stores.statementsOf(() =>
      two.runtime.catchUp(),
    );
    expect(two.levelOf(RATES)).toBe('silver');
    expect(writesOf(statements)).toEqual([]);
    const again = await world.stores.statementsOf(() => two.runtime.catchUp());
    expect(again).toHaveLength(1);
  });

  it('says that the bar moved when a scorecard has another version', async () => {
    const [size, docs] = bar().checks;
    await world.activate(
      bar({
        levels: [{ id: 'new', title: 'New' }, ...bar().levels],
        checks: [
          { ...size, passes: { fact: 'test/size', atLeast: 3 } } as typeof size,
          docs,
        ],
      }),
    );
    await one.runtime.publish();
    const { resultChanges, levelChanges, results } = await world.written();
    const cause = { kind: 'rule', document: 'basics', version: 2 };
    expect(resultChanges.map(change => change.cause)).toEqual([cause, cause]);
    // Levels keep their names, wherever they stand now.
    expect(
      levelChanges.map(({ entityRef, from, to }) => [entityRef, from, to]),
    ).toEqual(
      expect.arrayContaining([
        [LEDGER, 'silver', 'new'],
        [RATES, 'bronze', 'new'],
      ]),
    );
    expect(levelChanges[0]).toMatchObject({ cause, version: 2 });
    const seqs = results.map(row => Number(row.rules_seq));
    expect(new Set(seqs)).toEqual(new Set([one.runtime.rules.seq]));
  });

  it('moves what is kept under another name, in every process', async () => {
    const two = await world.startProcess();
    const toRef = 'component:default/general-ledger';
    await one.runtime.rename({ fromRef: LEDGER, toRef });
    await two.runtime.catchUp();
    await one.sweep();
    for (const { runtime, levelOf } of [one, two]) {
      expect(runtime.engine.head(LEDGER)).toBeUndefined();
      expect(runtime.engine.head(toRef)).toMatchObject({ owner: TEAM });
      expect(levelOf(toRef)).toBe('silver');
    }
    expect((await world.written()).resultChanges).toEqual([]);
  });

  it('tells pages at most once a second', async () => {
    await sleep(50);
    const before = one.signals.length;
    for (const docs of [false, true, false, true]) await judged.push(docs);
    await sleep(50);
    expect(one.signals.length - before).toBeLessThanOrEqual(1);
    await sleep(1_000);
    expect(one.signals.at(-1)).toEqual({
      recipients: { type: 'broadcast' },
      channel: 'scorecards:results',
      message: { entityIds: [new EntityIds('key').of(LEDGER)] },
    });
  });
});

eachDatabase(createDatabase => {
  it('judges and keeps 2,000 entities in few statements', async () => {
    const refs = refsOf(2_000);
    const world = await startWorld(createDatabase, []);
    for (const from of [0, 1_000]) {
      const some = refs.slice(from, from + 1_000);
      await world.stores.entities.upsert(some.map(world.stores.head));
      await world.stores.facts.write(
        world.told(
          'ci',
          Object.fromEntries(some.map(ref => [ref, { docs: { value: true } }])),
        ),
      );
    }
    const { runtime } = await world.startProcess();
    await world.activate(bar());
    const statements: string[] = [];
    const listen = ({ sql }: { sql: string }) => statements.push(sql);
    world.stores.db.on('query', listen);
    await runtime.publish();
    world.stores.db.removeListener('query', listen);
    expect(statements.length).toBeLessThanOrEqual(22);
    expect((await world.written()).results).toHaveLength(2_000);
  });
});
