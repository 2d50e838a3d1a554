import { componentEntity } from '@internal/test-kit';
import { Directory } from '../entities/Directory';
import { FollowedServices } from './FollowedServices';
import type { SeenDefinition } from './ServiceChangeStore';

function setup() {
  const directory = new Directory({ techdocs: false, configured: [] });
  const see = jest.fn(async (_seen: readonly SeenDefinition[]) => {});
  const services = new FollowedServices({ directory, changes: { see } });
  return { services, see };
}

const ledger = componentEntity({ name: 'ledger' });
const ref = 'component:default/ledger';

describe('FollowedServices', () => {
  it('has entities given again whose changes could not be kept', async () => {
    const { services, see } = setup();
    see.mockRejectedValueOnce(new Error('database is away'));
    await expect(services.upsert([ledger])).rejects.toThrow('away');
    expect(await services.readEtags()).toEqual(new Map());
    await services.upsert([ledger]);
    expect([...(await services.readEtags()).keys()]).toEqual([ref]);
    expect(see).toHaveBeenCalledTimes(2);
  });

  it('compares what comes back with what was there', async () => {
    const { services, see } = setup();
    await services.upsert([ledger]);
    await services.remove([ref]);
    await services.upsert([ledger]);
    // The store still knows the first definition, and sees whether it is another one.
    expect(see.mock.calls.map(([seen]) => seen)).toEqual([
      [{ entityRef: ref, definition: expect.any(String) }],
      [{ entityRef: ref, definition: expect.any(String) }],
    ]);
  });
});
