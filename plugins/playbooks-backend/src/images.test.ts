import fs from 'node:fs';
import path from 'node:path';
import { mockCredentials } from '@backstage/backend-test-utils';
import request from 'supertest';
import { as, startPlaybooks } from './__testUtils__/startPlaybooks';

jest.mock('./threads/TimedThread');

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const SVG = `<?xml version="1.0"?><!-- by hand -->
<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><script>alert(1)</script></svg>`;
const shows = (...targets: string[]) =>
  `# A\n\n${targets.map(target => `![x](<${target}>)`).join('\n')}\n`;

const pages = {
  'run/a.md': shows(
    'graph one.png',
    '../img/flow.svg',
    'text.png',
    'large.png',
    'secret.png',
    'folder/secret.png',
    '../../outside.png',
    '/img/flow.svg',
  ),
  'b.md': '# B\n',
};

describe('images of pages', () => {
  let started: Awaited<ReturnType<typeof startPlaybooks>>;
  let id: string;
  const member = mockCredentials.user.header();
  const get = (target: string, pageId = id, authorization = member) =>
    request(started.backend.server)
      .get(`/api/playbooks/pages/${pageId}/images`)
      .query({ path: target })
      .set('authorization', authorization);
  const pageIdOf = async (q: string) =>
    (await started.client.listPlaybooks({ q }, as('user:default/ana'))).items[0]
      .id;

  beforeAll(async () => {
    started = await startPlaybooks(pages);
    const { folder, put } = started;
    put('run/graph one.png', PNG);
    put('img/flow.svg', SVG);
    put('run/text.png', '<html><svg></svg><script>alert(1)</script></html>');
    put('run/large.png', Buffer.concat([PNG, Buffer.alloc(5_000_000)]));
    put('unshown.png', PNG);
    const outside = path.join(folder, '..', `${path.basename(folder)}.out`);
    fs.mkdirSync(outside);
    fs.writeFileSync(path.join(outside, 'secret.png'), PNG);
    fs.symlinkSync(
      path.join(outside, 'secret.png'),
      path.join(folder, 'run/secret.png'),
    );
    fs.symlinkSync(outside, path.join(folder, 'run/folder'));
    await started.read();
    id = await pageIdOf('a.md');
  });
  beforeEach(() => started.denied.clear());
  afterAll(async () => {
    fs.rmSync(`${started.folder}.out`, { recursive: true });
    await started.stop();
  });

  it('come from the source of their page, to be asked for again', async () => {
    const { headers, body } = await get('graph%20one.png')
      .buffer()
      .expect(200, PNG);
    expect(Buffer.compare(body, PNG)).toBe(0);
    expect(headers).toMatchObject({
      'content-type': 'image/png',
      'cache-control': 'private, no-cache',
      'x-content-type-options': 'nosniff',
    });
    await get('graph one.png').set('if-none-match', headers.etag).expect(304);
    await get('graph one.png').set('if-none-match', '"other"').expect(200);
    const blob = await started.client.getImage(
      { pageId: id, path: './graph one.png' },
      as('user:default/ana'),
    );
    expect(blob.type).toBe('image/png');
    expect(blob.size).toBe(PNG.length);
  });

  it.each(['../img/flow.svg', '/img/flow.svg', '../img/flow.svg?raw=1#top'])(
    '%s is an SVG, which opened by itself runs and loads nothing',
    async target => {
      const { headers } = await get(target).expect(200);
      expect(headers['content-type']).toBe('image/svg+xml');
      expect(headers['x-content-type-options']).toBe('nosniff');
      expect(headers['content-security-policy']).toBe(
        "default-src 'none'; style-src 'unsafe-inline'; sandbox",
      );
    },
  );

  it.each([
    ['is not there', 'nothing.png'],
    ['is no image, whatever its name', 'text.png'],
    ['is too large', 'large.png'],
    ['is a page', 'a.md'],
    ['no page shows', '../unshown.png'],
    ['lies outside the source', '../../outside.png'],
    ['climbs, hidden', '%2e%2e/%2e%2e/outside.png'],
    ['is a link out of the source', 'secret.png'],
    ['lies behind a link out of the source', 'folder/secret.png'],
    ['is a file of the machine', 'file:///etc/passwd'],
    ['is of another site', 'https://evil.example/x.png'],
  ])('what %s is not found', async (_, target) => {
    await get(target).expect(404, /no such image/);
  });

  it('that are not taken are told to the owner of the source', async () => {
    const { items } = await started.client.listSources(as('user:default/ana'));
    expect(items[0].refused).toEqual([
      { path: 'run/text.png', reason: expect.stringMatching(/is none/) },
      { path: 'run/large.png', reason: expect.stringMatching(/at most 5000/) },
    ]);
  });

  it('are for those who may read their page', async () => {
    const nobody = mockCredentials.none.header();
    await get('graph one.png', id, nobody).expect(401);
    await get('graph one.png', 'nothing').expect(404);
    started.denied.add('playbooks.page.read');
    await get('graph one.png').expect(403);
  });

  it('change and go with their source, and stay when it does not answer', async () => {
    const before = await get('graph one.png').expect(200);
    started.put('run/graph one.png', Buffer.concat([PNG, Buffer.from([0])]));
    await started.read();
    const after = await get('graph one.png').expect(200);
    expect(after.headers.etag).not.toBe(before.headers.etag);
    const away = `${started.folder}.away`;
    fs.renameSync(started.folder, away);
    await started.read();
    await get('graph one.png').expect(200);
    fs.renameSync(away, started.folder);
    started.remove('run/graph one.png');
    await started.read();
    await get('graph one.png').expect(404);
  });
});
