import { eachDatabase } from '@internal/test-kit';
import fc from 'fast-check';
import { GROW } from '../__testUtils__/documents';
import { CARDS, LEDGER, LEDGER_UI, VAULT } from '../__testUtils__/people';
import {
  DAY,
  HOUR,
  openStores,
  T0,
} from '../database/__testUtils__/openStores';
import { MONDAY_9, startTelling } from '../notices/__testUtils__/startTelling';
import { daysDue } from './daysDue';
import { isForDigest } from './isForDigest';

const LEDGER_TEAM = 'group:default/ledger';
const PAYMENTS = 'group:default/payments';
const monday = (week: number) => Date.UTC(2026, 11, 7 + 7 * week, 9);
const LAST_DAY = Date.parse(GROW.endsOn);

describe('days of a campaign', () => {
  const campaign = {
    endsOn: '2026-12-31',
    milestones: [{ title: 'Half', on: '2026-12-15', share: 50 }],
  };
  const due = (today: string, share = 0) =>
    daysDue(campaign, { today, share, daysBefore: [14, 7, 1] }).map(
      ({ day, daysBefore }) => `${day.slice(8)}-${daysBefore}`,
    );

  it.each<[string, number, string[]]>([
    ['2026-11-30', 0, []],
    ['2026-12-01', 0, ['15-14']],
    ['2026-12-07', 0, ['15-14']],
    ['2026-12-08', 0, ['15-7']],
    ['2026-12-14', 0, ['15-1']],
    ['2026-12-15', 0, ['15-1']],
    ['2026-12-16', 0, []],
    ['2026-12-14', 50, []],
    ['2026-12-17', 50, ['31-14']],
    ['2026-12-31', 50, ['31-1']],
    ['2027-01-01', 50, []],
  ])('near %s with %d %% done are %j', (today, share, days) => {
    expect(due(today, share)).toEqual(days);
  });

  it('are near for the first time on the days that are chosen, whatever these are', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer({ min: 0, max: 60 }), { maxLength: 5 }),
        daysBefore => {
          const seen = new Map<number, number>();
          for (let left = 90; left >= -5; left--) {
            const today = new Date(LAST_DAY - left * DAY)
              .toISOString()
              .slice(0, 10);
            const options = { today, share: 0, daysBefore };
            for (const each of daysDue({ endsOn: GROW.endsOn }, options)) {
              if (!seen.has(each.daysBefore)) seen.set(each.daysBefore, left);
            }
          }
          expect([...seen]).toEqual(
            [...daysBefore].sort((a, b) => b - a).map(day => [day, day]),
          );
        },
      ),
    );
  });
});

describe('a reminder', () => {
  it.each<[number, string | undefined, boolean]>([
    [T0, undefined, true],
    [T0, '2026-12-15', true],
    [T0, '2026-12-08', true],
    [T0, '2026-12-07', false],
    [T0, '2026-12-02', false],
  ])('of %d for %s waits for the digest: %s', (at, day, waits) => {
    expect(isForDigest({ at, day }, MONDAY_9)).toBe(waits);
    expect(isForDigest({ at, day }, undefined)).toBe(false);
  });
});

eachDatabase(createDatabase => {
  describe('what is kept of reminders', () => {
    const java = { campaignId: 'java' };

    it('leaves teams alone for a week, also where two ask at once', async () => {
      const { reminders } = await openStores(createDatabase);
      const ask = (at: number, ...teamRefs: string[]) =>
        reminders.addByHand({ ...java, teamRefs, at });
      const both = await Promise.all([
        ask(T0, LEDGER_TEAM),
        ask(T0 + 1, LEDGER_TEAM),
      ]);
      expect(both.flat()).toEqual([LEDGER_TEAM]);
      expect(await ask(T0 + 6 * DAY, LEDGER_TEAM, PAYMENTS)).toEqual([
        PAYMENTS,
      ]);
      expect(await ask(T0 + 7 * DAY + 1, LEDGER_TEAM, PAYMENTS)).toEqual([
        LEDGER_TEAM,
      ]);
      expect(await ask(T0)).toEqual([]);
      expect(await reminders.list({ since: T0 + 6 * DAY })).toEqual([
        { ...java, teamRef: PAYMENTS, at: T0 + 6 * DAY },
        { ...java, teamRef: LEDGER_TEAM, at: T0 + 7 * DAY + 1 },
      ]);
      expect(await reminders.list({ campaignId: 'other', since: 0 })).toEqual(
        [],
      );
    });

    it('is there once for each day and how near it is', async () => {
      const { reminders } = await openStores(createDatabase);
      const many = Array.from({ length: 600 }, (_, i) => `group:default/t${i}`);
      const near = (daysBefore: number, at: number) =>
        reminders.addByDay({
          ...java,
          teamRefs: many,
          day: '2026-12-31',
          daysBefore,
          at,
        });
      await Promise.all([near(14, T0), near(14, T0)]);
      await near(14, T0 + HOUR);
      await near(7, T0 + DAY);
      const all = await reminders.list({ since: 0 });
      expect(all).toHaveLength(1_200);
      expect(all[0]).toEqual({
        ...java,
        teamRef: 'group:default/t0',
        day: '2026-12-31',
        at: T0,
      });
      // A date counts as a reminder for who would ask by hand.
      expect(
        await reminders.addByHand({ ...java, teamRefs: many, at: T0 + DAY }),
      ).toEqual([]);
    });
  });

  describe('reminders of campaigns', () => {
    const setup = async () => {
      const telling = await startTelling(createDatabase);
      await telling.activate(GROW);
      await telling.sizes({ [LEDGER]: 1, [LEDGER_UI]: 1, [VAULT]: 0 });
      const one = telling.first();
      // What happened so far is told.
      await one.tell();
      telling.sent.splice(0);
      return { ...telling, one };
    };

    it('by hand come with the next digest, of what is left by then', async () => {
      const { one, stores, clock, sizes, taken, startProcess } = await setup();
      await stores.reminders.addByHand({
        campaignId: 'grow',
        teamRefs: [LEDGER_TEAM, PAYMENTS],
        at: clock.at,
      });
      await one.tell();
      clock.at = monday(0) - 1;
      await one.sendDigests();
      expect(taken()).toEqual([]);
      await sizes({ [LEDGER]: 1, [VAULT]: 2, [CARDS]: 2 });
      clock.at = monday(0);
      const two = await startProcess();
      await Promise.all([one.sendDigests(), two.sendDigests()]);
      clock.at += HOUR;
      await two.sendDigests();
      expect(taken()).toEqual([
        {
          to: LEDGER_TEAM,
          scope: `scorecards:digest:${LEDGER_TEAM}`,
          title:
            'Scorecards of ledger: 1 service lost a level, 1 service left in Two copies of everything',
          description:
            'Lost a level: The ledger. Two copies of everything, until 31 Dec 2026: 1 service.',
          link: '/scorecards/steps?team=group%3Adefault%2Fledger',
        },
      ]);
      // Once: the next digest has nothing of it.
      clock.at = monday(1);
      await one.sendDigests();
      expect(taken()).toEqual([]);
    });

    it('by a date come with the digest while there is time, else at once', async () => {
      const { one, clock, taken, startProcess, stores } = await setup();
      const two = await startProcess();
      const told: unknown[] = [];
      for (
        clock.at = T0 + 6 * HOUR;
        clock.at < LAST_DAY + 2 * DAY;
        clock.at += 12 * HOUR
      ) {
        const day = new Date(clock.at).toISOString().slice(5, 13);
        await Promise.all([one.remind(), two.remind()]);
        await Promise.all([one.tell(), two.tell()]);
        await Promise.all([one.sendDigests(), two.sendDigests()]);
        told.push(
          ...taken().flatMap(({ to, title = '' }) =>
            `${to}` === LEDGER_TEAM ? [`${day} ${title}`] : [],
          ),
        );
      }
      const left =
        'Two copies of everything ends on 31 Dec 2026: 2 services left';
      const digest = (also = '') =>
        `Scorecards of ledger: ${also}2 services left in Two copies of everything`;
      expect(told).toEqual([
        // 14, 7 and 1 days before the 15th.
        `12-07T15 ${digest('2 services lost a level, ')}`,
        `12-14T15 ${digest()}`,
        // 14 and 7 days before the 31st; a day before, at once.
        `12-21T15 ${digest()}`,
        `12-28T15 ${digest()}`,
        `12-30T03 ${left}`,
      ]);
      expect(
        (await stores.reminders.list({ since: 0 })).filter(
          ({ teamRef }) => teamRef === LEDGER_TEAM,
        ),
      ).toHaveLength(6);
    }, 120_000);

    it('come at once where there is no digest, and to nobody who is done meanwhile', async () => {
      const { startProcess, stores, clock, sizes, taken } = await setup();
      const one = await startProcess({ time: undefined });
      await stores.reminders.addByHand({
        campaignId: 'grow',
        teamRefs: [LEDGER_TEAM, PAYMENTS],
        at: clock.at,
      });
      await sizes({ [LEDGER]: 1, [LEDGER_UI]: 1 });
      await one.tell();
      await one.tell();
      expect(taken()).toEqual([
        {
          to: [LEDGER_TEAM],
          scope: `scorecards:campaign:grow:${LEDGER_TEAM}`,
          title:
            'Two copies of everything ends on 31 Dec 2026: 2 services left',
          description: 'ledger has left: The ledger and The ledger-ui.',
          link: '/scorecards/campaigns/grow',
        },
      ]);
    });

    it('stop at the end of what is under way', async () => {
      const { one, activate, stores } = await setup();
      await activate({ ...GROW, startsOn: '2026-12-20' });
      await one.remind();
      await activate({ ...GROW, endsOn: '2026-11-30' });
      await one.remind();
      expect(await stores.reminders.list({ since: 0 })).toEqual([]);
    });
  });
});
