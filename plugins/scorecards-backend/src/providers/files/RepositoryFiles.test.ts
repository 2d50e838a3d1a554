import { Readable } from 'node:stream';
import { ConfigReader } from '@backstage/config';
import {
  NotAllowedError,
  NotFoundError,
  NotModifiedError,
} from '@backstage/errors';
import { mockServices } from '@backstage/backend-test-utils';
import { componentEntity } from '@internal/test-kit';
import { batchOf } from '../__testUtils__/batch';
import { readFilesConfig } from './readFilesConfig';
import { RepositoryFiles } from './RepositoryFiles';

const ROOT = 'https://github.com/acme/shop/blob/main/';

const service = (name: string, file = `${ROOT}catalog-info.yaml`) =>
  componentEntity({
    name,
    annotations: { 'backstage.io/managed-by-location': `url:${file}` },
  });

const FACTS = [
  {
    name: 'has-owners',
    title: 'CODEOWNERS is there',
    file: ['CODEOWNERS', '.github/CODEOWNERS'],
    exists: true,
  },
  {
    name: 'node',
    title: 'Node.js',
    type: 'version',
    file: 'package.json',
    json: 'engines.node',
  },
  {
    name: 'scripts',
    title: 'Scripts',
    type: 'map',
    file: 'package.json',
    json: 'scripts',
  },
  {
    name: 'is-private',
    title: 'Private',
    file: 'package.json',
    matches: '"private": *true',
  },
  {
    name: 'base-image',
    title: 'Base image',
    type: 'version',
    file: 'Dockerfile',
    matches: '^FROM node:(\\S+)',
  },
  {
    name: 'go',
    title: 'Go',
    type: 'version',
    file: 'ci.yaml',
    yaml: 'jobs[0].go',
  },
  {
    name: 'retries',
    title: 'Retries',
    type: 'number',
    file: 'ci.yaml',
    yaml: 'jobs[0].retries',
  },
];

const configured = (facts: object[] = FACTS) =>
  readFilesConfig(
    new ConfigReader({ files: [{ id: 'repo', title: 'Repository', facts }] }),
  )[0];

type Answer = string | Error | { stream: Readable };

function setup(files: Record<string, Answer>, timeoutMs = 1_000) {
  const reads: { path: string; etag?: string }[] = [];
  const busy = { now: 0, peak: 0 };
  const etags = new Map<string, string>();
  const urlReader = mockServices.urlReader.mock();
  urlReader.readUrl.mockImplementation(async (url, options) => {
    const path = url.startsWith(ROOT) ? url.slice(ROOT.length) : url;
    reads.push({ path, etag: options?.etag });
    busy.now += 1;
    busy.peak = Math.max(busy.peak, busy.now);
    await new Promise(resolve => setTimeout(resolve, 1));
    busy.now -= 1;
    const answer = Object.hasOwn(files, path) ? files[path] : undefined;
    if (answer === undefined) throw new NotFoundError(`${url} is not there`);
    if (answer instanceof Error) throw answer;
    const etag = etags.get(path) ?? 'v1';
    if (options?.etag === etag) throw new NotModifiedError();
    return typeof answer === 'string'
      ? { etag, buffer: async () => Buffer.from(answer) }
      : { etag, buffer: async () => Buffer.of(), stream: () => answer.stream };
  });
  const provider = new RepositoryFiles({
    ...configured(),
    urlReader,
    timeoutMs,
  });
  const read = async (entities = [service('shop')]) =>
    (await provider.collect(batchOf(entities))).map(({ facts }) => facts);
  return { provider, read, reads, busy, etags };
}

const FILES = {
  '.github/CODEOWNERS': '* @acme/shop',
  'package.json': JSON.stringify({
    private: true,
    engines: { node: '22.1.0' },
    scripts: { test: 'jest' },
  }),
  Dockerfile: 'ARG X\nFROM node:20-alpine\n',
  'ci.yaml': 'jobs:\n  - go: 1.10\n    retries: 3\n',
};

describe('RepositoryFiles', () => {
  it('reads each file once for all its facts, and links to it', async () => {
    const { read, reads } = setup(FILES);
    const [facts] = await read();
    const evidence = (file: string) => ({ url: `${ROOT}${file}`, title: file });
    expect(facts).toEqual({
      'has-owners': { value: true, evidence: evidence('.github/CODEOWNERS') },
      node: { value: '22.1.0', evidence: evidence('package.json') },
      scripts: { value: { test: 'jest' }, evidence: evidence('package.json') },
      'is-private': { value: true, evidence: evidence('package.json') },
      'base-image': { value: '20-alpine', evidence: evidence('Dockerfile') },
      go: { value: '1.10', evidence: evidence('ci.yaml') },
      retries: { value: 3, evidence: evidence('ci.yaml') },
    });
    expect(reads.map(({ path }) => path)).toEqual([
      'CODEOWNERS',
      '.github/CODEOWNERS',
      'package.json',
      'Dockerfile',
      'ci.yaml',
    ]);
  });

  it('says what is not there, and what cannot be read', async () => {
    const { read } = setup({
      'package.json': '{"engines":{}, "scripts":["x"]}',
      Dockerfile: 'FROM scratch',
      'ci.yaml': 'jobs: [',
    });
    expect((await read())[0]).toMatchObject({
      'has-owners': { value: false },
      node: { missing: 'There is no engines.node in package.json.' },
      scripts: {
        unavailable:
          'The value of scripts in package.json is a list and an object of texts is wanted.',
      },
      'base-image': {
        missing: 'There is no match of ^FROM node:(\\S+) in Dockerfile.',
      },
      go: { unavailable: 'ci.yaml cannot be read: it is no YAML.' },
    });
    const [nothing] = await setup({}).read();
    expect(nothing).toMatchObject({
      'has-owners': { value: false },
      node: { missing: 'There is no package.json.' },
    });
  });

  it.each([
    [
      new NotAllowedError('Reading from x is not allowed'),
      'the portal may not read from github.com; add an integration for it',
    ],
    [
      new Error('x could not be read as y, 403 Forbidden'),
      'github.com answers 403',
    ],
    [
      { stream: Readable.from(Array(9).fill(Buffer.alloc(100_000))) },
      'it is larger than 512 kB',
    ],
  ])('says of a file that is refused why', async (answer, reason) => {
    const { read } = setup({ ...FILES, 'package.json': answer });
    expect((await read())[0]).toMatchObject({
      node: { unavailable: `package.json cannot be read: ${reason}.` },
      retries: { value: 3 },
    });
  });

  it('looks through no more of a file than takes a moment, and says so', async () => {
    const from = (length: number) =>
      'FROM node:22'.padEnd(length - 1, ' ').concat('.');
    const baseImage = async (length: number) =>
      (await setup({ Dockerfile: from(length) }).read())[0]['base-image'];
    expect(await baseImage(64_000)).toMatchObject({ value: '22' });
    expect(await baseImage(64_001)).toMatchObject({
      unavailable:
        'Dockerfile cannot be read: it is longer than 64,000 characters, and no more is looked through.',
    });
  });

  it('is told only what has changed', async () => {
    const { read, reads, etags } = setup(FILES);
    const before = await read();
    reads.length = 0;
    expect(await read()).toEqual(before);
    expect(reads).toContainEqual({ path: 'package.json', etag: 'v1' });
    etags.set('package.json', 'v2');
    reads.length = 0;
    expect(await read()).toEqual(before);
    expect(reads).toContainEqual({ path: 'package.json', etag: 'v1' });
    reads.length = 0;
    await read();
    expect(reads).toContainEqual({ path: 'package.json', etag: 'v2' });
  });

  it('reads what two entities share once, and at most eight files at a time', async () => {
    const { read, reads, busy } = setup(FILES);
    await read([service('a'), service('b')]);
    expect(reads).toHaveLength(5);
    await read(
      Array.from({ length: 30 }, (_, i) =>
        service(`s${i}`, `${ROOT}s${i}/catalog-info.yaml`),
      ),
    );
    expect(busy.peak).toBe(8);
  });

  it('leaves an entity out whose host fails, and throws when it is the host', async () => {
    const folder = `${ROOT}b/catalog-info.yaml`;
    const { provider } = setup({
      ...FILES,
      'b/package.json': new Error('x could not be read as y, 503 Unavailable'),
    });
    const found = await provider.collect(
      batchOf([service('a'), service('b', folder)]),
    );
    expect(found.map(({ entityRef }) => entityRef)).toEqual([
      'component:default/a',
    ]);
    await expect(
      provider.collect(batchOf([service('b', folder)])),
    ).rejects.toThrow('github.com answered 503');
    const limited = setup({
      ...FILES,
      'b/CODEOWNERS': new Error('x, 403 Forbidden (rate limit exceeded)'),
    });
    await expect(
      limited.read([service('a'), service('b', folder)]),
    ).rejects.toThrow('github.com answered 429');
  });

  it('waits for no reader that hangs', async () => {
    const { provider } = setup(
      { CODEOWNERS: { stream: new Readable({ read() {} }) } },
      20,
    );
    await expect(provider.collect(batchOf([service('a')]))).rejects.toThrow(
      'github.com did not answer within 0.02 s',
    );
  });

  it('reads nothing of entities whose descriptor is in no repository', async () => {
    const { read, reads } = setup(FILES);
    const [facts] = await read([
      componentEntity({
        name: 'a',
        annotations: {
          'backstage.io/managed-by-location': 'file:/etc/x.yaml',
          'backstage.io/source-location': `url:${ROOT}`,
        },
      }),
    ]);
    expect(facts.node).toEqual({
      unavailable:
        'Files are not read: its descriptor does not come from an http or https address, and files are read only beside it.',
    });
    expect(reads).toEqual([]);
  });
});

describe('hostile files', () => {
  const bomb = [
    'a: &a [x,x,x,x,x,x,x,x,x]',
    ...'bcdefgh'.split('').map((name, i) => {
      const before = 'abcdefgh'[i];
      return `${name}: &${name} [${Array(9).fill(`*${before}`).join(',')}]`;
    }),
  ].join('\n');

  it.each([
    ['an alias bomb', bomb],
    ['depth', '['.repeat(30_000)],
    ['a long text', `a: ${'x'.repeat(40_000)}`],
    ['two keys', 'jobs: 1\njobs: [{go: 1.10}]'],
    ['a prototype', '__proto__: {jobs: [{go: "1"}]}'],
    ['nothing', ''],
    ['bytes', '\u0000\ufffd'],
  ])('%s is read without harm', async (_, text) => {
    const { read } = setup({ ...FILES, 'ci.yaml': text });
    const started = performance.now();
    const [facts] = await read();
    expect(performance.now() - started).toBeLessThan(2_000);
    expect(facts.node).toMatchObject({ value: '22.1.0' });
    expect(facts.retries).not.toHaveProperty('value');
  });
});
