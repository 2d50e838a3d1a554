import { eachDatabase } from '@internal/test-kit';
import { LEDGER, LEDGER_UI } from '../__testUtils__/people';
import { DAY, HOUR, T0 } from '../database/__testUtils__/openStores';
import type { ExemptionRecord } from '../database/ExemptionStore';
import { startTelling } from './__testUtils__/startTelling';
import { stageOf } from './exemptionStage';

const ANA = 'user:default/ana';
const PAT = 'user:default/pat';
/** Of the team that keeps the check, and of no other. */
const TEAM = 'group:default/ledger';

eachDatabase(createDatabase => {
  const setup = async () => {
    const telling = await startTelling(createDatabase);
    const one = telling.first();
    const { stores, runtime, clock } = telling;
    const checkNumber = runtime.rules.checkNumbers.get('basics/size')!;
    const ask = async (days: number, by = ANA, entityRef = LEDGER) => {
      const asked = await stores.exemptions.request({
        entityRef,
        checkNumber,
        reason: 'It moves to another zone',
        requestedBy: by,
        requestedAt: clock.at,
        until: clock.at + days * DAY,
      });
      return 'made' in asked ? asked.made : asked.open;
    };
    const decide = (id: string, state: 'approved' | 'refused', note?: string) =>
      stores.exemptions.decide({ id, state, by: PAT, at: clock.at, note });
    return { ...telling, one, ask, decide };
  };

  it('are told to who decides, without a name of what others own', async () => {
    const { one, ask, taken, sent } = await setup();
    await ask(30);
    await one.tell();
    expect(sent[0].payload.topic).toBe('Scorecard exemptions');
    expect(taken()).toEqual([
      {
        to: ['group:default/platform'],
        except: [ANA],
        scope: 'scorecards:exemptions-asked:group:default/platform',
        title: 'An exemption is asked for: Two copies run',
        description: 'Until 31 Dec 2026. Approve or refuse it.',
        link: '/scorecards/exemptions',
      },
    ]);
    await ask(30, 'user:default/kim', LEDGER_UI);
    await one.tell();
    await one.tell();
    expect(taken()).toEqual([
      expect.objectContaining({
        title: '2 exemptions wait to be decided',
        description: 'Two copies run. Approve or refuse them.',
      }),
    ]);
  });

  it('are told to who asked when they are decided', async () => {
    const { one, ask, decide, taken } = await setup();
    const first = await ask(30);
    const second = await ask(30, ANA, LEDGER_UI);
    await decide(first.id, 'approved', 'until the move');
    await decide(second.id, 'refused');
    await one.tell();
    await one.tell();
    expect(taken().sort((a, b) => (a.title < b.title ? -1 : 1))).toEqual([
      {
        to: [ANA],
        scope: `scorecards:exemption:${first.id}`,
        title: 'Exempt until 31 Dec 2026: Two copies run for The ledger',
        description: '“until the move”',
        link: '/catalog/default/component/ledger/scorecards',
      },
      {
        to: [ANA],
        scope: `scorecards:exemption:${second.id}`,
        title: 'Not exempt: Two copies run for The ledger-ui',
        description: 'The request is refused.',
        link: '/catalog/default/component/ledger-ui/scorecards',
      },
    ]);
  });

  it('name nothing to who has left the team', async () => {
    const { one, ask, decide, taken, clock, stores } = await setup();
    const { id } = await ask(30, 'user:default/zoe');
    await decide(id, 'approved');
    await one.tell();
    expect(taken()).toEqual([
      expect.objectContaining({
        to: ['user:default/zoe'],
        title: 'Exempt until 31 Dec 2026: Two copies run',
        link: '/scorecards/exemptions',
      }),
    ]);
    clock.at += 20 * DAY;
    await one.tell();
    expect(taken()).toEqual([]);
    clock.at += 10 * DAY;
    await stores.exemptions.endDue(clock.at);
    await one.tell();
    expect(taken()).toEqual([expect.objectContaining({ to: [TEAM] })]);
  });

  it('are told before they end, and when they have', async () => {
    const { one, ask, decide, taken, clock, stores } = await setup();
    const { id } = await ask(30);
    await decide(id, 'approved');
    await one.tell();
    taken();
    const told: unknown[] = [];
    for (const day of [1, 8, 15, 16, 17, 26, 27, 28, 29, 30, 31, 38]) {
      clock.at = T0 + day * DAY;
      await stores.exemptions.endDue(clock.at);
      await one.tell();
      told.push(...taken().map(({ to, title }) => [day, to, title]));
    }
    const of = 'Two copies run for The ledger';
    expect(told).toEqual([
      [16, [ANA], `Exemption ends in 14 days: ${of}`],
      [27, [ANA, TEAM], `Exemption ends in 3 days: ${of}`],
      [30, [ANA, TEAM], `Exemption is over: ${of}`],
    ]);
  });

  it('are told by one of two processes', async () => {
    const { one, ask, decide, taken, startProcess } = await setup();
    const two = await startProcess();
    const { id } = await ask(30);
    await Promise.all([one.tell(), two.tell()]);
    await decide(id, 'approved');
    await Promise.all([two.tell(), one.tell()]);
    expect(taken().map(({ to }) => to)).toEqual([
      ['group:default/platform'],
      [ANA],
    ]);
  });
});

describe('the stage of an exemption', () => {
  type Change = Partial<
    Omit<ExemptionRecord, 'checkNumber' | 'scorecardNumber'>
  >;
  const record = (change: Change): ExemptionRecord => ({
    id: 'x',
    entityRef: LEDGER,
    checkNumber: 1,
    reason: 'x',
    requestedBy: ANA,
    requestedAt: T0,
    until: T0 + 30 * DAY,
    state: 'approved',
    decidedAt: T0,
    seq: 1,
    ...change,
  });

  it.each<[string, Change, number, string | undefined]>([
    ['is decided', {}, HOUR, 'decided'],
    ['is decided for a week', {}, 7 * DAY + 1, undefined],
    [
      'is asked for',
      { state: 'requested', decidedAt: undefined },
      HOUR,
      undefined,
    ],
    ['ends in two weeks', {}, 16 * DAY, 'ends-soon'],
    ['ends in three days', {}, 27 * DAY, 'ends-now'],
    ['was short from the start', { until: T0 + 10 * DAY }, HOUR, 'decided'],
    ['was very short', { until: T0 + 2 * DAY }, HOUR, 'decided'],
    ['was short, and ends', { until: T0 + 10 * DAY }, 8 * DAY, 'ends-now'],
    ['was refused', { state: 'refused' }, 28 * DAY, undefined],
    ['is over', { state: 'ended', endedAt: T0 + DAY }, 2 * DAY, 'over'],
    ['is long over', { state: 'ended', endedAt: T0 + DAY }, 9 * DAY, undefined],
    [
      'was taken back by who asked',
      { state: 'revoked', decidedAt: undefined, endedAt: T0, endedBy: ANA },
      HOUR,
      undefined,
    ],
    [
      'was taken back by another',
      { state: 'revoked', decidedAt: undefined, endedAt: T0, endedBy: PAT },
      HOUR,
      'over',
    ],
  ])('that %s', (_, change, after, stage) => {
    expect(stageOf(record(change), T0 + after)).toBe(stage);
  });
});
