import request from 'supertest';
import { ana, ben } from './__testUtils__/startEntities';
import { RUNBOOKS, startShop } from './__testUtils__/shop';
import { startPlaybooks } from './__testUtils__/startPlaybooks';

jest.mock('./threads/TimedThread');

const PORTAL = 'https://portal.example';

describe('addresses that were given out once', () => {
  let started: Awaited<ReturnType<typeof startPlaybooks>>;

  beforeAll(async () => {
    started = await startPlaybooks(
      {
        'LedgerLag.md':
          '---\naliases: [https://wiki.example/older]\n---\n# LedgerLag\n\n## Impact\n\nOld balances.\n',
      },
      [],
      folder => ({
        app: { baseUrl: `${PORTAL}/` },
        backend: { baseUrl: `${PORTAL}/backend` },
        playbooks: {
          sources: [{ id: 'docs', folder, url: 'https://docs.example' }],
          redirects: [
            { from: 'https://wiki.example/old', to: 'https://wiki.example/x' },
            {
              from: 'https://wiki.example/x',
              to: 'https://wiki.example/older',
            },
            { from: 'https://a.example/', to: 'https://b.example/' },
            { from: 'https://b.example/', to: 'https://a.example/' },
          ],
        },
      }),
    );
  });
  afterAll(() => started.stop());

  const find = async (runbookUrl: string) => {
    const { matches } = await started.client.findPlaybooks({
      labels: { alertname: 'SomethingElse' },
      annotations: { runbook_url: runbookUrl },
    });
    return matches.map(
      ({ playbook, sectionId = '' }) => `${playbook.title}#${sectionId}`,
    );
  };

  it.each([
    'https://wiki.example/old#impact',
    `${PORTAL}/playbooks/r/LedgerLag`,
    `${PORTAL}/backend/api/playbooks/r/LedgerLag?namespace=pay`,
  ])('find the page: %s', async address => {
    expect(await find(address)).toEqual([
      `LedgerLag#${address.includes('#') ? 'impact' : ''}`,
    ]);
  });

  it('find nothing where they lead round and round', async () => {
    expect(await find('https://a.example/LedgerLag')).toEqual([]);
  });

  it.each([
    ['LedgerLag?label.pod=a%20b', 'LedgerLag?label.pod=a%20b'],
    ['Unknown', 'Unknown'],
    ['%2F%2Fevil.example', '%2F%2Fevil.example'],
    ['..%2F..%2Fx', '..%2F..%2Fx'],
    ['a%0d%0aSet-Cookie:x', 'a%0D%0ASet-Cookie%3Ax'],
    [`A?x=${'y'.repeat(9_000)}`, 'A'],
  ])('lead to the portal without a look: %s', async (asked, leads) => {
    started.denied.add('playbooks.page.read');
    const answer = await request(started.backend.server)
      .get(`/api/playbooks/r/${asked}`)
      .set('authorization', 'Bearer nonsense');
    started.denied.clear();
    expect(answer.status).toBe(302);
    expect(answer.headers.location).toBe(`${PORTAL}/playbooks/r/${leads}`);
  });

  it('open nothing else to those who are not signed in', async () => {
    const { server } = started.backend;
    const answer = await request(server)
      .get('/api/playbooks/runs')
      .set('authorization', 'Bearer nonsense');
    expect(answer.status).toBe(401);
  });
});

describe('an alert without a page', () => {
  let shop: Awaited<ReturnType<typeof startShop>>;

  beforeAll(async () => {
    shop = await startShop();
  });
  afterAll(() => shop.backend.stop());

  const ownerOf = async (labels: Record<string, string>, by = ana) => {
    const { owner, matches } = await shop.client.findPlaybooks(
      { labels: { alertname: 'Unheard', ...labels } },
      by,
    );
    expect(matches).toEqual([]);
    return owner;
  };

  it('belongs to the team of its label, or of its service', async () => {
    expect(await ownerOf({ team: 'Cards', service: 'cart' })).toEqual({
      entityRef: 'group:default/cards',
      title: 'cards',
      label: 'team',
    });
    expect(await ownerOf({ namespace: 'nobody', service: 'cart' })).toEqual({
      entityRef: 'group:default/shop',
      title: 'shop',
      label: 'service',
      service: { entityRef: 'component:default/cart', title: 'cart' },
    });
    expect(await ownerOf({ service: 'nobody', team: '<b>' })).toBeUndefined();
  });

  it('tells of a service only to whoever sees it', async () => {
    expect(await ownerOf({ service: 'vault' }, ana)).toMatchObject({
      entityRef: 'group:default/cards',
    });
    expect(await ownerOf({ service: 'vault' }, ben)).toBeUndefined();
  });

  it('is no secret to whoever has its page', async () => {
    const { owner } = await shop.client.findPlaybooks(
      {
        labels: { alertname: 'X', team: 'cards' },
        annotations: { runbook_url: `${RUNBOOKS}/shared/Disk.md` },
      },
      ana,
    );
    expect(owner).toBeUndefined();
  });
});
