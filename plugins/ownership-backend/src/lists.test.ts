import { mockCredentials } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  OwnershipClient,
  ownershipOwnerReadPermission,
  type OwnershipPage,
  type OwnershipRow,
} from '@callboard/backstage-plugin-ownership-common';
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

let decide: Decide = allowAll;
let running: Awaited<ReturnType<typeof startBackend>>;
beforeAll(async () => {
  running = await startBackend(name => decide(name));
}, 60_000);
afterAll(() => running.backend.stop());
beforeEach(() => {
  decide = allowAll;
});

const hideRestricted: Decide = name =>
  isCatalogRead(name) ? conditionalCatalog : undefined;

const list = async (query = '', credentials?: typeof stranger) => {
  const { status, body } = await running.get(
    `/ownerships${query}`,
    credentials,
  );
  expect(status).toBe(200);
  return body as OwnershipPage;
};

/** Every page of a list, one after the other. */
async function listAll(query: string): Promise<OwnershipRow[]> {
  const items: OwnershipRow[] = [];
  let cursor: string | undefined;
  do {
    const next = cursor ? `&cursor=${cursor}` : '';
    const page = await list(`?${query}&limit=7${next}`);
    items.push(...page.items);
    cursor = page.pageInfo.nextCursor;
  } while (cursor);
  return items;
}

const ownable = entities.filter(
  ({ kind }) => !['Group', 'User', 'Location'].includes(kind),
);

describe('GET /ownerships', () => {
  it('lists everything once, orphans first, in pages', async () => {
    const items = await listAll('sort=severity');
    expect(items.map(({ entityRef }) => entityRef).sort()).toEqual(
      ownable.map(refOf).sort(),
    );
    const orphans = items.filter(({ peopleCount }) => peopleCount === 0);
    expect(orphans.length).toBeGreaterThan(3);
    expect(items.slice(0, orphans.length)).toEqual(orphans);
    expect(orphans.map(({ entityRef }) => entityRef)).toContain(
      'component:default/legacy-soap',
    );
    expect(orphans[0].findings[0].since).toMatch(/^\d{4}-/);
  });

  it.each([
    ['title', (row: OwnershipRow) => row.title.toLowerCase()],
    ['owner', (row: OwnershipRow) => row.owner?.title.toLowerCase() ?? ''],
    ['tier', (row: OwnershipRow) => row.tier?.value ?? 'z'],
  ])('sorts by %s, both ways', async (field, read) => {
    const up = (await listAll(`sort=${field}`)).map(read);
    expect(up).toEqual([...up].sort());
    const down = (await listAll(`sort=-${field}`)).map(read);
    expect(down).toEqual([...down].sort().reverse());
  });

  it('filters by team with its sub-teams, text, finding, tier, lifecycle', async () => {
    const payments = await list('?team=group:default/payments&limit=200');
    const { body } = await running.post('/teams/by-refs', {
      groupRefs: ['group:default/payments'],
    });
    expect(payments.totalItems).toBe(body.items[0].ownedWithSubTeams.total);
    expect(payments.totalItems).toBeGreaterThan(0);

    const { items } = await list('?q=LEDGER%20api');
    expect(items.map(({ title }) => title.toLowerCase())).toEqual(
      expect.arrayContaining([expect.stringContaining('ledger')]),
    );
    const orphans = await list('?orphan=true&limit=200');
    const others = await list('?orphan=false&limit=200');
    expect(orphans.totalItems + others.totalItems).toBe(ownable.length);
    const missing = await list('?finding=missing&finding=no-members');
    expect(missing.totalItems).toBeGreaterThan(1);
    expect(
      missing.items.every(({ findings }) =>
        ['missing', 'no-members'].includes(findings[0].code),
      ),
    ).toBe(true);
    const deprecated = await list('?lifecycle=deprecated&tier=2');
    expect(deprecated.items.map(({ entityRef }) => entityRef)).toContain(
      'component:default/legacy-soap',
    );
  });

  it('counts what each value of a filter would leave, beside the others', async () => {
    const page = await list('?kind=component&tier=1');
    const kinds = page.facets.find(({ field }) => field === 'kind')!.values;
    for (const { value, count } of kinds) {
      const { totalItems } = await list(`?kind=${value}&tier=1`);
      expect([value, totalItems]).toEqual([value, count]);
    }
  });

  it('says what would match without one of the filters', async () => {
    const all = await list('?kind=api');
    const none = await list('?kind=api&q=no-such-words');
    expect(none).toMatchObject({ items: [], totalItems: 0 });
    expect(none.without).toEqual([{ filter: 'q', count: all.totalItems }]);
  });

  it('names the field that is wrong', async () => {
    for (const query of ['?limit=0', '?limit=201', '?sort=size', '?cursor=x']) {
      const { status, body } = await running.get(`/ownerships${query}`);
      expect(status).toBe(400);
      expect(body.error.message).toContain(query.slice(1).split('=')[0]);
    }
  });

  it('leaks nothing that is hidden: in no row, count, facet, search, tree, or export', async () => {
    decide = hideRestricted;
    const page = await list('?limit=200', stranger);
    const visible = ownable.filter(entity => !restricted.includes(entity));
    expect(page.totalItems).toBe(visible.length);
    const kinds = page.facets.find(({ field }) => field === 'kind')!.values;
    expect(kinds.reduce((sum, { count }) => sum + count, 0)).toBe(
      visible.length,
    );
    const coverage = await running.get('/coverage', stranger);
    expect(coverage.body.all.total).toBe(visible.length);
    const csv = await running.get('/ownerships/export', stranger);
    for (const entity of restricted) {
      const ref = refOf(entity);
      const { totalItems } = await list(`?q=${ref}`, stranger);
      expect(totalItems).toBe(0);
      expect(csv.text).not.toContain(ref);
      expect(JSON.stringify([page, coverage.body])).not.toContain(`"${ref}"`);
    }
    expect(restricted.length).toBeGreaterThan(0);
  });

  it('shows since when only where it tells nothing about what is hidden', async () => {
    decide = hideRestricted;
    const { items } = await list('?finding=group-not-in-catalog', stranger);
    const names = items.map(({ title }) => title);
    expect(names).toEqual(
      expect.arrayContaining(['hidden-owner', 'absent-owner']),
    );
    for (const { findings } of items) {
      expect(findings[0]).not.toHaveProperty('since');
    }
  });

  it('honours conditions on the owner', async () => {
    const mine = await list('?team=group:default/payments&limit=200');
    decide = paymentsOnly;
    const { totalItems } = await list('?limit=200');
    expect(totalItems).toBe(mine.totalItems);
  });

  it.each(['/ownerships', '/ownerships/export', '/coverage'])(
    'refuses on %s who may not read ownership or is not signed in',
    async path => {
      decide = name =>
        name === ownershipOwnerReadPermission.name
          ? { result: AuthorizeResult.DENY }
          : undefined;
      expect((await running.get(path)).status).toBe(403);
      const anonymous = await request(running.backend.server)
        .get(`/api/ownership${path}`)
        .set('authorization', mockCredentials.none.header());
      expect(anonymous.status).toBe(401);
    },
  );
});

describe('GET /ownerships/export', () => {
  it('holds the whole list in order, as CSV', async () => {
    const { headers, text } = await running.get(
      '/ownerships/export?kind=component&sort=title',
    );
    expect(headers['content-type']).toContain('text/csv');
    expect(headers['content-disposition']).toContain('ownership.csv');
    const [heading, ...lines] = text.trimEnd().split('\r\n');
    expect(heading).toMatch(/^entity,title,kind,state,owner,/);
    const { totalItems } = await list('?kind=component');
    expect(lines).toHaveLength(totalItems);
  });
});

describe('GET /coverage', () => {
  it('counts every entity once, by team and with sub-teams', async () => {
    const { body } = await running.get('/coverage');
    expect(body.all.total).toBe(ownable.length);
    const orphans = await list('?orphan=true');
    expect(body.orphans.total).toBe(orphans.totalItems);
    const owned = body.teams.reduce(
      (sum: number, team: { own: { total: number } }) => sum + team.own.total,
      0,
    );
    const byTeams = await listAll('orphan=false');
    const toGroups = byTeams.filter(({ owner }) => owner?.kind === 'group');
    const empty = orphans.items.filter(({ owner }) => owner?.kind === 'group');
    expect(owned).toBe(toGroups.length + empty.length);
    expect(body.dangling).toContainEqual({
      ownerRef: 'group:default/tresury',
      count: 1,
    });
    expect(body.mine).toContain('group:default/ledger');
  });

  it.each([
    ['who sees everything', allowAll, undefined],
    ['from whom something is hidden', hideRestricted, stranger],
  ])(
    'agrees with the list about every owner that is not there, for one %s',
    async (_, policy, credentials) => {
      decide = policy;
      const { body } = await running.get('/coverage', credentials);
      expect(body.dangling.length).toBeGreaterThan(1);
      for (const { ownerRef, count } of body.dangling) {
        const { totalItems } = await list(`?owner=${ownerRef}`, credentials);
        expect([ownerRef, totalItems]).toEqual([ownerRef, count]);
      }
    },
  );

  it('agrees with the list about every team, and marks the circle', async () => {
    const { body } = await running.get('/coverage');
    for (const team of body.teams) {
      const { totalItems } = await list(`?team=${team.entityRef}`);
      expect([team.entityRef, totalItems]).toEqual([
        team.entityRef,
        team.withSubTeams.total,
      ]);
    }
    expect(
      body.teams.filter(({ cycle }: { cycle?: string[] }) => cycle).length,
    ).toBeGreaterThan(0);
  });
});

describe('the client', () => {
  it('lists, exports and counts as the server does', async () => {
    const client = new OwnershipClient({
      discoveryApi: {
        getBaseUrl: async id =>
          `http://127.0.0.1:${running.backend.server.port()}/api/${id}`,
      },
    });
    const token = mockCredentials.user.token('user:default/noor-haddad');
    const filters = { kind: ['component', 'api'], tier: ['1'], limit: 3 };
    const page = await client.listOwnerships(filters, { token });
    expect(page.items).toHaveLength(3);
    const csv = await client.exportOwnerships(filters, { token });
    expect(csv.trimEnd().split('\r\n')).toHaveLength(page.totalItems + 1);
    const { all } = await client.getCoverage({ token });
    expect(all.total).toBe(ownable.length);
  });
});
