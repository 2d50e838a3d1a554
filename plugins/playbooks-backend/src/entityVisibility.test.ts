import { randomUUID } from 'node:crypto';
import { short, startShop } from './__testUtils__/shop';
import { ana, ben } from './__testUtils__/startEntities';

jest.mock('./threads/TimedThread');

describe('who sees pages of entities', () => {
  let playbooks: Awaited<ReturnType<typeof startShop>>;

  beforeAll(async () => {
    playbooks = await startShop();
  });
  afterAll(() => playbooks.backend.stop());

  it('tells who may not see an entity neither its pages nor its name', async () => {
    expect(await playbooks.titles(ana, 'vault')).toEqual([
      'Keys',
      'Vault runbook',
      'Vault secrets',
    ]);
    // A page of the configuration is everybody's, whatever it is called.
    expect(await playbooks.titles(ben, 'vault')).toEqual(['Keys']);
    expect(await playbooks.found('VaultSealed', ana)).toEqual([
      'Vault secrets',
    ]);
    expect(await playbooks.found('VaultSealed', ben)).toEqual([]);
    expect(await playbooks.found('VaultSealedTwice', ben)).toEqual([]);
    const [secret] = (
      await playbooks.client.listPlaybooks({ q: 'secrets' }, ana)
    ).items;
    await playbooks.client.getPlaybook({ id: secret.id }, ana);
    const { version } = await playbooks.client.getPlaybook(secret, ana);
    for (const asked of [{ id: secret.id }, { id: secret.id, version }]) {
      await expect(
        playbooks.client.getPlaybook(asked, ben),
      ).rejects.toMatchObject({ statusCode: 404 });
    }
    expect(await playbooks.pagesOf('component:default/vault', ben)).toBeNull();
    expect(short(await playbooks.pagesOf('group:default/cards', ben))).toEqual({
      'How Cards works': 'owner bare terminal',
      Ops: 'techdocs terminal',
      Paper: 'techdocs terminal',
      'Cards in the wiki': 'services terminal',
      Terminal: 'link terminal',
      'Runbook: terminal': 'link terminal',
      Keys: 'services bare',
    });
    expect(
      (await playbooks.pagesOf('group:default/cards', ben))?.services?.total,
    ).toBe(2);
    const sources = JSON.stringify(await playbooks.client.listSources(ben));
    expect(sources).toContain('/cart/playbooks/');
    expect(sources).not.toContain('ault');
    expect(JSON.stringify(await playbooks.client.listSources(ana))).toContain(
      '/vault/Vault.md',
    );
  });

  it('shows nothing of entities to whom the catalog is closed', async () => {
    const { client } = playbooks;
    const [cart] = (await client.listPlaybooks({ q: 'cartdown' }, ana)).items;
    const image = { pageId: cart.id, path: 'x.svg' };
    expect((await client.getImage(image, ana)).type).toBe('image/svg+xml');
    playbooks.denied.add('catalog.entity.read');
    expect(await playbooks.titles(ana)).toEqual([
      'Cards in the wiki',
      'Disk full',
      'How Cards works',
      'Keys',
      'Terminal',
    ]);
    expect(await playbooks.pagesOf('component:default/cart')).toBeNull();
    await expect(client.getImage(image, ana)).rejects.toMatchObject({
      statusCode: 404,
    });
    playbooks.denied.clear();
  });

  it('tells in the coverage of no page that its reader may not see', async () => {
    const [seen, hidden] = await Promise.all(
      [ana, ben].map(options => playbooks.client.listCoverage({}, options)),
    );
    expect(seen.items).toMatchObject([
      { alert: 'VaultSealed', page: { title: 'Vault secrets' } },
    ]);
    expect(hidden.items).toMatchObject([{ alert: 'VaultSealed' }]);
    expect(hidden.items[0].page).toBeUndefined();
    expect(JSON.stringify(hidden)).not.toMatch(/vault secrets/i);
  });

  it('lets nobody start, read or list runs of such a page', async () => {
    const { client } = playbooks;
    const [vault] = (await client.listPlaybooks({ q: 'secrets' }, ana)).items;
    const run = await client.startRun(
      { id: randomUUID(), pageId: vault.id },
      ana,
    );
    const asBen = [
      client.startRun({ id: randomUUID(), pageId: vault.id }, ben),
      client.getRun({ id: run.id }, ben),
      client.getRunPage(run.id, ben),
    ];
    for (const asked of asBen) {
      await expect(asked).rejects.toMatchObject({ statusCode: 404 });
    }
    expect((await client.listRuns({}, ana)).items).toHaveLength(1);
    expect((await client.listRuns({}, ben)).items).toEqual([]);
  });
});
