import { mockCredentials } from '@backstage/backend-test-utils';
import {
  AuthorizeResult,
  type ResourcePermission,
} from '@backstage/plugin-permission-common';
import {
  ownershipOwnerReadPermission,
  ownershipTransferCreatePermission,
} from '@callboard/backstage-plugin-ownership-common';
import {
  createOwnershipConditionalDecision,
  ownershipConditions,
} from '@callboard/backstage-plugin-ownership-node';
import request from 'supertest';
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
import {
  createOrphans,
  lead,
  ledger,
  proposer,
  transferCalls,
  user,
} from './__testUtils__/transferCalls';

const orphans = createOrphans(3);
const orphan = orphans.take;

let decide: Decide = allowAll;
let running: Awaited<ReturnType<typeof startBackend>>;
const { propose, decideOn, transferOf, closedOf, proposed } = transferCalls(
  () => running,
);
beforeAll(async () => {
  running = await startBackend(name => decide(name), orphans.entities);
}, 60_000);
afterAll(() => running.backend.stop());
beforeEach(() => {
  decide = allowAll;
});

const narrowed = (
  name: string,
  permission: ResourcePermission<'ownership-owner'>,
  claim: string,
) =>
  name === permission.name
    ? createOwnershipConditionalDecision(
        permission,
        ownershipConditions.isOwnedBy({ claims: [claim] }),
      )
    : undefined;
const writesFor =
  (claim: string): Decide =>
  name =>
    narrowed(name, ownershipTransferCreatePermission, claim);

describe('a transfer', () => {
  it('is for the receiving team to answer, with every permission granted', async () => {
    const ref = orphan();
    const transfers = await proposed(ref);
    for (const other of [proposer, user('ines-moreau'), stranger]) {
      for (const decision of ['accept', 'decline']) {
        const { status } = await decideOn(transfers, decision, other, 'why');
        expect(status).toBe(403);
      }
    }
    expect((await decideOn(transfers, 'withdraw', stranger)).status).toBe(403);
    expect((await transferOf(ref))?.status).toBe('proposed');
  });

  it('may be refused by the present owner', async () => {
    const ref = 'component:default/payment-router';
    const { body } = await propose([ref], user('noor-haddad'));
    const { status } = await decideOn(body.items, 'withdraw', proposer, 'Ours');
    expect(status).toBe(200);
  });

  it('of what nobody owns may be refused by an administrator, until it is answered', async () => {
    const ref = orphan();
    const admin = user('ines-moreau');
    const transfers = await proposed(ref);
    expect((await transferOf(ref, admin))?.allowed).toEqual(['withdraw']);
    await decideOn(transfers, 'accept').expect(200);
    expect((await transferOf(ref, admin))?.allowed).toEqual([]);
    expect((await decideOn(transfers, 'withdraw', admin)).status).toBe(403);
    await decideOn(transfers, 'reopen').expect(200);
    await decideOn(transfers, 'withdraw', admin).expect(200);
    expect(await closedOf(ref)).toEqual(['withdrawn']);
  });

  it('can be narrowed by a policy, and is hidden with its entity', async () => {
    const ref = orphan();
    const transfers = await proposed(ref);
    decide = name =>
      name === ownershipTransferCreatePermission.name
        ? { result: AuthorizeResult.DENY }
        : undefined;
    expect((await decideOn(transfers, 'accept')).status).toBe(403);
    decide = writesFor('group:default/payments-core');
    expect((await decideOn(transfers, 'accept')).status).toBe(403);
    decide = writesFor(ledger);
    expect((await decideOn(transfers, 'withdraw', proposer)).status).toBe(403);
    expect((await propose([ref])).status).toBe(403);
    expect((await decideOn(transfers, 'accept')).status).toBe(200);
    expect((await decideOn(transfers, 'reopen')).status).toBe(200);

    const [hidden] = restricted
      .filter(({ kind }) => kind === 'Component')
      .map(refOf);
    decide = allowAll;
    const secret = await propose([hidden], proposer);
    expect(secret.status).toBe(201);
    decide = name => (isCatalogRead(name) ? conditionalCatalog : undefined);
    expect(await transferOf(hidden, stranger)).toBeUndefined();
    const { status } = await decideOn(secret.body.items, 'accept', stranger);
    expect(status).toBe(404);
    expect((await propose([hidden], stranger)).status).toBe(404);
    const patch = await running.get(
      `/transfers/${secret.body.items[0].id}/patch`,
      stranger,
    );
    expect(patch.status).toBe(404);
  });

  it('is answered by a team that may read and write only what is its own', async () => {
    const ref = 'component:default/payment-router';
    const others = 'group:default/payments-core';
    const ledgers: Decide = name =>
      narrowed(name, ownershipOwnerReadPermission, ledger) ??
      narrowed(name, ownershipTransferCreatePermission, ledger);
    const { body } = await propose([ref]).expect(201);
    decide = ledgers;
    expect((await running.owners([ref], lead)).body.items).toEqual([null]);
    expect(await transferOf(ref)).toMatchObject({
      allowed: ['accept', 'decline'],
    });
    expect(await transferOf(ref, stranger)).toBeUndefined();
    const answered = await decideOn(body.items, 'accept');
    expect(answered.body.items[0]).toMatchObject({ status: 'accepted' });
    const declined = await decideOn(body.items, 'decline', lead, 'Not ours');
    expect(declined.body.items[0]).toMatchObject({ status: 'declined' });

    // What was proposed is seen by who proposed it when it is somebody else's by then.
    decide = allowAll;
    const [own] = (await propose([ref]).expect(201)).body.items;
    decide = ledgers;
    expect((await transferOf(ref, proposer))?.id).toBe(own.id);
    decide = name => narrowed(name, ownershipOwnerReadPermission, others);
    expect((await decideOn([own], 'withdraw', proposer)).status).toBe(200);
  });

  it('needs someone who is signed in, and a person to change anything', async () => {
    const anonymous = await request(running.backend.server)
      .get('/api/ownership/transfers?box=all')
      .set('authorization', mockCredentials.none.header());
    expect(anonymous.status).toBe(401);
    const service = await request(running.backend.server)
      .post('/api/ownership/transfers')
      .set('authorization', mockCredentials.service.header())
      .send({
        entityRefs: ['component:default/legacy-soap'],
        toRef: ledger,
        reason: 'r',
      });
    expect(service.status).toBe(403);
  });
});
