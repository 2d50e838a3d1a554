import fs from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { mockServices } from '@backstage/backend-test-utils';
import { eachDatabase } from '@internal/test-kit';
import { execArgv } from '../__testUtils__/parserThread';
import { DatabasePageStore } from '../database/DatabasePageStore';
import { openDatabase } from '../database/openDatabase';
import { PageParser } from '../pages/PageParser';
import { DatabaseImageStore } from '../images/DatabaseImageStore';
import { ImageSync } from '../images/ImageSync';
import { DatabaseLinkStore } from '../links/DatabaseLinkStore';
import { LinkCheck } from '../links/LinkCheck';
import { FolderSource } from '../sources/FolderSource';
import { PageSync } from './PageSync';

const LAG =
  '# LedgerLag\n\n## Diagnosis\n\n1. Look: `kubectl get pods -n <namespace>`\n';

eachDatabase(createDatabase => {
  let folder: string;
  let parser: PageParser;
  let store: DatabasePageStore;
  let links: DatabaseLinkStore;
  let images: DatabaseImageStore;
  let now: Date;
  const parse = jest.fn((source: string, file: string) =>
    parser.parse(source, file),
  );
  const signal = new AbortController().signal;

  beforeAll(() => {
    parser = new PageParser({ execArgv });
  });
  afterAll(() => parser.close());
  beforeEach(async () => {
    folder = fs.mkdtempSync(path.join(tmpdir(), 'callboard-pages-'));
    const knex = await createDatabase();
    const db = await openDatabase(mockServices.database({ knex }));
    store = new DatabasePageStore(db);
    links = new DatabaseLinkStore(db);
    images = new DatabaseImageStore(db);
    now = new Date('2026-11-26T03:00:00Z');
    parse.mockClear();
  });
  afterEach(() => fs.rmSync(folder, { recursive: true }));

  const put = (file: string, content: string | Buffer) => {
    fs.mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    fs.writeFileSync(path.join(folder, file), content);
  };
  const sync = (parserVersion = 1) =>
    new PageSync({
      store,
      parser: { parse },
      links: new LinkCheck({ pages: store, links }),
      images: new ImageSync({ images, links }),
      logger: mockServices.logger.mock(),
      now: () => now,
      parserVersion,
    }).sync(new FolderSource({ id: 'docs', folder }), signal);

  it('reads a folder, and afterwards only what has changed', async () => {
    put('a/LedgerLag.md', LAG);
    put('b.md', '# B');
    put('manual.adoc', '= Manual');
    put('picture.png', 'x');
    expect(await sync()).toEqual({
      isUnchanged: false,
      pages: 2,
      parsed: 2,
      refused: 1,
    });
    const [lag, b] = await store.readPages();
    expect(lag).toMatchObject({
      sourceId: 'docs',
      path: 'a/LedgerLag.md',
      changedAt: now,
      index: {
        title: 'LedgerLag',
        names: ['LedgerLag'],
        steps: 1,
        commands: 1,
        todos: 0,
        sections: [
          { id: 'ledgerlag', title: 'LedgerLag', commands: 1, todos: 0 },
          { id: 'diagnosis', title: 'Diagnosis', commands: 1, todos: 0 },
        ],
      },
      isChangeSeen: false,
    });
    const page = await store.readPage(lag.id);
    expect(page?.source.toString()).toBe(LAG);
    expect(page?.parsed.variables.map(({ name }) => name)).toEqual([
      'namespace',
    ]);
    expect(await store.readSource('docs')).toMatchObject({
      files: ['a/LedgerLag.md', 'b.md', 'manual.adoc', 'picture.png'],
      refused: [
        { path: 'manual.adoc', reason: expect.stringMatching(/AsciiDoc/) },
      ],
      completedAt: now,
      problem: undefined,
    });

    const before = now;
    const revision = await store.readRevision();
    now = new Date('2026-11-26T04:00:00Z');
    expect(await sync()).toMatchObject({ isUnchanged: true, pages: 2 });
    // What is kept in memory stays.
    expect(await store.readRevision()).toBe(revision);
    expect(await store.readSource('docs')).toMatchObject({ completedAt: now });

    put('b.md', '# B, changed');
    expect(await sync()).toMatchObject({ pages: 2, parsed: 1 });
    expect(parse.mock.calls.map(([, file]) => file)).toEqual([
      'a/LedgerLag.md',
      'b.md',
      'b.md',
    ]);
    const [lagAfter, bAfter] = await store.readPages();
    expect(lagAfter.changedAt).toEqual(before);
    expect(bAfter).toMatchObject({
      id: b.id,
      changedAt: now,
      isChangeSeen: true,
    });
    // A run that began with the old text still finds it.
    expect((await store.readPage(b.id, b.version))?.source.toString()).toBe(
      '# B',
    );
  });

  it('keeps the images that its pages show, and only those', async () => {
    const svg = (text: string) => Buffer.from(`<svg>${text}</svg>`);
    put('a.md', '# A\n\n![x](img/one.svg) <img src="two.svg">');
    put('img/one.svg', svg('1'));
    put('two.svg', svg('2'));
    put('three.svg', svg('3'));
    await sync();
    expect(await images.read('docs', ['no.svg', 'img/one.svg'])).toEqual({
      path: 'img/one.svg',
      type: 'image/svg+xml',
      version: expect.stringMatching(/^[0-9a-f]{64}$/),
      content: svg('1'),
    });
    expect(await images.read('other', ['img/one.svg'])).toBeUndefined();
    const before = await images.readVersions('docs');
    expect([...before.keys()].sort()).toEqual(['img/one.svg', 'two.svg']);
    put('img/one.svg', svg('one'));
    put('two.svg', svg('2'));
    await sync();
    const after = await images.readVersions('docs');
    expect(after.get('two.svg')).toBe(before.get('two.svg'));
    expect(after.get('img/one.svg')).not.toBe(before.get('img/one.svg'));
    put('a.md', '# A\n\n![x](three.svg)');
    await sync();
    expect([...(await images.readVersions('docs')).keys()]).toEqual([
      'three.svg',
    ]);
  });

  it('keeps what coverage asks of a page and its sections', async () => {
    put(
      'a.md',
      '---\nlast_reviewed: 2026-11-01\nreview_in: 6 months\n---\n# A\n\n## B\n\nTODO\n\n### C\n\n`kubectl get x`\n\n## D\n\nDone. TODO: more\n',
    );
    await sync();
    const [{ index }] = await store.readPages();
    expect(index).toMatchObject({
      todos: 2,
      lastReviewed: '2026-11-01',
      reviewIn: '6 months',
      sections: [
        { id: 'a', commands: 1, todos: 2 },
        { id: 'b', commands: 1, todos: 1 },
        { id: 'c', commands: 1, todos: 0 },
        { id: 'd', commands: 0, todos: 1 },
      ],
    });
  });

  it('removes what is gone, and takes it back as the same page', async () => {
    put('a.md', '# A');
    await sync();
    const [before] = await store.readPages();
    fs.rmSync(path.join(folder, 'a.md'));
    await sync();
    expect(await store.readPages()).toEqual([]);
    expect((await store.readPage(before.id))?.parsed.title).toBe('A');
    put('a.md', '# A');
    await sync();
    expect(await store.readPages()).toEqual([before]);
  });

  it('refuses what is no text, or too much of it, with a reason each', async () => {
    put('a.md', '# A');
    put('b.md', Buffer.from([0x23, 0x20, 0xff]));
    put('c.md', 'x'.repeat(1_000_001));
    await sync();
    expect((await store.readPages()).map(page => page.path)).toEqual(['a.md']);
    put('a.md', Buffer.from([0xfe, 0xff]));
    await sync();
    expect(await store.readPages()).toEqual([]);
    expect((await store.readSource('docs'))?.refused).toEqual([
      { path: 'a.md', reason: 'It is not UTF-8: save it as UTF-8.' },
      { path: 'b.md', reason: 'It is not UTF-8: save it as UTF-8.' },
      { path: 'c.md', reason: 'It has 1001 kB: files have at most 1000 kB.' },
    ]);
  });

  it('keeps text as it is, whatever it holds', async () => {
    const odd = Buffer.from('\ufeff# A\0\r\n你\u2028 `kubectl get <x>`');
    put('a.md', odd);
    await sync();
    const [{ id }] = await store.readPages();
    expect((await store.readPage(id))?.source).toEqual(odd);
  });

  it('follows no link out of the folder', async () => {
    put('a.md', '# A');
    fs.symlinkSync('/etc/passwd', path.join(folder, 'b.md'));
    fs.symlinkSync('/etc', path.join(folder, 'etc'));
    await sync();
    expect((await store.readSource('docs'))?.files).toEqual(['a.md']);
  });

  it('reads everything anew, once, when the parser is another', async () => {
    put('a.md', '# A');
    await sync();
    const [before] = await store.readPages();
    now = new Date('2026-11-26T05:00:00Z');
    expect(await sync(2)).toMatchObject({ isUnchanged: false, parsed: 1 });
    expect(await store.readPages()).toEqual([before]);
    expect(await sync(2)).toMatchObject({ isUnchanged: true });
  });

  it('keeps what it has when a reading fails, and goes on where it was', async () => {
    for (let i = 10; i < 40; i++) put(`p${i}.md`, `# P${i}`);
    parse.mockImplementation((source, file) =>
      file === 'p35.md'
        ? Promise.reject(new Error('out of luck'))
        : parser.parse(source, file),
    );
    expect(await sync()).toBeUndefined();
    expect(await store.readSource('docs')).toMatchObject({
      problem: expect.stringMatching(/out of luck/),
      attemptedAt: now,
      completedAt: undefined,
    });
    expect(await store.readPages()).toHaveLength(20);
    parse.mockImplementation((source, file) => parser.parse(source, file));
    expect(await sync()).toMatchObject({ pages: 30, parsed: 10 });
    expect((await store.readSource('docs'))?.problem).toBeUndefined();
  });

  it('says that a folder is not there', async () => {
    fs.rmSync(folder, { recursive: true });
    expect(await sync()).toBeUndefined();
    expect((await store.readSource('docs'))?.problem).toMatch(/ENOENT/);
    fs.mkdirSync(folder);
  });
});
