import fs from 'node:fs';
import path from 'node:path';
import { as, startPlaybooks } from './__testUtils__/startPlaybooks';
import { startWiki } from './__testUtils__/startWiki';

jest.mock('./threads/TimedThread');

const ana = as('user:default/ana');

describe('broken links over the API', () => {
  let started: Awaited<ReturnType<typeof startPlaybooks>>;
  beforeAll(async () => {
    started = await startPlaybooks(
      {
        'Lag.md': '# Lag\n\n[old](gone.md) and [more](Cards.md)\n',
        'Cards.md': '# Cards\n\n[back](/Lag)\n',
      },
      [],
      folder => ({
        playbooks: {
          sources: [
            { id: 'docs', folder, routes: { kind: 'pages', root: './' } },
          ],
        },
      }),
    );
  });
  afterAll(() => started.stop());

  it('are counted in the list, found by the filter, and told with their lines', async () => {
    const { client } = started;
    const all = await client.listPlaybooks({}, ana);
    expect(all).toMatchObject({ totalItems: 2, withBrokenLinks: 1 });
    const found = await client.listPlaybooks({ brokenLinks: true }, ana);
    expect(found).toMatchObject({
      items: [{ title: 'Lag', brokenLinks: 1 }],
      totalItems: 1,
      withBrokenLinks: 1,
    });
    const [{ id }] = found.items;
    const page = await client.getPlaybook({ id }, ana);
    expect(page.links).toEqual({
      ok: 1,
      broken: 1,
      cannotTell: 0,
      brokenLinks: [{ target: 'gone.md', line: 3 }],
    });
  });

  it('are none any more once the page is there', async () => {
    const { client, put, read } = started;
    put('gone.md', '# Back again\n');
    await read();
    const all = await client.listPlaybooks({}, ana);
    expect(all).toMatchObject({ totalItems: 3, withBrokenLinks: 0 });
    const lag = all.items.find(({ title }) => title === 'Lag')!;
    const old = await client.getPlaybook({ id: lag.id }, ana);
    expect(old.links).toMatchObject({ ok: 2, broken: 0 });
  });

  it('are told to nobody who may not read', async () => {
    const { client, denied } = started;
    denied.add('playbooks.page.read');
    await expect(
      client.listPlaybooks({ brokenLinks: true }, ana),
    ).rejects.toMatchObject({ statusCode: 403 });
    denied.clear();
  });
});

describe('links to other sites', () => {
  let wiki: Awaited<ReturnType<typeof startWiki>>;
  let started: Awaited<ReturnType<typeof startPlaybooks>>;
  beforeAll(async () => {
    wiki = await startWiki({ '/there': 200, '/card': 200, '/secret': 401 });
    started = await startPlaybooks(
      {
        'Lag.md': `# Lag\n\n[a](${wiki.url}/there) [b](${wiki.url}/gone) [c](${wiki.url}/secret) [d](https://else.example/x)\n`,
      },
      [],
      folder => {
        const rules = path.join(folder, 'rules');
        fs.mkdirSync(rules);
        const rule = (alert: string, at: string) =>
          `  - { alert: ${alert}, expr: up, annotations: { runbook_url: '${wiki.url}${at}' } }`;
        fs.writeFileSync(
          path.join(rules, 'a.yaml'),
          [
            'groups:',
            '- rules:',
            rule('DiskFull', '/there'),
            rule('DiskGone', '/disk'),
            rule('DiskSecret', '/secret'),
          ].join('\n'),
        );
        return {
          playbooks: {
            sources: [{ id: 'docs', folder }],
            rules: [{ id: 'rules', folder: rules }],
            linkChecks: { internalHosts: [wiki.host] },
            external: [
              { title: 'Cards', url: `${wiki.url}/card`, alerts: ['CardDown'] },
            ],
          },
        };
      },
    );
    await started.readRules();
  });
  afterAll(async () => {
    await started.stop();
    await wiki.stop();
  });

  const coverage = async () => {
    const { items } = await started.client.listCoverage({}, ana);
    return Object.fromEntries(items.map(({ alert, state }) => [alert, state]));
  };

  it('cannot be told before somebody was asked', async () => {
    const { items } = await started.client.listPlaybooks({}, ana);
    expect(items.map(({ brokenLinks }) => brokenLinks)).toEqual([
      undefined,
      undefined,
    ]);
    expect(await coverage()).toEqual({
      DiskFull: 'cannot-tell',
      DiskGone: 'cannot-tell',
      DiskSecret: 'cannot-tell',
    });
  });

  it('are broken, fine or neither, by what the site answers, for pages, external pages and alerts', async () => {
    const { client, checkLinks, read } = started;
    await checkLinks();
    const { items } = await client.listPlaybooks({ brokenLinks: true }, ana);
    expect(items).toMatchObject([{ title: 'Lag', brokenLinks: 1 }]);
    const page = await client.getPlaybook({ id: items[0].id }, ana);
    expect(page.links).toEqual({
      ok: 1,
      broken: 1,
      cannotTell: 2,
      brokenLinks: [{ target: `${wiki.url}/gone`, line: 3 }],
    });
    expect(await coverage()).toEqual({
      DiskFull: 'external',
      DiskGone: 'dead-link',
      DiskSecret: 'cannot-tell',
    });
    // Nobody is asked again the same day.
    wiki.asked.length = 0;
    await read();
    await checkLinks();
    expect(wiki.asked).toEqual([]);
  });
});
