import { eachDatabase } from '@internal/test-kit';
import {
  LEDGER,
  openStores,
  RATES,
  refsOf,
  T0,
} from './__testUtils__/openStores';
import type { CampaignStep } from './CampaignStore';

const cause = { kind: 'catalog' as const };
const step = (entityRef: string, change: CampaignStep, at = T0) => ({
  entityRef,
  change,
  at,
  cause,
});

eachDatabase(createDatabase => {
  it('takes steps that lead on, and no other', async () => {
    const { campaigns, feed } = await openStores(createDatabase);
    const take = async (...steps: ReturnType<typeof step>[]) =>
      (await campaigns.take('java', steps)).map(({ change }) => change);
    expect(await take()).toEqual([]);
    expect(
      await take(
        step(LEDGER, 'done'),
        step(LEDGER, 'joined'),
        step(LEDGER, 'joined', T0 + 1),
        step(LEDGER, 'done', T0 + 2),
        step(RATES, 'joined', T0 + 3),
        step(RATES, 'undone', T0 + 4),
      ),
    ).toEqual(['joined', 'done', 'joined']);
    await campaigns.take('other', [step(LEDGER, 'joined')]);
    const items = await campaigns.listItems({ campaignId: 'java' });
    expect(items).toEqual([
      { campaignId: 'java', entityRef: RATES, state: 'open', since: T0 + 3 },
      { campaignId: 'java', entityRef: LEDGER, state: 'done', since: T0 + 2 },
    ]);
    expect(await campaigns.listItems({ campaignId: 'other' })).toMatchObject([
      { entityRef: LEDGER, state: 'open' },
    ]);
    expect(
      await take(
        step(LEDGER, 'undone', T0 + 5),
        step(RATES, 'left', T0 + 6),
        step(RATES, 'done', T0 + 7),
        step(RATES, 'joined', T0 + 8),
        step(RATES, 'left', T0 + 9),
      ),
    ).toEqual(['undone', 'left', 'joined', 'left']);
    expect(await campaigns.listItems({ campaignId: 'java' })).toEqual([
      { campaignId: 'java', entityRef: LEDGER, state: 'open', since: T0 + 5 },
    ]);
    const all = await campaigns.listChanges({ campaignId: 'java', limit: 99 });
    expect(all.map(({ at }) => at - T0)).toEqual([0, 2, 3, 5, 6, 8, 9]);
    expect(all[0]).toEqual({ ...step(LEDGER, 'joined'), id: all[0].id });
    const rest = await campaigns.listChanges({
      campaignId: 'java',
      after: all[4].id,
      limit: 1,
    });
    expect(rest).toEqual([all[5]]);
    // Two processes judge the same.
    const { seq } = await feed.readPosition();
    const both = await Promise.all([
      take(step(LEDGER, 'done')),
      take(step(LEDGER, 'done')),
    ]);
    expect(both.flat()).toEqual(['done']);
    expect((await feed.readPosition()).seq).toBe(seq + 2);
  });

  it('takes on a whole catalog in a handful of statements', async () => {
    const { campaigns, statementsOf } = await openStores(createDatabase);
    const steps = refsOf(5_000).map(ref => step(ref, 'joined'));
    const sent = await statementsOf(() => campaigns.take('java', steps));
    expect(sent.length).toBeLessThanOrEqual(9);
    const items = await campaigns.listItems({ campaignId: 'java' });
    expect(items.length).toBe(5_000);
  });
});
