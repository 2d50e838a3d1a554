import { eachDatabase } from '@internal/test-kit';
import { BASICS } from '../__testUtils__/documents';
import { CARDS, LEDGER, LEDGER_UI, VAULT } from '../__testUtils__/people';
import { DAY, HOUR, MINUTE } from '../database/__testUtils__/openStores';
import { startTelling } from './__testUtils__/startTelling';

const SCOPE = 'scorecards:levels:group:default/ledger:2026-12-01';

eachDatabase(createDatabase => {
  const setup = async () => {
    const telling = await startTelling(createDatabase);
    const one = telling.first();
    telling.clock.at += MINUTE;
    return { ...telling, one };
  };

  it('tells the owner of a level that is lost, with the check and where it came from', async () => {
    const { one, clock, sizes, sent, taken } = await setup();
    await one.tell();
    expect(taken()).toEqual([]);
    clock.at += MINUTE;
    await sizes({ [LEDGER]: 1 });
    await one.tell();
    expect(sent[0].payload).toMatchObject({
      topic: 'Scorecard levels',
      severity: 'normal',
    });
    expect(taken()).toEqual([
      {
        to: ['group:default/ledger'],
        scope: SCOPE,
        title: 'The ledger lost Bronze in Basics',
        description:
          'Two copies run does not pass. Wanted: size is at least 2 copies; actual: 1 copy (all in one zone). Told by Test. It has no level now.',
        link: '/catalog/default/component/ledger/scorecards',
      },
    ]);
  });

  it('tells once a day of what comes and goes, and of more in place of it', async () => {
    const { one, clock, sizes, taken } = await setup();
    for (const size of [1, 2, 1]) {
      await sizes({ [LEDGER]: size });
      await one.tell();
      clock.at += MINUTE;
    }
    expect(taken()).toHaveLength(1);
    await sizes({ [LEDGER]: 1, [LEDGER_UI]: 1, [CARDS]: 1, [VAULT]: 2 });
    await one.tell();
    await one.tell();
    const all = taken();
    expect(all).toHaveLength(2);
    expect(all).toContainEqual({
      to: ['group:default/ledger'],
      scope: SCOPE,
      title: '2 services of ledger lost a level',
      description: 'Two copies run: The ledger and The ledger-ui.',
      link: '/scorecards/steps?team=group%3Adefault%2Fledger',
    });
    expect(all).toContainEqual(
      expect.objectContaining({
        to: ['group:default/payments'],
        title: 'The cards lost Bronze in Basics',
      }),
    );
    expect(JSON.stringify(all)).not.toContain('vault');
    // What is well again is not told any more, and what is older than a day neither.
    await sizes();
    clock.at += HOUR;
    await one.tell();
    await sizes({ [VAULT]: 1 });
    clock.at += 2 * DAY;
    await one.tell();
    expect(taken()).toEqual([]);
  });

  it('leaves what a higher bar does to the digest', async () => {
    const { one, activate, taken } = await setup();
    const [size, ...others] = BASICS.checks;
    await activate({
      ...BASICS,
      checks: [
        { ...size, passes: { fact: 'test/size', atLeast: 3 } } as typeof size,
        ...others,
      ],
    });
    await one.tell();
    expect(taken()).toEqual([]);
  });

  it('is sent by one of two processes, whichever judged', async () => {
    const { one, startProcess, sizes, taken } = await setup();
    const two = await startProcess();
    await sizes({ [LEDGER]: 1, [CARDS]: 0 });
    await Promise.all([one.tell(), two.tell()]);
    await two.tell();
    expect(
      taken()
        .map(({ to }) => to)
        .sort(),
    ).toEqual([['group:default/ledger'], ['group:default/payments']]);
  });

  it('tries again what failed, and what a crash has left, in the same scope', async () => {
    const { one, startProcess, sizes, clock, failures, ...rest } =
      await setup();
    const { taken, counted, logger } = rest;
    await sizes({ [LEDGER]: 1, [CARDS]: 1 });
    failures.push(new Error('503'));
    await one.tell();
    expect(taken()).toHaveLength(1);
    expect(counted.sort()).toEqual(['level failed', 'level sent']);
    expect(logger.warn).toHaveBeenCalledTimes(1);
    clock.at += MINUTE;
    await one.tell();
    expect(taken()).toEqual([]);
    clock.at += 5 * MINUTE;
    const dying = await startProcess({
      notices: {
        setTold: async () => {
          throw new Error('died');
        },
      },
    });
    await dying.tell();
    const [first, ...more] = taken();
    expect(more).toEqual([]);
    await one.tell();
    expect(taken()).toEqual([]);
    clock.at += 5 * MINUTE;
    await one.tell();
    await one.tell();
    expect(taken()).toEqual([first]);
  });
});
