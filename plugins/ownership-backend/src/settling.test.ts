import {
  componentEntity,
  groupEntity,
  systemEntity,
  userEntity,
  withRelations,
} from '@internal/test-kit';
import {
  allowAll,
  conditionalCatalog,
  isCatalogRead,
  startBackend,
  type Decide,
} from './__testUtils__/ownershipBackend';
import { proposer, transferCalls } from './__testUtils__/transferCalls';

const labels = { 'callboard.dev/visibility': 'restricted' };
const organisation = withRelations([
  groupEntity({ name: 'cooks', members: ['cleo'] }),
  groupEntity({ name: 'waiters', members: ['cleo'] }),
  userEntity({ name: 'cleo', email: 'cleo@example.com' }),
  systemEntity({ name: 'kitchen', owner: 'ledger' }),
  systemEntity({ name: 'cellar', owner: 'cooks', labels }),
  componentEntity({ name: 'oven', system: 'kitchen' }),
  componentEntity({ name: 'rack', system: 'cellar' }),
  ...['hob', 'pan', 'pot', 'lid'].map(name =>
    componentEntity({ name, owner: 'cooks' }),
  ),
]);

let decide: Decide = allowAll;
let running: Awaited<ReturnType<typeof startBackend>>;
const { proposed, propose, transferOf, closedOf } = transferCalls(
  () => running,
);
beforeAll(async () => {
  running = await startBackend(name => decide(name), organisation);
}, 60_000);
afterAll(() => running.backend.stop());
beforeEach(() => {
  decide = allowAll;
});

const refOf = (name: string) => `component:default/${name}`;

/** One more pass, after which something has another owner. */
async function follow(...components: Parameters<typeof componentEntity>[0][]) {
  components.forEach(each => running.catalog.put(componentEntity(each)));
  await running.follow();
}

describe('after a pass over the catalog, a transfer', () => {
  it('of what a team has by inheritance waits until that is written on the entity itself', async () => {
    await proposed(refOf('oven'));
    await follow();
    expect((await transferOf(refOf('oven')))?.status).toBe('proposed');
    await follow({ name: 'oven', system: 'kitchen', owner: 'ledger' });
    expect(await closedOf(refOf('oven'))).toEqual(['completed']);
  });

  it('by somebody who sees less stands, and shows no more of the owner than they see', async () => {
    const ref = refOf('rack');
    decide = name => (isCatalogRead(name) ? conditionalCatalog : undefined);
    await propose([ref]).expect(201);
    await follow();
    const hidden = await transferOf(ref, proposer);
    expect(hidden).toMatchObject({ status: 'proposed' });
    expect(hidden).not.toHaveProperty('from');
    expect(hidden).not.toHaveProperty('writtenOwner');
    const history = () => running.get(`/changes?entityRef=${ref}`, proposer);
    expect((await history()).body.items[0]).not.toHaveProperty('owner');
    decide = allowAll;
    expect(await transferOf(ref)).toMatchObject({
      from: { entityRef: 'group:default/cooks' },
      writtenOwner: 'cooks',
    });
    expect((await history()).body.items[0]).toMatchObject({
      owner: { entityRef: 'group:default/cooks' },
    });
  });

  it('stands when the same owner is written in another way, or by nobody', async () => {
    const ref = refOf('hob');
    await proposed(ref);
    await follow({ name: 'hob', owner: 'group:default/cooks' });
    expect((await transferOf(ref))?.status).toBe('proposed');
    await follow({ name: 'hob' });
    expect((await transferOf(ref))?.status).toBe('proposed');
    await follow({ name: 'hob', owner: 'waiters' });
    expect(await closedOf(ref)).toEqual(['superseded']);
  });

  it('from a person stands when their address is written instead, and the other way round', async () => {
    await follow(
      { name: 'pan', owner: 'user:cleo' },
      { name: 'pot', owner: 'cleo@example.com' },
    );
    await proposed(refOf('pan'));
    await proposed(refOf('pot'));
    await follow(
      { name: 'pan', owner: 'cleo@example.com' },
      { name: 'pot', owner: 'user:default/cleo' },
    );
    expect((await transferOf(refOf('pan')))?.status).toBe('proposed');
    expect((await transferOf(refOf('pot')))?.status).toBe('proposed');
  });

  it('stands for a day when the group of the present owner is renamed', async () => {
    await proposed(refOf('lid'));
    running.catalog.remove('group:default/cooks');
    running.catalog.put(groupEntity({ name: 'chefs' }));
    await follow({ name: 'lid', owner: 'chefs' });
    expect((await transferOf(refOf('lid')))?.status).toBe('proposed');

    jest.useFakeTimers({
      now: Date.now() + 25 * 60 * 60_000,
      doNotFake: [
        'hrtime',
        'nextTick',
        'performance',
        'queueMicrotask',
        'setImmediate',
        'clearImmediate',
        'setInterval',
        'clearInterval',
        'setTimeout',
        'clearTimeout',
      ],
    });
    try {
      await follow();
      expect(await closedOf(refOf('lid'))).toEqual(['superseded']);
    } finally {
      jest.useRealTimers();
    }
  });
});
