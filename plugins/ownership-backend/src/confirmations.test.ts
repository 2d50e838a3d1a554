import { mockCredentials } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  OwnershipClient,
  ownershipConfirmationCreatePermission,
  ownershipOwnerReadPermission,
} from '@callboard/backstage-plugin-ownership-common';
import {
  createOwnershipConditionalDecision,
  ownershipConditions,
} from '@callboard/backstage-plugin-ownership-node';
import request from 'supertest';
import {
  allowAll,
  startBackend,
  type Decide,
} from './__testUtils__/ownershipBackend';

let decide: Decide = allowAll;
let running: Awaited<ReturnType<typeof startBackend>>;
beforeAll(async () => {
  running = await startBackend(name => decide(name));
}, 60_000);
afterAll(() => running.backend.stop());
beforeEach(() => {
  decide = allowAll;
});

const ledgerApi = 'component:default/ledger-api';
const ledger = 'group:default/ledger';
const lead = mockCredentials.user('user:default/tomas-lindqvist');
const outsider = mockCredentials.user('user:default/arjun-mehta');

const confirm = (
  credentials = lead,
  items = [{ entityRef: ledgerApi, ownerRef: ledger }],
) => running.post('/confirmations', { items }, credentials);

const trustOf = async (credentials = lead) => {
  const { body } = await running.owners([ledgerApi], credentials);
  return body.items[0].trust;
};

const onlyOf =
  (claim: string): Decide =>
  name =>
    name === ownershipConfirmationCreatePermission.name
      ? createOwnershipConditionalDecision(
          ownershipConfirmationCreatePermission,
          ownershipConditions.isOwnedBy({ claims: [claim] }),
        )
      : undefined;

describe('POST /confirmations', () => {
  it('keeps who said when that the owner is right, until taken back', async () => {
    expect(await trustOf()).toEqual({ level: 'never', mayConfirm: true });
    expect(await trustOf(outsider)).toEqual({
      level: 'never',
      mayConfirm: false,
    });

    const first = await confirm();
    expect(first.status).toBe(201);
    expect(first.body.entityRefs).toEqual([ledgerApi]);
    expect(await trustOf(outsider)).toEqual({
      level: 'fresh',
      confirmedAt: first.body.confirmedAt,
      confirmedBy: {
        entityRef: 'user:default/tomas-lindqvist',
        title: expect.stringContaining('Lindqvist'),
      },
      dueAt: new Date(
        Date.parse(first.body.confirmedAt) + 180 * 86_400_000,
      ).toISOString(),
      mayConfirm: false,
    });

    const again = await confirm();
    await running.remove(`/confirmations/${again.body.id}`, lead).expect(204);
    expect(await trustOf()).toMatchObject({
      confirmedAt: first.body.confirmedAt,
    });
    await running.remove(`/confirmations/${first.body.id}`, lead).expect(204);
    expect(await trustOf()).toEqual({ level: 'never', mayConfirm: true });
    const twice = await running.remove(`/confirmations/${first.body.id}`, lead);
    expect(twice.status).toBe(404);
  });

  it('is for those who answer, with every permission granted', async () => {
    const { status, body } = await confirm(outsider);
    expect(status).toBe(403);
    expect(body.error.message).toContain(ledger);
    expect(await trustOf()).toMatchObject({ level: 'never' });
  });

  it('confirms all or none', async () => {
    const { status } = await confirm(lead, [
      { entityRef: ledgerApi, ownerRef: ledger },
      {
        entityRef: 'component:default/payment-router',
        ownerRef: 'group:default/payments-core',
      },
    ]);
    expect(status).toBe(403);
    expect(await trustOf()).toMatchObject({ level: 'never' });
  });

  it('does not confirm an owner that is no longer the one they saw', async () => {
    const { status, body } = await confirm(lead, [
      { entityRef: ledgerApi, ownerRef: 'group:default/payments-core' },
    ]);
    expect(status).toBe(409);
    expect(body.error.message).toContain(`'${ledger}' now`);
  });

  it.each([
    ['no entities', []],
    ['no reference', [{ entityRef: 'x:', ownerRef: ledger }]],
    [
      'an entity twice',
      [
        { entityRef: ledgerApi, ownerRef: ledger },
        { entityRef: 'Component:ledger-api', ownerRef: ledger },
      ],
    ],
  ])('names the field for %s', async (_, items) => {
    const { status, body } = await confirm(lead, items);
    expect(status).toBe(400);
    expect(body.error.message).toContain('items');
  });

  it('does not know what is not there', async () => {
    const { status } = await confirm(lead, [
      { entityRef: 'component:default/no-such-thing', ownerRef: ledger },
    ]);
    expect(status).toBe(404);
  });

  const denied =
    (permission: { name: string }): Decide =>
    name =>
      name === permission.name ? { result: AuthorizeResult.DENY } : undefined;
  it.each([
    ['denied', denied(ownershipConfirmationCreatePermission), 403],
    ['reading denied', denied(ownershipOwnerReadPermission), 403],
    ['for what others own', onlyOf('group:default/payments-core'), 403],
    ['for what the team owns', onlyOf(ledger), 201],
  ])('permission %s', async (_, policy, expected) => {
    decide = policy;
    const { status, body } = await confirm();
    expect(status).toBe(expected);
    decide = allowAll;
    if (status === 201) {
      await running.remove(`/confirmations/${body.id}`, lead).expect(204);
    }
  });

  it('refuses callers who are not signed in', async () => {
    const { status } = await request(running.backend.server)
      .post('/api/ownership/confirmations')
      .set('authorization', mockCredentials.none.header())
      .send({ items: [{ entityRef: ledgerApi, ownerRef: ledger }] });
    expect(status).toBe(401);
  });

  it('refuses services: only a person can say it', async () => {
    const { status } = await request(running.backend.server)
      .post('/api/ownership/confirmations')
      .set('authorization', mockCredentials.service.header())
      .send({ items: [{ entityRef: ledgerApi, ownerRef: ledger }] });
    expect(status).toBe(403);
  });
});

describe('DELETE /confirmations/{id}', () => {
  it('is for the one who confirmed', async () => {
    const { body } = await confirm();
    const path = `/confirmations/${body.id}`;
    expect((await running.remove(path, outsider)).status).toBe(404);
    decide = name =>
      name === ownershipConfirmationCreatePermission.name
        ? { result: AuthorizeResult.DENY }
        : undefined;
    expect((await running.remove(path, lead)).status).toBe(403);
    decide = allowAll;
    expect(await trustOf()).toMatchObject({ level: 'fresh' });
    await running.remove(path, lead).expect(204);
  });

  it('is narrowed by the conditions of a policy', async () => {
    const { body } = await confirm();
    const path = `/confirmations/${body.id}`;
    decide = onlyOf('group:default/payments-core');
    expect((await running.remove(path, lead)).status).toBe(403);
    decide = onlyOf(ledger);
    await running.remove(path, lead).expect(204);
  });
});

describe('the client', () => {
  it('confirms and takes back', async () => {
    const { port } = running.backend.server.address() as { port: number };
    const client = new OwnershipClient({
      discoveryApi: {
        getBaseUrl: async id => `http://127.0.0.1:${port}/api/${id}`,
      },
    });
    const token = mockCredentials.user.token('user:default/tomas-lindqvist');
    const items = [{ entityRef: ledgerApi, ownerRef: ledger }];
    const { id, entityRefs } = await client.confirmOwners({ items }, { token });
    expect(entityRefs).toEqual([ledgerApi]);
    await client.undoConfirmation({ id }, { token });
    await expect(
      client.undoConfirmation({ id }, { token }),
    ).rejects.toMatchObject({ statusCode: 404 });
  });
});
