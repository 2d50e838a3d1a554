import {
  mockServices,
  createMockDirectory,
} from '@backstage/backend-test-utils';
import { NotFoundError, NotModifiedError } from '@backstage/errors';
import { symlinkSync } from 'node:fs';
import { Readable } from 'node:stream';
import { addressIn, MAX_BYTES, RepositoryFiles } from './RepositoryFiles';

const descriptor = 'https://github.com/acme/shop/blob/main/a/catalog-info.yaml';
const directory = createMockDirectory();

function setup(readUrl: (url: string) => unknown = () => undefined) {
  const urlReader = mockServices.urlReader.mock();
  urlReader.readUrl.mockImplementation(async url => readUrl(url) as any);
  const files = new RepositoryFiles({
    urlReader,
    fileRoots: [directory.resolve('shop'), directory.resolve('shop/inner')],
    timeoutMs: 100,
  });
  return { files, urlReader };
}

const answer = (text: string, etag?: string) => ({
  etag,
  stream: () => Readable.from([Buffer.from(text)]),
});

describe('locate', () => {
  it('knows the repository and the path of a descriptor', () => {
    expect(setup().files.locate(`url:${descriptor}`)).toEqual({
      repository: 'https://github.com/acme/shop/blob/main/{path}',
      path: 'a/catalog-info.yaml',
      address: descriptor,
    });
  });

  it('takes files of this server for those of the inmost folder it was told', () => {
    const { files } = setup();
    const inner = directory.resolve('shop/inner');
    expect(files.locate(`file:${inner}/a/catalog-info.yaml`)).toEqual({
      repository: `file:${inner}/{path}`,
      path: 'a/catalog-info.yaml',
      address: `file:${inner}/a/catalog-info.yaml`,
    });
    expect(
      files.locate(`file:${directory.resolve('shop')}/b.yaml`),
    ).toMatchObject({ path: 'b.yaml' });
  });

  it.each([
    undefined,
    'file:catalog-info.yaml',
    'file:/etc/passwd',
    `file:${directory.resolve('shop')}`,
    `file:${directory.resolve('shop')}-other/a.yaml`,
    `file:${directory.resolve('shop')}/../secret.yaml`,
    `file:${directory.resolve('shop')}/a/../b.yaml`,
    'url:https://github.com/acme/shop/blob/main/../../other/a.yaml',
    'bootstrap:bootstrap',
  ])('knows no place for %p', location => {
    expect(setup().files.locate(location)).toBeUndefined();
  });
});

describe('addressIn', () => {
  it.each([
    [
      'https://github.com/acme/shop/blob/main/{path}',
      'a b/c#.yaml',
      'https://github.com/acme/shop/blob/main/a%20b/c%23.yaml',
    ],
    [
      'https://bb.example.com/browse/{path}?at=main',
      '.github/CODEOWNERS',
      'https://bb.example.com/browse/.github/CODEOWNERS?at=main',
    ],
    ['file:/srv/shop/{path}', 'a b/c.yaml', 'file:/srv/shop/a b/c.yaml'],
  ])('puts into %s the path %s', (repository, path, expected) => {
    expect(addressIn(repository, path)).toBe(expected);
  });
});

describe('read, over HTTP', () => {
  it('reads text with its etag, and asks with the etag it knows', async () => {
    const { files, urlReader } = setup(() => answer('\uFEFFä\r\n', 'v1'));
    expect(await files.read(descriptor, { etag: 'v0' })).toEqual({
      outcome: 'read',
      text: '\uFEFFä\r\n',
      etag: 'v1',
    });
    expect(urlReader.readUrl).toHaveBeenCalledWith(descriptor, {
      etag: 'v0',
      signal: expect.any(AbortSignal),
    });
  });

  it('reads from readers without streams', async () => {
    const { files } = setup(() => ({ buffer: async () => Buffer.from('x') }));
    expect(await files.read(descriptor)).toEqual({
      outcome: 'read',
      text: 'x',
    });
  });

  it.each([
    [new NotFoundError('gone'), 'absent'],
    [new NotModifiedError(), 'unchanged'],
  ])('understands %s', async (error, outcome) => {
    const { files } = setup(() => Promise.reject(error));
    expect(await files.read(descriptor)).toEqual({ outcome });
  });

  it('passes on what else goes wrong', async () => {
    const { files } = setup(() => Promise.reject(new Error('403 Forbidden')));
    await expect(files.read(descriptor)).rejects.toThrow('403');
  });

  it('stops at one megabyte', async () => {
    let given = 0;
    const { files } = setup(() => ({
      stream: () =>
        new Readable({
          read() {
            given += 100_000;
            this.push(Buffer.alloc(100_000));
          },
        }),
    }));
    expect(await files.read(descriptor)).toEqual({ outcome: 'too-large' });
    expect(given).toBeLessThan(2 * MAX_BYTES);
  });

  it.each([
    ['a host that never answers', () => new Promise(() => {})],
    [
      'a file that never ends',
      () => ({ stream: () => new Readable({ read() {} }) }),
    ],
  ])('gives up on %s', async (_, readUrl) => {
    const { files } = setup(readUrl);
    await expect(files.read(descriptor)).rejects.toThrow('No answer within');
  });

  it('stops when it is told to', async () => {
    const { files } = setup(() => new Promise(() => {}));
    const controller = new AbortController();
    const reading = files.read(descriptor, { signal: controller.signal });
    controller.abort(new Error('shutting down'));
    await expect(reading).rejects.toThrow('shutting down');
  });
});

describe('read, on this server', () => {
  beforeEach(() => {
    directory.setContent({
      'secret.yaml': 'secret',
      outside: { 'a.yaml': 'secret' },
      shop: {
        'a.yaml': 'text',
        'large.yaml': Buffer.alloc(MAX_BYTES + 1),
        inner: {},
      },
    });
    symlinkSync(
      directory.resolve('secret.yaml'),
      directory.resolve('shop/link.yaml'),
    );
    symlinkSync(directory.resolve('outside'), directory.resolve('shop/folder'));
    symlinkSync(
      directory.resolve('shop/a.yaml'),
      directory.resolve('shop/inside.yaml'),
    );
    symlinkSync('loop.yaml', directory.resolve('shop/loop.yaml'));
  });
  const read = (file: string, etag?: string) =>
    setup().files.read(`file:${directory.resolve(file)}`, { etag });

  it('reads files, and sees that one has not changed', async () => {
    const first = await read('shop/a.yaml');
    expect(first).toMatchObject({ outcome: 'read', text: 'text' });
    const { etag } = first as { etag: string };
    expect(await read('shop/a.yaml', etag)).toEqual({ outcome: 'unchanged' });
  });

  it.each([
    ['shop/inside.yaml', 'read'],
    ['shop/large.yaml', 'too-large'],
    ['shop/missing.yaml', 'absent'],
    ['shop/a.yaml/b', 'absent'],
    ['shop/inner', 'absent'],
    ['shop/loop.yaml', 'absent'],
    // Out of the folder, by a link or plainly.
    ['shop/link.yaml', 'absent'],
    ['shop/folder/a.yaml', 'absent'],
    ['secret.yaml', 'absent'],
    ['shop/../secret.yaml', 'absent'],
  ])('of %s says %s', async (file, outcome) => {
    expect(await read(file)).toMatchObject({ outcome });
  });

  it('reads nothing at all where no folder was named', async () => {
    const files = new RepositoryFiles({
      urlReader: mockServices.urlReader.mock(),
      fileRoots: [],
    });
    const address = `file:${directory.resolve('shop/a.yaml')}`;
    expect(files.locate(address)).toBeUndefined();
    expect(await files.read(address)).toEqual({ outcome: 'absent' });
  });
});
