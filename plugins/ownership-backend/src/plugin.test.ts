import { mockCredentials } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  OwnershipClient,
  ownershipOwnerReadPermission,
} from '@callboard/backstage-plugin-ownership-common';
import { ownershipServiceRef } from '@callboard/backstage-plugin-ownership-node';
import request from 'supertest';
import {
  allowAll,
  conditionalCatalog,
  entities,
  isCatalogRead,
  paymentsOnly,
  refOf,
  restricted,
  startBackend,
  stranger,
  type Decide,
} from './__testUtils__/ownershipBackend';

let decide = allowAll;
let running: Awaited<ReturnType<typeof startBackend>>;
beforeAll(async () => {
  running = await startBackend(name => decide(name));
}, 60_000);
afterAll(() => running.backend.stop());

function start(policy: Decide = allowAll) {
  decide = policy;
  return running;
}

describe('POST /owners/by-refs', () => {
  it('answers in request order, with null for what it does not know', async () => {
    const { owners } = start();
    const { status, body } = await owners([
      'component:default/payment-router',
      'component:default/no-such-thing',
      'Component:ledger-api',
      'group:default/ledger',
      'component:default/payment-router',
    ]);
    expect(status).toBe(200);
    const [router, missing, ledger, group, again] = body.items;
    expect(router).toMatchObject({
      entityRef: 'component:default/payment-router',
      state: 'owned',
      owner: { entityRef: 'group:default/payments-core' },
    });
    expect(router.people.length).toBeGreaterThan(1);
    expect(ledger.owner.entityRef).toBe('group:default/ledger');
    expect(ledger.people[0]).toMatchObject({
      entityRef: 'user:default/tomas-lindqvist',
      lead: true,
    });
    expect([missing, group]).toEqual([null, null]);
    expect(again).toEqual(router);
  });

  it('names the field that is wrong', async () => {
    const { owners, post } = start();
    const noRef = await owners(['component:default/a', 'no reference:']);
    expect(noRef.status).toBe(400);
    expect(noRef.body.error.message).toContain('entityRefs[1]');
    const tooMany = await owners(
      Array.from({ length: 1001 }, (_, index) => `component:default/c${index}`),
    );
    expect(tooMany.status).toBe(400);
    expect(tooMany.body.error.message).toContain('entityRefs');
    const noList = await post('/owners/by-refs', {});
    expect(noList.status).toBe(400);
  });

  it('refuses callers who are not signed in', async () => {
    const { backend } = start();
    const { status } = await request(backend.server)
      .post('/api/ownership/owners/by-refs')
      .set('authorization', mockCredentials.none.header())
      .send({ entityRefs: [] });
    expect(status).toBe(401);
  });

  it('says nothing to callers who may not read ownership', async () => {
    const { owners } = start(name =>
      name === ownershipOwnerReadPermission.name
        ? { result: AuthorizeResult.DENY }
        : undefined,
    );
    const { body } = await owners(['component:default/payment-router']);
    expect(body).toEqual({ items: [null] });
  });

  it('says nothing to callers who may not read the catalog', async () => {
    const { owners } = start(name =>
      isCatalogRead(name) ? { result: AuthorizeResult.DENY } : undefined,
    );
    const { body } = await owners(['component:default/payment-router']);
    expect(body.items).toEqual([null]);
  });

  it('honours conditions on the owner, teams below a claim included', async () => {
    const { owners } = start(paymentsOnly);
    const { body } = await owners([
      'component:default/payment-router',
      ...entities.filter(({ kind }) => kind === 'Component').map(refOf),
    ]);
    const [router, ...rest] = body.items;
    expect(router.owner.entityRef).toBe('group:default/payments-core');
    const seen = rest.filter(Boolean);
    expect(seen.length).toBeGreaterThan(3);
    expect(seen.length).toBeLessThan(rest.length);
    for (const { owner, ancestors } of seen) {
      const above = [owner, ...ancestors].map(({ entityRef }) => entityRef);
      expect(above).toContain('group:default/payments');
    }
  });

  it('leaks no hidden entity, owner or person to who may not see it', async () => {
    const { owners, post } = start(name =>
      isCatalogRead(name) ? conditionalCatalog : undefined,
    );
    expect(restricted.length).toBeGreaterThan(3);
    const hidden = restricted.map(refOf);
    const answer = await owners([...hidden, ...entities.map(refOf)], stranger);
    expect(answer.status).toBe(200);
    expect(answer.body.items.slice(0, hidden.length)).toEqual(
      hidden.map(() => null),
    );
    const groups = entities.filter(({ kind }) => kind === 'Group').map(refOf);
    const teams = await post('/teams/by-refs', { groupRefs: groups }, stranger);
    const text = JSON.stringify([answer.body, teams.body]);
    const titles = restricted.flatMap(({ metadata }) => metadata.title ?? []);
    for (const name of [...hidden, ...titles]) expect(text).not.toContain(name);

    const counted = teams.body.items.reduce(
      (sum: number, team: any) => sum + (team?.owned.total ?? 0),
      0,
    );
    const visible = answer.body.items
      .slice(hidden.length)
      .filter((item: any) => item?.owner?.kind === 'group');
    expect(counted).toBe(visible.length);
  });

  it('tells a hidden owner from one that does not exist in nothing but its name', async () => {
    const { owners } = start(name =>
      isCatalogRead(name) ? conditionalCatalog : undefined,
    );
    const alone = async (name: string) => {
      const { body } = await owners([`component:default/${name}-owner`]);
      const text = JSON.stringify(body.items);
      return text.replaceAll(`${name}-owner`, 'x').replace(/ledger[ha]/g, 'y');
    };
    const hidden = await alone('hidden');
    expect(hidden).toContain('group:default/ledger"');
    expect(hidden).toBe(await alone('absent'));
  });

  it('gives teams only as far as a condition on the owner goes', async () => {
    const { post } = start(paymentsOnly);
    const { body } = await post('/teams/by-refs', {
      groupRefs: [
        'group:default/payments',
        'group:default/ledger',
        'group:default/platform-and-risk',
        'group:default/larkspur-pay',
      ],
    });
    expect(body.items.map((team: any) => team?.entityRef ?? null)).toEqual([
      'group:default/payments',
      'group:default/ledger',
      null,
      null,
    ]);
  });
});

describe('POST /teams/by-refs', () => {
  it('counts what a team owns, alone and with its sub-teams, each entity once', async () => {
    const { post } = start();
    const { body } = await post('/teams/by-refs', {
      groupRefs: [
        'group:default/ledger',
        'group:default/payments',
        'group:default/nobody',
      ],
    });
    const [ledger, payments, nobody] = body.items;
    expect(nobody).toBeNull();
    expect(ledger.owned.total).toBeGreaterThan(0);
    expect(payments.subTeamCount).toBeGreaterThan(1);
    expect(payments.ownedWithSubTeams.total).toBeGreaterThan(
      payments.owned.total,
    );
    const sum = (counts: { byKind: { count: number }[] }) =>
      counts.byKind.reduce((total, { count }) => total + count, 0);
    expect(sum(payments.ownedWithSubTeams)).toBe(
      payments.ownedWithSubTeams.total,
    );
  });

  it('counts every owned entity once over the whole tree, in spite of cycles and double parents', async () => {
    const { post, owners } = start();
    const groups = entities.filter(({ kind }) => kind === 'Group').map(refOf);
    const { body: teams } = await post('/teams/by-refs', { groupRefs: groups });
    const { body: all } = await owners(entities.map(refOf));
    for (const team of teams.items) {
      const expected = all.items.filter(
        (item: any) =>
          item?.owner &&
          [item.owner, ...item.ancestors].some(
            ({ entityRef }) => entityRef === team.entityRef,
          ),
      );
      expect([team.entityRef, team.ownedWithSubTeams.total]).toEqual([
        team.entityRef,
        expected.length,
      ]);
    }
  });
});

describe('other backends', () => {
  it('read through the service and its client what the API says', async () => {
    const { backend, owners } = start();
    const { port } = backend.server.address() as { port: number };
    const client = new OwnershipClient({
      discoveryApi: {
        getBaseUrl: async id => `http://127.0.0.1:${port}/api/${id}`,
      },
    });
    const entityRefs = ['component:default/payment-router'];
    const token = mockCredentials.user.token('user:default/noor-haddad');
    const answer = await client.getOwnersByRefs({ entityRefs }, { token });
    expect(answer).toEqual((await owners(entityRefs)).body);
    await expect(
      client.getOwnersByRefs({ entityRefs: ['x:'] }, { token }),
    ).rejects.toMatchObject({ statusCode: 400 });
    expect(ownershipServiceRef.id).toBe('ownership.service');
  });
});
