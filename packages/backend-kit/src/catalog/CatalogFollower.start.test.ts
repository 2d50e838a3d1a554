import { mockServices } from '@backstage/backend-test-utils';
import { FakeCatalog } from '@internal/test-kit';
import { CatalogFollower } from './CatalogFollower';
import { component, disturbed, setup } from './__testUtils__/follower';

CatalogFollower.pauseMs = 10;

describe('CatalogFollower, started', () => {
  it('registers one global task that runs passes', async () => {
    const { store, follower } = setup([component(1)]);
    const run = jest.fn();
    const scheduler = mockServices.scheduler.mock({
      createScheduledTaskRunner: jest.fn(() => ({ run })),
    });
    await follower.start(scheduler);
    expect(scheduler.createScheduledTaskRunner).toHaveBeenCalledWith({
      frequency: { seconds: 30 },
      timeout: { minutes: 5 },
      scope: 'global',
    });
    const [{ id, fn }] = run.mock.calls[0];
    expect(id).toBe('follow');
    await fn(new AbortController().signal);
    expect(store.rows.size).toBe(1);
  });

  it('tries again soon while the catalog is not there yet', async () => {
    const { store, follower } = setup([component(1)]);
    const read = jest
      .spyOn(store, 'readEtags')
      .mockRejectedValueOnce(new Error('starting'));
    const run = jest.fn();
    const scheduler = mockServices.scheduler.mock({
      createScheduledTaskRunner: jest.fn(() => ({ run })),
    });
    await follower.start(scheduler);
    const [{ fn }] = run.mock.calls[0];
    await fn(new AbortController().signal);
    expect(store.rows.size).toBe(1);
    // The failed pass, the one that added, and the one that found all calm.
    expect(read).toHaveBeenCalledTimes(3);
  });

  it('does not take a catalog that is still empty for one that was read', async () => {
    const { follower, now } = setup([]);
    expect(await follower.runOnce()).toMatchObject({ complete: false });
    now.current = 119_999;
    expect(await follower.runOnce()).toMatchObject({ complete: false });
    now.current = 120_000;
    expect(await follower.runOnce()).toMatchObject({ complete: true });
  });

  it('looks again soon while the catalog is empty', async () => {
    const catalog = FakeCatalog.create({ entities: [] });
    let passes = 0;
    const { store, follower } = setup([], {
      catalog: disturbed(catalog, method => {
        passes += method === 'queryEntities' ? 1 : 0;
        if (passes === 2) {
          catalog.put(component(1));
        }
      }),
    });
    const run = jest.fn();
    await follower.start(
      mockServices.scheduler.mock({
        createScheduledTaskRunner: jest.fn(() => ({ run })),
      }),
    );
    await run.mock.calls[0][0].fn(new AbortController().signal);
    expect(store.rows.size).toBe(1);
    // Empty, filled, and calm.
    expect(passes).toBe(3);
  });
});
