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
import {
  ledger,
  proposer,
  transferCalls,
  user,
} from './__testUtils__/transferCalls';

const organisation = withRelations([
  groupEntity({ name: 'holding' }),
  groupEntity({ name: 'holding-east', parent: 'holding', members: ['eve'] }),
  userEntity({ name: 'eve' }),
  systemEntity({ name: 'parts', owner: 'holding' }),
  componentEntity({ name: 'part', system: 'parts' }),
  componentEntity({ name: 'whole' }),
]);
const part = 'component:default/part';
const holding = 'group:default/holding';

let decide: Decide = allowAll;
let running: Awaited<ReturnType<typeof startBackend>>;
const { propose } = transferCalls(() => running);
beforeAll(async () => {
  running = await startBackend(name => decide(name), organisation);
}, 60_000);
afterAll(() => running.backend.stop());
afterEach(() => {
  decide = allowAll;
});

/** Sees less than everything, so that what they see is asked for and kept. */
const narrowly: Decide = name =>
  isCatalogRead(name) ? conditionalCatalog : undefined;

describe('what is remembered of an owner', () => {
  it('is the whole answer, after a list of transfers', async () => {
    await propose([part], proposer, ledger).expect(201);
    decide = narrowly;
    const reader = user('piet-vos');
    await running.get('/transfers?box=by-me', reader).expect(200);
    const { body } = await running.owners([part], reader);
    expect(body.items[0]).toMatchObject({
      state: 'owned',
      owner: { entityRef: holding },
      inheritedFrom: { entityRef: 'system:default/parts' },
      people: [{ entityRef: 'user:default/eve' }],
    });
  });

  it('is the whole answer, after a proposal to a team with people in sub-teams', async () => {
    decide = narrowly;
    const whole = 'component:default/whole';
    const { status } = await propose([whole], user('lena-fischer'), holding);
    expect(status).toBe(201);
  });
});
