import { mockCredentials } from '@backstage/backend-test-utils';
import {
  OwnershipClient,
  type Transfer,
} from '@callboard/backstage-plugin-ownership-common';
import { componentEntity } from '@internal/test-kit';
import { allowAll, startBackend } from './__testUtils__/ownershipBackend';
import {
  createOrphans,
  lead,
  ledger,
  proposer,
  transferCalls,
  user,
} from './__testUtils__/transferCalls';

const orphans = createOrphans(8);
const orphan = orphans.take;

let running: Awaited<ReturnType<typeof startBackend>>;
const { propose, decideOn, transferOf, closedOf, proposed } = transferCalls(
  () => running,
);
beforeAll(async () => {
  running = await startBackend(allowAll, orphans.entities);
}, 60_000);
afterAll(() => running.backend.stop());

describe('a transfer', () => {
  it('is proposed, accepted, and pending until the catalog names the new owner', async () => {
    const ref = orphan();
    const transfers = await proposed(ref);
    expect(transfers[0]).toMatchObject({
      entity: { entityRef: ref },
      status: 'proposed',
      to: { entityRef: ledger, title: 'Ledger' },
      proposedBy: { entityRef: 'user:default/arjun-mehta' },
      allowed: ['withdraw'],
    });
    const { body } = await running.get('/transfers?box=for-me', lead);
    expect(body.items.map(({ id }: Transfer) => id)).toContain(transfers[0].id);
    expect((await transferOf(ref))?.allowed).toEqual(['accept', 'decline']);

    const accepted = await decideOn(transfers, 'accept');
    expect(accepted.status).toBe(200);
    expect(accepted.body.items[0]).toMatchObject({
      status: 'accepted',
      decidedBy: { entityRef: 'user:default/tomas-lindqvist' },
    });
    const { body: owners } = await running.owners([ref]);
    expect(owners.items[0]).toMatchObject({
      state: 'missing',
      transfer: { status: 'accepted', to: { entityRef: ledger } },
    });
    const patch = await running.get(
      `/transfers/${transfers[0].id}/patch`,
      lead,
    );
    expect(patch.body.snippet).toContain(`owner: ${ledger}`);

    running.catalog.put(
      componentEntity({ name: ref.split('/')[1], owner: 'ledger' }),
    );
    await running.follow();
    const { body: after } = await running.owners([ref]);
    expect(after.items[0]).toMatchObject({ state: 'owned' });
    expect(after.items[0]).not.toHaveProperty('transfer');
    expect(await closedOf(ref)).toEqual(['completed']);
    const history = await running.get(`/changes?entityRef=${ref}`, lead);
    expect(history.body.items.map(({ change }: any) => change)).toEqual([
      'transfer-completed',
      'owner-changed',
      'transfer-accepted',
      'transfer-proposed',
      'first-seen',
    ]);
    expect(history.body.items[3]).toMatchObject({
      actor: { entityRef: 'user:default/arjun-mehta' },
      to: { entityRef: ledger },
      text: 'It books, so it is theirs',
    });
  }, 60_000);

  it('is declined with a reason, withdrawn, and taken up again by who decided', async () => {
    const ref = orphan();
    const transfers = await proposed(ref);
    const silent = await decideOn(transfers, 'decline');
    expect(silent.status).toBe(400);
    expect(silent.body.error.message).toContain('note');
    const declined = await decideOn(transfers, 'decline', lead, 'Not ours');
    expect(declined.body.items[0]).toMatchObject({
      status: 'declined',
      note: 'Not ours',
      allowed: ['reopen'],
    });
    expect((await decideOn(transfers, 'reopen', proposer)).status).toBe(403);
    const reopened = await decideOn(transfers, 'reopen');
    expect(reopened.body.items[0]).toMatchObject({ status: 'proposed' });
    expect(reopened.body.items[0]).not.toHaveProperty('decidedBy');
    expect((await decideOn(transfers, 'withdraw', proposer)).status).toBe(200);
    expect(await closedOf(ref)).toEqual(['withdrawn']);
  });

  it('keeps what is said with it in a way that every database takes', async () => {
    const ref = orphan();
    const { body } = await running
      .post(
        '/transfers',
        { entityRefs: [ref], toRef: ledger, reason: 'It\0books' },
        proposer,
      )
      .expect(201);
    expect(body.items[0].reason).toBe('It\uFFFDbooks');
    const declined = await decideOn(body.items, 'decline', lead, 'Not\0ours');
    expect(declined.body.items[0].note).toBe('Not\uFFFDours');
  });

  it('takes the place of one’s own, and not of another’s', async () => {
    const ref = orphan();
    await proposed(ref);
    const other = await propose([ref], user('noor-haddad'));
    expect(other.status).toBe(409);
    expect(other.body.error.message).toContain('Ledger');
    const again = await propose([ref], proposer, 'group:default/settlement');
    expect(again.status).toBe(201);
    expect((await transferOf(ref))?.to.title).toBe('Settlement');
    expect(await closedOf(ref)).toEqual(['superseded']);
  });

  it('has one winner of two that answer at one moment', async () => {
    const ref = orphan();
    const transfers = await proposed(ref);
    const answers = await Promise.all([
      decideOn(transfers, 'accept'),
      decideOn(transfers, 'accept', user('noor-haddad')),
      decideOn(transfers, 'decline', user('noor-haddad'), 'no'),
    ]);
    const statuses = answers.map(({ status }) => status).sort();
    // An acceptance that came first may be declined by the same team: that is an answer to it.
    expect(statuses.filter(status => status === 409).length).toBeGreaterThan(0);
    expect(statuses.every(status => [200, 409].includes(status))).toBe(true);
    const conflict = answers.find(({ status }) => status === 409)!;
    expect(conflict.body.error.message).toMatch(/already|meanwhile/);
  });

  it('is all or none', async () => {
    const [first, second] = [orphan(), orphan()];
    await proposed(first);
    const { status } = await propose([second, first], user('noor-haddad'));
    expect(status).toBe(409);
    expect(await transferOf(second)).toBeUndefined();
  });

  it.each([
    [{ entityRefs: ['component:default/nope'] }, 404, 'nope'],
    [{ toRef: 'group:default/nope' }, 404, 'group:default/nope'],
    [{ toRef: 'group:default/legacy-maintenance' }, 400, 'nobody'],
    [{ reason: '  ' }, 400, 'reason'],
    [{ entityRefs: ['component:default/ledger-api'] }, 409, 'owned by'],
    [{ entityRefs: [] }, 400, 'entityRefs'],
    [
      { entityRefs: ['component:default/fx-rates', 'component:fx-rates'] },
      400,
      'each entity once',
    ],
  ])('%j is answered with %s', async (difference, expected, message) => {
    const { status, body } = await running.post(
      '/transfers',
      {
        entityRefs: ['component:default/legacy-soap'],
        toRef: ledger,
        reason: 'because',
        ...difference,
      },
      proposer,
    );
    expect(status).toBe(expected);
    expect(body.error.message).toContain(message);
  });
});

describe('the client', () => {
  it('proposes, lists, decides, reads patch, history and suggestions', async () => {
    const ref = orphan();
    const as = (name: string) => ({
      token: mockCredentials.user.token(`user:default/${name}`),
    });
    const client = new OwnershipClient({
      discoveryApi: {
        getBaseUrl: async id =>
          `http://127.0.0.1:${running.backend.server.port()}/api/${id}`,
      },
    });
    const { items } = await client.proposeTransfers(
      { entityRefs: [ref], toRef: ledger, reason: 'r' },
      as('arjun-mehta'),
    );
    const page = await client.listTransfers(
      { box: 'by-me', limit: 200 },
      as('arjun-mehta'),
    );
    expect(page.items.map(({ id }) => id)).toContain(items[0].id);
    const decided = await client.decideTransfers(
      { ids: [items[0].id], decision: 'accept' },
      as('tomas-lindqvist'),
    );
    expect(decided.items[0].status).toBe('accepted');
    const patch = await client.getTransferPatch(
      { id: items[0].id },
      as('tomas-lindqvist'),
    );
    expect(patch.snippet).toContain(ledger);
    const changes = await client.listChanges(
      { entityRef: ref },
      as('arjun-mehta'),
    );
    expect(changes.totalItems).toBe(3);
    const suggestions = await client.getSuggestionsByRefs(
      { entityRefs: [ref, 'component:default/nope'] },
      as('arjun-mehta'),
    );
    expect(suggestions.items[0]?.entityRef).toBe(ref);
    expect(suggestions.items[1]).toBeNull();
    await expect(
      client.decideTransfers(
        { ids: [items[0].id], decision: 'accept' },
        as('tomas-lindqvist'),
      ),
    ).rejects.toMatchObject({ statusCode: 409 });
  });
});
