import { Readable } from 'node:stream';
import { mockServices } from '@backstage/backend-test-utils';
import { repositories } from '../__testUtils__/repositories';
import { textOf } from '../sync/pageFiles';
import type { PageSource } from './PageSource';
import { TechDocsSource } from './TechDocsSource';
import { UrlFileSource } from './UrlFileSource';
import { UrlSource } from './UrlSource';

const BLOB = 'https://git.example/org/shop/blob/main/docs';
const TREE = 'https://git.example/org/shop/tree/main/docs/';
const signal = new AbortController().signal;

const folderOf = (files: Record<string, string>, mostFiles?: number) => {
  const { service } = repositories(
    Object.fromEntries(
      Object.entries(files).map(([path, text]) => [`${BLOB}/${path}`, text]),
    ),
  );
  return new UrlSource({
    id: 'docs',
    target: TREE,
    urlReader: service,
    mostFiles,
  });
};

const pathsOf = async (source: PageSource) =>
  (await source.read({ signal }))?.files.map(({ path }) => path);

describe('a folder of a repository', () => {
  it('has so many files, or is refused with what to do', async () => {
    const files = { 'a.md': 'a', 'b.md': 'b' };
    expect(await pathsOf(folderOf(files, 2))).toEqual(['a.md', 'b.md']);
    await expect(pathsOf(folderOf(files, 1))).rejects.toThrow(
      'has more than 1 files: name the folder of its pages',
    );
  });
});

describe('a file of a repository', () => {
  it('is read, has its address, and is not read again while it is the same', async () => {
    const { service, put } = repositories({ [`${BLOB}/run it.md`]: '# Old' });
    const target = `${TREE}run%20it.md`;
    put(`${BLOB}/run%20it.md`, '# New');
    const file = new UrlFileSource({ id: 'f', target, urlReader: service });
    expect(file.addressOf()).toBe(`${BLOB}/run%20it.md`);
    const read = await file.read({ signal });
    expect(read?.files.map(({ path }) => path)).toEqual(['run it.md']);
    expect(String(await read?.files[0].read())).toBe('# New');
    expect(await file.read({ etag: read?.etag, signal })).toBeUndefined();
  });

  it('is read only so far as shows that it is too large', async () => {
    let chunks = 0;
    const endless = async function* endless() {
      for (;;) {
        chunks += 1;
        yield Buffer.alloc(300_000, 'x');
      }
    };
    const file = new UrlFileSource({
      id: 'f',
      target: `${TREE}endless.md`,
      urlReader: mockServices.urlReader.mock({
        readUrl: async () => ({
          buffer: async () => Promise.reject(new Error('Not read whole')),
          stream: () => Readable.from(endless()),
        }),
      }),
    });
    const read = await file.read({ signal });
    const bytes = await read!.files[0].read();
    expect(textOf(bytes)).toEqual({
      reason: expect.stringMatching(/files have at most 1000 kB/),
    });
    expect(chunks).toBeLessThan(50);
  });

  it('says when it is not there', async () => {
    const { service } = repositories({});
    const file = new UrlFileSource({
      id: 'f',
      target: `${TREE}gone.md`,
      urlReader: service,
    });
    await expect(file.read({ signal })).rejects.toThrow(/is not there/);
  });
});

describe('playbooks of a documentation', () => {
  it.each([
    ['runbooks/any.md', 'no front matter', true],
    ['deep/Playbooks/x/any.md', '', true],
    ['ops.md', '---\nalerts: [Down]\n---\n# Ops', true],
    ['ops.md', '\uFEFF---\r\ntitle: x\r\nalert: Down\r\n---\r\n# Ops', true],
    ['ops.md', '+++\nalerts = ["Down"]\n+++\n# Ops', true],
    ['ops.md', '---\ntitle: x\n---\nalerts: none', false],
    ['ops.md', '---\nalerts: [Down]', false],
    ['ops.md', '# Ops\n\nalerts: [Down]', false],
    ['ops.txt', '---\nalerts: [Down]\n---\n', false],
    ['img/ops.png', 'an image that a playbook may show', true],
    ['runbooks.md', '# About runbooks', false],
  ])('takes %s with %j: %s', async (path, text, isTaken) => {
    const source = new TechDocsSource(folderOf({ [path]: text }));
    expect(await pathsOf(source)).toEqual(isTaken ? [path] : []);
    expect(source.addressOf(path)).toBe(`${BLOB}/${path}`);
  });

  it('is not looked into again while it is the same', async () => {
    const source = new TechDocsSource(folderOf({ 'runbooks/a.md': 'a' }));
    const read = await source.read({ signal });
    expect(await source.read({ etag: read?.etag, signal })).toBeUndefined();
  });
});
