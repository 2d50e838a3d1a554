import {
  allowAll,
  conditionalCatalog,
  isCatalogRead,
  restricted,
  refOf,
  startBackend,
  stranger,
  type Decide,
} from './__testUtils__/ownershipBackend';
import { createOrphans, transferCalls } from './__testUtils__/transferCalls';

const orphans = createOrphans(1);

let decide: Decide = allowAll;
let running: Awaited<ReturnType<typeof startBackend>>;
const { decideOn, proposed } = transferCalls(() => running);
beforeAll(async () => {
  running = await startBackend(name => decide(name), orphans.entities);
}, 60_000);
afterAll(() => running.backend.stop());
beforeEach(() => {
  decide = allowAll;
});

describe('GET /changes', () => {
  it('pages through the history, and knows no hidden entity', async () => {
    const ref = orphans.take();
    const transfers = await proposed(ref);
    await decideOn(transfers, 'accept');
    await decideOn(transfers, 'reopen');
    const first = await running.get(`/changes?entityRef=${ref}&limit=2`);
    expect(first.body.totalItems).toBe(4);
    const rest = await running.get(
      `/changes?entityRef=${ref}&limit=2&cursor=${first.body.pageInfo.nextCursor}`,
    );
    expect(
      [...first.body.items, ...rest.body.items].map(({ change }) => change),
    ).toEqual([
      'transfer-reopened',
      'transfer-accepted',
      'transfer-proposed',
      'first-seen',
    ]);
    decide = name => (isCatalogRead(name) ? conditionalCatalog : undefined);
    const [hidden] = restricted
      .filter(({ kind }) => kind === 'Component')
      .map(refOf);
    const { status } = await running.get(
      `/changes?entityRef=${hidden}`,
      stranger,
    );
    expect(status).toBe(404);
  });
});
