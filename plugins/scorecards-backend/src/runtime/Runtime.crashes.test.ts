import type { Check } from '@callboard/backstage-plugin-scorecards-common';
import { eachDatabase } from '@internal/test-kit';
import { LEDGER } from '../database/__testUtils__/openStores';
import {
  DOCS,
  SIZE,
  startJudged,
  type JudgedWorld,
} from './__testUtils__/startJudged';
import { bar, type TestProcess, type World } from './__testUtils__/startWorld';

const withSize = (atLeast: number) => {
  const [size, docs] = bar().checks;
  const passes = { fact: 'test/size', atLeast };
  return bar({ checks: [{ ...size, passes } as typeof size, docs] });
};

/** As long as it is small, documentation will do. */
const together: Check = {
  id: 'together',
  title: 'Together',
  level: 'bronze',
  passes: {
    all: [
      { fact: 'ci/docs', equals: true },
      { not: { fact: 'test/size', atLeast: 5 } },
    ],
  },
};

eachDatabase(createDatabase => {
  let judged: JudgedWorld;
  let world: World;
  let one: TestProcess;

  beforeEach(async () => {
    judged = await startJudged(createDatabase);
    ({ world, one } = judged);
  });

  it('judges facts that a process wrote and did not live to judge', async () => {
    const runId = await world.stores.runs.begin({
      providerId: 'ci',
      at: world.clock.at,
    });
    await world.stores.facts.write(
      world.told('ci', { [LEDGER]: { docs: { value: false } } }, runId),
    );
    const two = await world.startProcess();
    expect(two.statesOf(LEDGER)).toMatchObject({ [DOCS]: 'pass' });
    await two.sweep();
    expect(two.levelOf(LEDGER)).toBe('bronze');
    const { resultChanges } = await world.written();
    expect(resultChanges).toMatchObject([
      { entityRef: LEDGER, cause: { kind: 'fact', fact: 'ci/docs', runId } },
    ]);
    // The one that lived on does it too, and finds it done.
    await one.sweep();
    expect(one.levelOf(LEDGER)).toBe('bronze');
    expect((await world.written()).resultChanges).toHaveLength(1);
  });

  it('judges by rules that a process has put in force and did not live to judge by', async () => {
    await world.activate(bar({ checks: bar().checks.slice(0, 1) }));
    const two = await world.startProcess();
    await two.sweep();
    const { results } = await world.written();
    expect(results.map(row => Number(row.rules_seq))).toEqual([
      two.runtime.rules.seq,
      two.runtime.rules.seq,
    ]);
    expect(two.statesOf(LEDGER)).toEqual({ [SIZE]: 'pass' });
    expect(two.levelOf(LEDGER)).toBe('silver');
  });

  it.each([
    ['it knew', 'exempt'],
    ['it never heard of', 'pass'],
  ])(
    'judges what is no longer exempt when a process ended an exemption that %s, and did not live to judge',
    async (_, known) => {
      const two = await world.startProcess();
      await two.sweep();
      await judged.push(false);
      const { exemptions } = world.stores;
      const asked = await exemptions.request({
        entityRef: LEDGER,
        checkNumber: one.runtime.rules.checkNumbers.get(DOCS)!,
        reason: 'x',
        requestedBy: 'user:default/ana',
        requestedAt: world.clock.at,
        until: world.clock.at + 86_400_000,
      });
      if (!('made' in asked)) throw new Error('There is one already');
      const { id } = asked.made;
      const by = { id, by: 'user:default/ben', at: world.clock.at };
      const approved = await exemptions.decide({ ...by, state: 'approved' });
      await one.runtime.ingest.exempted([approved!]);
      if (known === 'exempt') await two.runtime.catchUp();
      expect(two.statesOf(LEDGER)).toMatchObject({ [DOCS]: known });
      await exemptions.revoke(by);
      await two.sweep();
      expect(two.statesOf(LEDGER)).toMatchObject({ [DOCS]: 'fail' });
      const { resultChanges } = await world.written();
      expect(resultChanges[0]).toMatchObject({
        cause: { kind: 'exemption', exemptionId: id },
      });
      // Once is enough.
      const before = await world.written();
      const statements = await world.stores.statementsOf(() => two.sweep());
      await one.sweep();
      expect(one.statesOf(LEDGER)).toMatchObject({ [DOCS]: 'fail' });
      expect(await world.written()).toEqual(before);
      expect(statements.filter(sql => !/^select/.test(sql))).toEqual([]);
    },
  );

  it('keeps what the database refused once, with its cause', async () => {
    const { results } = world.stores;
    let isDown = true;
    const flaky = {
      read: results.read.bind(results),
      write: async (news: Parameters<typeof results.write>[0]) => {
        if (isDown) throw new Error('The connection was lost');
        return results.write(news);
      },
    };
    one = await world.startProcess({ results: flaky as never });
    await one.runtime.ingest.write(
      world.told('ci', { [LEDGER]: { docs: { value: false } } }),
    );
    expect((await world.written()).resultChanges).toEqual([]);
    expect(world.logger.warn).toHaveBeenCalledWith(
      expect.stringContaining('1 entities were not kept'),
      expect.anything(),
    );
    isDown = false;
    await one.sweep();
    const { resultChanges } = await world.written();
    expect(resultChanges).toMatchObject([
      { entityRef: LEDGER, from: 0, to: 2, cause: { fact: 'ci/docs' } },
    ]);
    expect(one.levelOf(LEDGER)).toBe('bronze');
  });

  it('judges what was left over together with what comes', async () => {
    await world.stores.facts.write(
      world.told('test', { [LEDGER]: { size: { value: 1 } } }, judged.runId),
    );
    await judged.push(false);
    expect(one.statesOf(LEDGER)).toEqual({ [SIZE]: 'fail', [DOCS]: 'fail' });
    const [row] = await world.stores.results.read([LEDGER]);
    const two = await world.startProcess();
    const before = await world.written();
    await two.sweep();
    expect(await world.written()).toEqual(before);
    expect(row.factsSeq).toBe(row.seq - 1);
  });

  it('judges all by new rules, though only one fact has come', async () => {
    await world.activate(withSize(3));
    await judged.push(false);
    expect(one.statesOf(LEDGER)).toEqual({ [SIZE]: 'fail', [DOCS]: 'fail' });
    const [row] = await world.stores.results.read([LEDGER]);
    expect(row.rulesSeq).toBe(one.runtime.rules.seq);
    const { resultChanges } = await world.written();
    expect(resultChanges.map(({ cause }) => cause.kind).sort()).toEqual([
      'fact',
      'rule',
    ]);
  });

  it('finds what another has written while it was judged, of what decides together', async () => {
    await world.activate(bar({ checks: [together] }));
    await one.runtime.publish();
    await judged.push(false);
    expect(one.statesOf(LEDGER)).toEqual({ 'basics/together': 'fail' });

    const other = await world.startProcess();
    const { results } = world.stores;
    let isFirst = true;
    const slow = await world.startProcess({
      results: {
        read: results.read.bind(results),
        write: async (news: Parameters<typeof results.write>[0]) => {
          if (isFirst) {
            isFirst = false;
            // It knows both facts, and that together they change nothing.
            await other.runtime.ingest.write(
              world.told('test', { [LEDGER]: { size: { value: 9 } } }),
            );
          }
          return results.write(news);
        },
      } as never,
    });
    await slow.runtime.ingest.write(
      world.told('ci', { [LEDGER]: { docs: { value: true } } }),
    );
    expect(slow.statesOf(LEDGER)).toEqual({ 'basics/together': 'fail' });
    await other.runtime.catchUp();
    expect(other.statesOf(LEDGER)).toEqual({ 'basics/together': 'fail' });
  });
});
