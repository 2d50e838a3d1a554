import {
  componentEntity,
  groupEntity,
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
import { transferCalls, user } from './__testUtils__/transferCalls';

const labels = { 'callboard.dev/visibility': 'restricted' };
const organisation = withRelations([
  groupEntity({ name: 'vault', members: ['vera'] }),
  groupEntity({ name: 'vault-helpers', parent: 'vault', members: ['hugo'] }),
  userEntity({ name: 'vera', labels }),
  userEntity({ name: 'hugo' }),
  componentEntity({ name: 'keys', owner: 'vault' }),
  componentEntity({ name: 'unowned-keys' }),
  groupEntity({ name: 'cellar', members: ['hugo'], labels }),
  componentEntity({ name: 'wine', owner: 'cellar' }),
]);
const vault = 'group:default/vault';
const keys = 'component:default/keys';
const [vera, hugo] = [user('vera'), user('hugo')];

let decide: Decide = allowAll;
let running: Awaited<ReturnType<typeof startBackend>>;
const { propose, decideOn } = transferCalls(() => running);
beforeAll(async () => {
  running = await startBackend(name => decide(name), organisation);
}, 60_000);
afterAll(() => running.backend.stop());

describe('who answers, when the people of a team are hidden', () => {
  const confirm = (credentials = vera) =>
    running.post(
      '/confirmations',
      { items: [{ entityRef: keys, ownerRef: vault }] },
      credentials,
    );
  const setRole = (credentials = vera) =>
    running.put(
      '/roles',
      { entityRef: keys, role: 'support-channel', value: '#keys' },
      credentials,
    );
  const proposed = async () => {
    decide = allowAll;
    const { body } = await propose(
      ['component:default/unowned-keys'],
      undefined,
      vault,
    ).expect(201);
    decide = name => (isCatalogRead(name) ? conditionalCatalog : undefined);
    return body.items;
  };
  beforeEach(() => {
    decide = name => (isCatalogRead(name) ? conditionalCatalog : undefined);
  });

  it('is not the sub-team that sees nobody in it', async () => {
    const { body } = await running.owners([keys], hugo);
    expect(body.items[0].people.map(({ title }: any) => title)).toHaveLength(1);
    expect(body.items[0].trust.mayConfirm).toBe(false);
    expect((await confirm(hugo)).status).toBe(403);
    expect((await setRole(hugo)).status).toBe(403);
    const transfers = await proposed();
    expect((await decideOn(transfers, 'accept', hugo)).status).toBe(403);
  });

  it('is the people of the team, hidden from themselves as they are', async () => {
    expect((await confirm()).status).toBe(201);
    expect((await setRole()).status).toBe(200);
    const transfers = await proposed();
    const accepted = await decideOn(transfers, 'accept', vera);
    expect(accepted.status).toBe(200);
  });

  it('is the present owner that takes a proposal back, though that team is hidden', async () => {
    const { body } = await propose(['component:default/wine']).expect(201);
    expect((await decideOn(body.items, 'withdraw', vera)).status).toBe(403);
    expect((await decideOn(body.items, 'withdraw', hugo)).status).toBe(200);
  });
});
