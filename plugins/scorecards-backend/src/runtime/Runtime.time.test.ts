import { eachDatabase } from '@internal/test-kit';
import { HOUR, LEDGER, RATES } from '../database/__testUtils__/openStores';
import {
  DOCS,
  SIZE,
  startJudged,
  type JudgedWorld,
} from './__testUtils__/startJudged';
import { bar, type TestProcess, type World } from './__testUtils__/startWorld';

eachDatabase(createDatabase => {
  let judged: JudgedWorld;
  let world: World;
  let one: TestProcess;

  beforeEach(async () => {
    judged = await startJudged(createDatabase);
    ({ world, one } = judged);
  });

  it('freezes what a silent collector has seen, and thaws it', async () => {
    world.clock.at += 4 * HOUR;
    await one.sweep();
    expect(one.statesOf(LEDGER)).toMatchObject({ [SIZE]: 'stale:pass' });
    expect(one.levelOf(LEDGER)).toBe('silver');
    const frozen = await world.written();
    expect(frozen.resultChanges).toHaveLength(2);
    expect(frozen.levelChanges).toEqual([]);
    expect(frozen.resultChanges[0].cause).toEqual({
      kind: 'collector',
      provider: 'test',
    });

    // Another that starts meanwhile says the same.
    const two = await world.startProcess();
    expect(two.statesOf(LEDGER)).toMatchObject({ [SIZE]: 'stale:pass' });

    await judged.collect(2, [LEDGER, RATES]);
    await one.sweep();
    expect(one.statesOf(LEDGER)).toMatchObject({ [SIZE]: 'pass' });
    const thawed = await world.written();
    expect(thawed.resultChanges).toHaveLength(4);
    expect(thawed.resultChanges[0].cause).toMatchObject({ kind: 'collector' });
    await two.runtime.catchUp();
    await two.sweep();
    expect(two.statesOf(LEDGER)).toMatchObject({ [SIZE]: 'pass' });
    expect((await world.written()).resultChanges).toHaveLength(4);
  });

  it('lets facts get old that could not be read, though the run around them went well', async () => {
    world.clock.at += 2 * HOUR;
    const { runs } = world.stores;
    const id = await runs.begin({ providerId: 'test', at: world.clock.at });
    await one.runtime.ingest.write(
      world.told('test', { [RATES]: { size: { value: 2 } } }, id),
    );
    await one.runtime.ingest.hold({
      providerId: 'test',
      runId: id,
      entityRefs: [LEDGER],
    });
    await runs.end({
      ...{ id, entities: 1, changed: 0, failed: 1 },
      state: 'partial',
      at: world.clock.at,
    });
    await one.runtime.ingest.seen();
    world.clock.at += 1.5 * HOUR;
    await one.sweep();
    expect(one.statesOf(RATES)).toMatchObject({ [SIZE]: 'pass' });
    expect(one.statesOf(LEDGER)).toMatchObject({ [SIZE]: 'stale' });
    const two = await world.startProcess();
    await two.sweep();
    expect(two.statesOf(LEDGER)).toMatchObject({ [SIZE]: 'stale' });
  });

  it('publishes what is due', async () => {
    const text = JSON.stringify(bar({ checks: [] }));
    const draft = {
      kind: 'Scorecard' as const,
      id: 'basics',
      title: 'Basics',
      by: 'user:default/ana',
      at: world.clock.at,
    };
    await world.stores.documents.saveDraft({
      ...draft,
      text,
      document: bar({ checks: bar().checks.slice(1) }),
      hash: 'h2',
    });
    await world.stores.documents.publish({
      ...draft,
      seenHash: 'h2',
      from: world.clock.at + HOUR,
    });
    await one.sweep();
    expect(Object.keys(one.statesOf(LEDGER))).toHaveLength(2);
    world.clock.at += HOUR;
    await one.sweep();
    expect(one.statesOf(LEDGER)).toEqual({ [DOCS]: 'pass' });
  });

  it('leaves out what is exempt, until that ends', async () => {
    const { exemptions } = world.stores;
    const asked = await exemptions.request({
      entityRef: RATES,
      checkNumber: one.runtime.rules.checkNumbers.get(DOCS)!,
      reason: 'It goes away',
      requestedBy: 'user:default/ana',
      requestedAt: world.clock.at,
      until: world.clock.at + HOUR,
    });
    const { id } = ('made' in asked ? asked.made : asked.open)!;
    const approved = await exemptions.decide({
      id,
      state: 'approved',
      by: 'user:default/ben',
      at: world.clock.at,
    });
    await one.runtime.ingest.exempted([approved!]);
    expect(one.statesOf(RATES)).toMatchObject({ [DOCS]: 'exempt' });
    expect(one.levelOf(RATES)).toBe('silver');
    const two = await world.startProcess();
    expect(two.statesOf(RATES)).toMatchObject({ [DOCS]: 'exempt' });

    world.clock.at += 2 * HOUR;
    await one.sweep();
    expect(one.statesOf(RATES)).toMatchObject({ [DOCS]: 'unknown' });
    const { resultChanges, levelChanges } = await world.written();
    const cause = { kind: 'exemption', exemptionId: id };
    expect(resultChanges.map(change => change.cause)).toEqual([cause, cause]);
    expect(levelChanges[0]).toMatchObject({ to: 'bronze', cause });
    expect((await exemptions.find(id))!.state).toBe('ended');
  });

  it('ends sign-offs whose time is over', async () => {
    const { signOff, written } = await world.stores.signOffs.sign(
      {
        entityRef: RATES,
        fact: 'ci/docs',
        value: true,
        signedBy: 'user:default/ana',
        signedAt: world.clock.at,
        until: world.clock.at + HOUR,
      },
      { value: true },
    );
    await one.runtime.ingest.wrote(written);
    expect(one.levelOf(RATES)).toBe('silver');
    world.clock.at += HOUR;
    await one.sweep();
    expect(one.levelOf(RATES)).toBe('bronze');
    expect((await world.stores.signOffs.find(signOff.id))!.endedAt).toBe(
      world.clock.at,
    );
  });
});
