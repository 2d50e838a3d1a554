import { mockServices } from '@backstage/backend-test-utils';
import { eachDatabase } from '@internal/test-kit';
import type { RouteRules } from '@callboard/backstage-plugin-playbooks-common';
import { parsePlaybook } from '@callboard/backstage-plugin-playbooks-common/parse';
import { DatabasePageStore } from '../database/DatabasePageStore';
import { openDatabase } from '../database/openDatabase';
import { indexEntryOf } from '../sync/indexEntryOf';
import { pageIdOf } from '../sync/pageIdOf';
import { DatabaseLinkStore } from './DatabaseLinkStore';
import { foundLinksOf } from './foundLinksOf';
import { LinkCheck } from './LinkCheck';

const now = new Date('2026-11-27T03:00:00Z');
const { signal } = new AbortController();
const id = (path: string) => pageIdOf('docs', path);

eachDatabase(createDatabase => {
  let pages: DatabasePageStore;
  let links: DatabaseLinkStore;

  beforeEach(async () => {
    const knex = await createDatabase();
    const db = await openDatabase(mockServices.database({ knex }));
    pages = new DatabasePageStore(db);
    links = new DatabaseLinkStore(db);
  });

  const put = async (texts: Record<string, string>, files: string[] = []) => {
    const read = Object.entries(texts).map(([path, text]) => {
      const parsed = parsePlaybook(text, { path });
      return {
        id: id(path),
        path,
        version: `${text.length}`,
        source: Buffer.from(text),
        parsed,
        index: indexEntryOf(parsed, path, text),
        links: foundLinksOf(parsed, text),
      };
    });
    await pages.writePages('docs', read, { parser: 1, at: now });
    await pages.completeSource(
      'docs',
      { files: [...Object.keys(texts), ...files], refused: [], parser: 1 },
      now,
    );
  };
  const check = (routes?: RouteRules) =>
    new LinkCheck({ pages, links }).check({ id: 'docs', routes }, signal);
  const stateOf = async (path: string) =>
    (await links.readStates([id(path)])).get(id(path));

  it('tells what is there, what is not, and what nobody knows', async () => {
    await put(
      {
        'a.md':
          '# A\n\n[b](b.md#fix), [gone](b.md#gone)\n\n[c](c.md) ![g](g.png) [w](https://w.example)\n',
        'b.md': '# B\n\n## Fix\n',
      },
      ['g.png'],
    );
    await check();
    expect(await stateOf('a.md')).toEqual({
      ok: 2,
      broken: 1,
      cannotTell: 2,
      brokenLinks: [{ target: 'b.md#gone', line: 3 }],
    });
    // A rule says that a link is a file.
    await check({ kind: 'files' });
    expect(await stateOf('a.md')).toMatchObject({
      broken: 2,
      brokenLinks: [{ line: 3 }, { target: 'c.md', line: 5 }],
    });
    expect(await links.readBroken()).toEqual(new Map([[id('a.md'), 2]]));
  });

  it('mends a page when the other one comes, and writes nothing where nothing has changed', async () => {
    await put({ 'a.md': '[b](b.md)', 'c.md': '# C' });
    await check({ kind: 'files' });
    expect(await stateOf('a.md')).toMatchObject({ broken: 1 });
    const revision = await pages.readRevision();
    await check({ kind: 'files' });
    expect(await pages.readRevision()).toBe(revision);
    await put({ 'a.md': '[b](b.md)', 'b.md': '# B', 'c.md': '# C' });
    await check({ kind: 'files' });
    expect(await stateOf('a.md')).toMatchObject({ ok: 1, broken: 0 });
    expect(await links.readBroken()).toEqual(new Map());
  });

  it('knows of other sites what they answered', async () => {
    await put({
      'a.md':
        '[w](https://W.example/gone#part) [x](https://w.example/) [y](https://w.example/{{ .x }})',
    });
    await links.writeAddresses([
      { address: 'https://w.example/gone', state: 'broken', checkedAt: now },
      { address: 'https://w.example/', state: 'ok', checkedAt: now },
    ]);
    await check();
    expect(await stateOf('a.md')).toEqual({
      ok: 1,
      broken: 1,
      cannotTell: 1,
      brokenLinks: [{ target: 'https://W.example/gone#part', line: 1 }],
    });
  });

  it('goes on after a check that was broken off', async () => {
    await put({ 'a.md': '[b](b.md)' });
    const aborted = AbortSignal.abort(new Error('shut down'));
    const linkCheck = new LinkCheck({ pages, links });
    await expect(
      linkCheck.check({ id: 'docs', routes: { kind: 'files' } }, aborted),
    ).rejects.toThrow('shut down');
    await check({ kind: 'files' });
    expect(await stateOf('a.md')).toMatchObject({ broken: 1 });
  });

  it('checks once more where another process learnt something in between', async () => {
    await put({ 'a.md': '[w](https://w.example/gone)' });
    const address = 'https://w.example/gone';
    const learn = async () => {
      const asked = { address, state: 'broken' as const, checkedAt: now };
      await links.writeAddresses([asked]);
    };
    // It has read what is known of addresses by then.
    const readStates = links.readStates.bind(links);
    jest
      .spyOn(links, 'readStates')
      .mockImplementationOnce(ids => learn().then(() => readStates(ids)));
    await check();
    // What it would have written was old by then.
    expect(await stateOf('a.md')).toBeUndefined();
    await check();
    expect(await stateOf('a.md')).toMatchObject({ broken: 1, cannotTell: 0 });
  });

  it('writes nothing over what another check has found meanwhile', async () => {
    await put({ 'a.md': '[b](b.md)' });
    const readStates = links.readStates.bind(links);
    const once = jest.spyOn(links, 'readStates');
    once.mockImplementationOnce(async ids => {
      // Another process looks, and ends, while this one has the old files in hand.
      await put({ 'a.md': '[b](b.md)', 'b.md': '# B' });
      await check({ kind: 'files' });
      return readStates(ids);
    });
    await check({ kind: 'files' });
    expect(await stateOf('a.md')).toMatchObject({ ok: 1, broken: 0 });
  });

  it('has nobody read everything again for an address that is there', async () => {
    const learn = (state: 'ok' | 'broken') =>
      links.writeAddresses([
        { address: 'https://w.example/', state, checkedAt: now },
      ]);
    await put({ 'a.md': '# A' });
    const revision = await pages.readRevision();
    await learn('ok');
    expect(await pages.readRevision()).toBe(revision);
    await learn('broken');
    expect(await pages.readRevision()).toBe(revision + 1);
  });

  it('lets go of addresses, and counts a write only where a state is another', async () => {
    const asked = [
      { address: 'https://w.example/', state: 'ok' as const, checkedAt: now },
    ];
    await links.writeAddresses(asked);
    const revision = await pages.readRevision();
    await links.writeAddresses(asked);
    expect(await pages.readRevision()).toBe(revision);
    expect(await links.readAddresses()).toEqual(asked);
    await links.writeAddresses([{ ...asked[0], state: 'broken' }]);
    expect(await pages.readRevision()).toBe(revision + 1);
    await links.forgetAddresses(['https://w.example/']);
    expect(await links.readAddresses()).toEqual([]);
  });

  it('takes a large page in turns with everybody else', async () => {
    const text = Array.from({ length: 2_000 }, (_, i) => `[x](a/${i})`);
    await put({ 'a.md': text.join('\n') });
    let turns = 0;
    const timer = setInterval(() => (turns += 1), 1);
    await check({ kind: 'pages', root: '' });
    clearInterval(timer);
    expect(await stateOf('a.md')).toMatchObject({ broken: 2_000 });
    expect((await stateOf('a.md'))?.brokenLinks).toHaveLength(200);
    expect(turns).toBeGreaterThan(3);
  });
});
