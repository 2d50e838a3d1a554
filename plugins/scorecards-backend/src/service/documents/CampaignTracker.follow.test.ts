import { eachDatabase } from '@internal/test-kit';
import type { Knex } from 'knex';
import { createWorld } from '../../__testUtils__/createWorld';
import { BASICS, GROW } from '../../__testUtils__/documents';
import { CARDS, LEDGER, VAULT } from '../../__testUtils__/people';
import { DAY } from '../../database/__testUtils__/openStores';
import { Estates } from '../state/Estate';
import { Rulebook } from '../state/Rulebook';
import { CampaignTracker } from './CampaignTracker';

/** A campaign under way, and as many processes that may keep its steps as are wanted. */
async function startCampaign(createDatabase: () => Promise<Knex>) {
  const world = await createWorld(createDatabase);
  const { stores, now, runtime } = world;
  await world.collect({ [LEDGER]: 2, [CARDS]: 1, [VAULT]: 1 });
  await world.activate(BASICS);
  await world.activate(GROW);
  const trackerOf = (judges: typeof runtime) =>
    new CampaignTracker(
      { runtime: judges, stores, now, rulebook: new Rulebook(judges) },
      new Estates(judges.engine),
    );
  const states = async () =>
    Object.fromEntries(
      (await stores.campaigns.listItems({ campaignId: GROW.id }))
        .filter(({ entityRef }) => [LEDGER, CARDS, VAULT].includes(entityRef))
        .map(({ entityRef, state }) => [entityRef, state]),
    );
  return { ...world, trackerOf, states };
}

eachDatabase(createDatabase => {
  it('asks in one bounded statement whether others have kept steps, and reads no items again', async () => {
    const world = await startCampaign(createDatabase);
    const { stores } = world;
    const tracker = world.trackerOf(world.runtime);
    await tracker.track();
    // What was just kept is looked at once.
    await tracker.track();
    const quiet = await stores.statementsOf(() => tracker.track());
    expect(quiet).toEqual([
      expect.stringMatching(/from .campaign_scope_changes. .* limit /),
    ]);
    await world.collect({ [CARDS]: 2 });
    const one = await stores.statementsOf(() => tracker.track());
    expect(one.filter(sql => /campaign_items.* order by/.test(sql))).toEqual(
      [],
    );
    expect(await world.states()).toEqual({
      [LEDGER]: 'done',
      [CARDS]: 'done',
      [VAULT]: 'open',
    });
    world.clock.at += 60 * DAY;
    expect(await stores.statementsOf(() => tracker.track())).toEqual([]);
  });

  it('takes up what another process has kept, and what was renamed', async () => {
    const world = await startCampaign(createDatabase);
    const first = world.trackerOf(world.runtime);
    const second = world.trackerOf(await world.openRuntime());
    await first.track();
    await second.track();
    await world.collect({ [LEDGER]: 1, [CARDS]: 2 });
    expect(await first.track()).toBe(2);
    await world.collect({ [LEDGER]: 2 });
    // It has judged both, and neither is a step from what it knew.
    const other = world.trackerOf(world.runtime);
    expect(await other.track()).toBe(1);
    expect(await first.track()).toBe(0);
    expect(await world.states()).toMatchObject({
      [LEDGER]: 'done',
      [CARDS]: 'done',
    });
    const renamed = 'component:default/book';
    await world.runtime.rename({ fromRef: LEDGER, toRef: renamed });
    // Nothing that it makes out is one that can be taken: it reads them again.
    expect(await first.track()).toBe(0);
    await world.collect({ [renamed]: 1 });
    expect(await first.track()).toBe(1);
    const items = await world.stores.campaigns.listItems({
      campaignId: GROW.id,
    });
    expect(items.find(({ entityRef }) => entityRef === renamed)?.state).toBe(
      'open',
    );
    expect(items.some(({ entityRef }) => entityRef === LEDGER)).toBe(false);
  });
});
