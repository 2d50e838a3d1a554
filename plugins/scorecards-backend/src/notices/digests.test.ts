import { eachDatabase } from '@internal/test-kit';
import { BASICS } from '../__testUtils__/documents';
import { CARDS, LEDGER, LEDGER_UI } from '../__testUtils__/people';
import { DAY, HOUR } from '../database/__testUtils__/openStores';
import { startTelling } from './__testUtils__/startTelling';
import { digestNotice, type TeamConcerns } from './digestNotice';

const TEAM = 'group:default/ledger';
const MONDAY = Date.UTC(2026, 11, 7, 9);

const nothing: TeamConcerns = {
  lost: [],
  lostToBar: [],
  ending: [],
  campaigns: [],
};

const write = (concerns: Partial<TeamConcerns>, below: string[] = []) =>
  digestNotice(
    { ref: TEAM, title: 'Ledger', below },
    { ...nothing, ...concerns },
    '/scorecards',
  );

describe('a digest', () => {
  it('is none where there is nothing to tell', () => {
    expect(write({})).toBeUndefined();
  });

  it('tells the worst first, in a scope and topic of its own, to the team alone', () => {
    expect(
      write(
        {
          lost: ['Rates', 'Payouts'],
          lostToBar: ['Books'],
          ahead: { on: '2027-01-01', services: 3 },
          ending: ['Rates', 'Rates'],
          campaigns: [
            { title: 'Leave Java 11', left: 3, endsOn: '2027-03-31' },
            { title: 'Two zones', left: 1, endsOn: '2027-06-30' },
          ],
        },
        ['group:default/books'],
      ),
    ).toEqual({
      recipients: {
        type: 'entity',
        entityRef: TEAM,
        excludeEntityRef: ['group:default/books'],
      },
      payload: {
        topic: 'Scorecard digests',
        scope: `scorecards:digest:${TEAM}`,
        title:
          'Scorecards of Ledger: 2 services lost a level, 1 service fell as more is asked, 4 services left in 2 campaigns, 3 services will lose a level on 1 Jan 2027, 2 exemptions end soon',
        description:
          'Lost a level: Rates and Payouts. More is asked of: Books. Leave Java 11, until 31 Mar 2027: 3 services. Two zones, until 30 Jun 2027: 1 service. From 1 Jan 2027 more counts; what to do by then is among the next steps. Exemptions that end soon: Rates.',
        link: '/scorecards/steps?team=group%3Adefault%2Fledger',
        severity: 'normal',
      },
    });
  });

  it('stays within what the platform keeps, whatever people wrote', () => {
    const { title, description } = write({
      lost: Array(5_000).fill('x'.repeat(500)),
      campaigns: Array(50).fill({
        title: 'y\n'.repeat(300),
        left: 1,
        endsOn: '2027-01-01',
      }),
    })!.payload;
    expect(title.length).toBeLessThanOrEqual(200);
    expect(description!.length).toBeLessThan(1_000);
  });
});

eachDatabase(createDatabase => {
  it('tells each team once a week of its own services, and of no others', async () => {
    const telling = await startTelling(createDatabase);
    const { clock, sizes, stores, runtime, activate, push, taken } = {
      ...telling,
      push: (docs: Record<string, boolean>) =>
        telling.runtime.ingest.write({
          providerId: 'ci',
          at: telling.clock.at,
          entities: Object.entries(docs).map(([entityRef, value]) => ({
            entityRef,
            facts: { docs: { value } },
          })),
        }),
    };
    const one = telling.first();
    const two = await telling.startProcess();
    // Silver until the drill counts; then bronze.
    await push({ [CARDS]: true });
    clock.at += HOUR;
    await sizes({ [LEDGER]: 1, [LEDGER_UI]: 3, [CARDS]: 3 });
    const [size, docs, drill] = BASICS.checks;
    await activate({
      ...BASICS,
      checks: [
        { ...size, passes: { fact: 'test/size', atLeast: 3 } } as typeof size,
        docs,
        drill,
      ],
    });
    const asked = await stores.exemptions.request({
      entityRef: LEDGER_UI,
      checkNumber: runtime.rules.checkNumbers.get('basics/docs')!,
      reason: 'later',
      requestedBy: 'user:default/ana',
      requestedAt: clock.at,
      until: MONDAY + 10 * DAY,
    });
    if (!('made' in asked)) throw new Error('There is one already');
    await stores.exemptions.decide({
      id: asked.made.id,
      state: 'approved',
      by: 'user:default/pat',
      at: clock.at,
    });
    clock.at = MONDAY - HOUR;
    await one.sendDigests();
    expect(taken()).toEqual([]);
    clock.at = MONDAY + 1;
    telling.failures.push(new Error('503'));
    await Promise.all([one.sendDigests(), two.sendDigests()]);
    clock.at += HOUR;
    await Promise.all([one.sendDigests(), two.sendDigests()]);
    clock.at += HOUR;
    await one.sendDigests();
    const all = taken().sort((a, b) => (a.title < b.title ? -1 : 1));
    expect(all.map(({ to, title }) => [to, title])).toEqual([
      [
        TEAM,
        'Scorecards of ledger: 1 service lost a level, 1 exemption ends soon',
      ],
      [
        'group:default/payments',
        'Scorecards of payments: 1 service fell as more is asked, 1 service will lose a level on 1 Jan 2027',
      ],
    ]);
    expect(all[0].description).toBe(
      'Lost a level: The ledger. Exemptions that end soon: The ledger-ui.',
    );
    expect(all[1].description).toMatch(/^More is asked of: The vault\./);
  });
});
