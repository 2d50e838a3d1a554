import { mockCredentials } from '@backstage/backend-test-utils';
import { comesWithEntities } from '@callboard/backstage-plugin-playbooks-common';
import { componentEntity } from '@internal/test-kit';
import request from 'supertest';
import {
  here,
  RULES,
  RUNBOOKS,
  SHOP,
  short,
  startShop,
  WIKI,
} from './__testUtils__/shop';
import { ana, ben } from './__testUtils__/startEntities';

jest.mock('./threads/TimedThread');

describe('pages of entities', () => {
  let playbooks: Awaited<ReturnType<typeof startShop>>;

  beforeAll(async () => {
    playbooks = await startShop();
  });
  afterAll(() => playbooks.backend.stop());

  it('answers for entities, with the reasons, in the order of the request', async () => {
    const { items } = await playbooks.client.getPlaybooksOfEntities(
      {
        entityRefs: [
          'component:default/terminal',
          'Component:default/CART',
          'component:default/nothing',
          'user:default/ana',
          'component:default/bare',
        ],
      },
      ana,
    );
    expect(items.map(short)).toEqual([
      {
        Ops: 'techdocs',
        Paper: 'techdocs',
        'Cards in the wiki': 'services',
        Terminal: 'link',
        'Runbook: terminal': 'link',
        'How Cards works': 'owner',
      },
      { CartDown: 'annotation folder', 'Disk full': 'annotation' },
      null,
      null,
      { Keys: 'services', 'How Cards works': 'owner' },
    ]);
    expect(items[1]).toMatchObject({
      entityRef: 'component:default/cart',
      title: 'cart',
      totalPages: 2,
      problems: [expect.stringMatching(/'\.\.\/secret' is not read/)],
    });
  });

  it('answers for a team with the teams below it, and says what has no page', async () => {
    const shop = await playbooks.pagesOf('group:default/shop');
    expect(short(shop)).toEqual({
      'How Cards works': 'owner bare terminal The vault',
      CartDown: 'annotation folder cart-api cart',
      'Disk full': 'annotation cart',
      Ops: 'techdocs terminal',
      Paper: 'techdocs terminal',
      'Cards in the wiki': 'services terminal',
      Terminal: 'link terminal',
      'Runbook: terminal': 'link terminal',
      Keys: 'services bare The vault',
      'Vault secrets': 'annotation The vault',
      'Vault runbook': 'link The vault',
    });
    expect(shop?.services).toEqual({ total: 4, covered: 4, without: [] });
  });

  it('shares a source between the entities that name it', async () => {
    const [cart, api] = await Promise.all(
      ['component:default/cart', 'api:default/cart-api'].map(ref =>
        playbooks.pagesOf(ref),
      ),
    );
    expect(api?.pages[0].playbook).toEqual(cart?.pages[0].playbook);
    const folder = `${SHOP.replace('blob', 'tree')}/cart/playbooks/`;
    expect(
      playbooks.repository.reads.filter(address => address === folder),
    ).toHaveLength(1);
  });

  it('reads nothing that it may not', () => {
    expect([...new Set(playbooks.repository.reads)].sort()).toEqual(
      [
        RUNBOOKS.replace('blob', 'tree'),
        RULES,
        `${SHOP}/vault/Vault.md`,
        `${SHOP.replace('blob', 'tree')}/cart/playbooks/`,
        `${SHOP.replace('blob', 'tree')}/terminal/docs/`,
      ].sort(),
    );
  });

  it('finds pages of other systems, which have no text here', async () => {
    const { matches } = await playbooks.client.findPlaybooks(
      { labels: { alertname: 'CardsDown' } },
      ben,
    );
    expect(matches).toEqual([
      {
        reason: 'front-matter',
        playbook: expect.objectContaining({
          kind: 'external',
          url: WIKI,
          path: 'wiki.example/view.action',
          steps: 0,
          alerts: ['CardsDown'],
        }),
      },
    ]);
    const byAddress = await playbooks.client.findPlaybooks(
      {
        labels: { alertname: 'Else' },
        annotations: { runbook_url: 'https://wiki.example/terminal' },
      },
      ben,
    );
    expect(byAddress.matches[0].playbook.title).toBe('Runbook: terminal');
    const [{ playbook }] = matches;
    expect(playbook).not.toHaveProperty('trust');
    expect(comesWithEntities(playbook)).toBe(false);
    expect(comesWithEntities(byAddress.matches[0].playbook)).toBe(true);
    await expect(
      playbooks.client.getPlaybook({ id: playbook.id }, ben),
    ).rejects.toMatchObject({ statusCode: 404 });
  });

  it('refuses what is no request, and whom it does not know', async () => {
    const post = (body: object, authorization: string) =>
      request(playbooks.backend.server)
        .post('/api/playbooks/pages/by-refs')
        .set('authorization', authorization)
        .send(body);
    const member = mockCredentials.user.header();
    await post({ entityRefs: [] }, member).expect(400);
    await post({ entityRefs: Array(1_001).fill('a') }, member).expect(400);
    await post({ refs: ['a'] }, member).expect(400, /refs/);
    await post({ entityRefs: ['a'] }, mockCredentials.none.header()).expect(
      401,
    );
    playbooks.denied.add('playbooks.page.read');
    await post({ entityRefs: ['a'] }, member).expect(403);
    playbooks.denied.clear();
  });

  it('follows the catalog: what nobody names any more is gone, what is new is read', async () => {
    const { catalog, follow, readEntities, repository } = playbooks;
    repository.reads.length = 0;
    catalog.remove('component:default/vault');
    catalog.put(
      componentEntity({
        name: 'bare',
        annotations: here('bare', { 'callboard.dev/playbooks': './run' }),
      }),
    );
    repository.put(`${SHOP}/bare/run/Bare.md`, '# Bare');
    await follow();
    expect(await playbooks.titles(ana, 'vault')).toEqual(['Keys']);
    await readEntities();
    expect(short(await playbooks.pagesOf('component:default/bare'))).toEqual({
      Bare: 'annotation',
      Keys: 'services',
    });
    expect(repository.reads).toEqual([
      `${SHOP.replace('blob', 'tree')}/bare/run/`,
    ]);
  });
});
