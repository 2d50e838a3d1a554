import { rootSystemMetadataServiceFactory } from '@backstage/backend-defaults/rootSystemMetadata';
import fs from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
  type TestBackend,
} from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  PlaybooksClient,
  type PlaybookSummary,
} from '@callboard/backstage-plugin-playbooks-common';
import { heldTasks } from '@internal/test-kit';
import request from 'supertest';
import { playbooksPlugin } from './plugin';

jest.mock('./threads/TimedThread');

const pages = {
  'LedgerLag.md': `---
alerts: [LedgerLagHigh]
aliases: ["https://old.example/lag"]
---
# LedgerLag

## Diagnosis

1. \`kubectl get pods -n <namespace>\`
`,
  'set.md': '# All the others\n\n## Alert Name: LedgerDown\n\nRestart it.\n',
  'manual.rst': 'Manual',
};

describe('the playbooks API', () => {
  let folder: string;
  let backend: TestBackend;
  let client: PlaybooksClient;
  let isAllowed = true;
  const tasks = heldTasks();
  const member = mockCredentials.user.header();
  const get = (url: string, authorization = member) =>
    request(backend.server)
      .get(`/api/playbooks${url}`)
      .set('authorization', authorization);

  beforeAll(async () => {
    folder = fs.mkdtempSync(path.join(tmpdir(), 'callboard-playbooks-'));
    for (const [name, text] of Object.entries(pages)) {
      fs.writeFileSync(path.join(folder, name), text);
    }
    backend = await startTestBackend({
      features: [
        playbooksPlugin,
        rootSystemMetadataServiceFactory,
        mockServices.rootConfig.factory({
          data: {
            playbooks: {
              sources: [{ id: 'docs', folder, url: 'https://docs.example' }],
              mappings: [{ variables: { tenant: 'customer' } }],
            },
          },
        }),
        createServiceFactory({
          service: coreServices.scheduler,
          deps: {},
          factory: () => tasks.scheduler,
        }),
        createServiceFactory({
          service: coreServices.permissions,
          deps: {},
          factory: () =>
            mockServices.permissions.mock({
              authorize: async requests =>
                requests.map(() => ({
                  result: isAllowed
                    ? AuthorizeResult.ALLOW
                    : AuthorizeResult.DENY,
                })),
            }),
        }),
      ],
    });
    const address = backend.server.address() as { port: number };
    client = new PlaybooksClient({
      discoveryApi: {
        getBaseUrl: async id => `http://localhost:${address.port}/api/${id}`,
      },
    });
    await tasks.run('playbooks-read-sources');
  });
  beforeEach(() => {
    isAllowed = true;
  });
  afterAll(async () => {
    await backend.stop();
    fs.rmSync(folder, { recursive: true });
  });

  const options = { token: mockCredentials.user.token() };

  it('lists pages, and finds them by their words', async () => {
    const all = await client.listPlaybooks({ limit: 1 }, options);
    expect(all).toMatchObject({
      items: [{ title: 'All the others', path: 'set.md', status: 'active' }],
      totalItems: 2,
    });
    const rest = await client.listPlaybooks(
      { limit: 1, cursor: all.pageInfo.nextCursor },
      options,
    );
    expect(rest).toMatchObject({
      items: [
        {
          title: 'LedgerLag',
          url: 'https://docs.example/LedgerLag.md',
          steps: 1,
          commands: 1,
        },
      ],
      pageInfo: {},
    });
    const found = await client.listPlaybooks({ q: 'lag high' }, options);
    expect(found.items.map(({ title }) => title)).toEqual(['LedgerLag']);
    await get('/pages?cursor=x').expect(400);
    await get('/pages?limit=0').expect(400);
  });

  it('gives a page to read', async () => {
    const { items } = await client.listPlaybooks({ q: 'lag' }, options);
    const page = await client.getPlaybook({ id: items[0].id }, options);
    expect(page.page.steps).toHaveLength(1);
    expect(page.mapping).toEqual({ tenant: 'customer' });
    expect(page.page.variables.map(({ name }) => name)).toEqual(['namespace']);
    const pinned = { id: page.id, version: page.version };
    expect(await client.getPlaybook(pinned, options)).toEqual(page);
    await get('/pages/nothing').expect(404);
    await get(`/pages/${page.id}?version=${'0'.repeat(64)}`).expect(404);
    await get(`/pages/${page.id}?version=1`).expect(400);
  });

  it.each([
    ['its front matter', 'LedgerLagHigh', {}, 'LedgerLag.md', undefined],
    ['its name', 'LedgerLag', {}, 'LedgerLag.md', undefined],
    ['a section', 'LedgerDown', {}, 'set.md', 'alert-name-ledgerdown'],
    [
      'the address in the alert',
      'Nothing',
      { runbook_url: 'https://docs.example/LedgerLag.md#diagnosis' },
      'LedgerLag.md',
      'diagnosis',
    ],
    [
      'an old address',
      'Nothing',
      { runbook_url: 'https://old.example/lag' },
      'LedgerLag.md',
      undefined,
    ],
  ])(
    'finds a page by %s',
    async (_, alertname, annotations, file, sectionId) => {
      const { matches, near } = await client.findPlaybooks(
        { labels: { alertname }, annotations },
        options,
      );
      expect(matches[0].playbook.path).toBe(file);
      expect(matches[0].sectionId).toBe(sectionId);
      expect(near).toEqual([]);
    },
  );

  it('gives the first page that it finds to read with the answer', async () => {
    const alert = { labels: { alertname: 'LedgerLagHigh' } };
    const { matches, page } = await client.findPlaybooks(
      { ...alert, withPage: true },
      options,
    );
    const { id } = matches[0].playbook;
    expect(page).toEqual(await client.getPlaybook({ id }, options));
    expect((await client.findPlaybooks(alert, options)).page).toBeUndefined();
    const missed = { labels: { alertname: 'LedgerLagVeryHigh' } };
    expect(
      (await client.findPlaybooks({ ...missed, withPage: true }, options)).page,
    ).toBeUndefined();
  });

  it('says what is near where nothing is found', async () => {
    const { matches, near } = await client.findPlaybooks(
      { labels: { alertname: 'LedgerLagVeryHigh' } },
      options,
    );
    expect(matches).toEqual([]);
    expect(near.map(({ alert }) => alert)).toContain('LedgerLagHigh');
    await request(backend.server)
      .post('/api/playbooks/alerts/find')
      .set('authorization', member)
      .send({ labels: { alertname: 'A' }, lables: {} })
      .expect(400, /lables/);
  });

  it('says how sources were read', async () => {
    expect(await client.listSources(options)).toEqual({
      items: [
        {
          id: 'docs',
          url: 'https://docs.example/',
          pages: 2,
          refused: [
            {
              path: 'manual.rst',
              reason: expect.stringMatching(/reStructuredText/),
            },
          ],
          attemptedAt: expect.any(String),
          completedAt: expect.any(String),
        },
      ],
    });
  });

  it('answers nobody without sign-in, and nobody who may not', async () => {
    const paths = ['/pages', '/pages/x', '/sources'];
    for (const url of paths) {
      await get(url, mockCredentials.none.header()).expect(401);
    }
    isAllowed = false;
    for (const url of paths) {
      await get(url).expect(403);
    }
    await expect(
      client.findPlaybooks({ labels: { alertname: 'LedgerLag' } }, options),
    ).rejects.toMatchObject({ statusCode: 403 });
  });

  it('takes in what has changed, and goes on with the same ids', async () => {
    const before = await client.listPlaybooks({ q: 'lag' }, options);
    fs.writeFileSync(
      path.join(folder, 'LedgerLag.md'),
      '# LedgerLag\n\nAnother text.\n',
    );
    await tasks.run('playbooks-read-sources');
    const [after] = (await client.listPlaybooks({ q: 'lag' }, options)).items;
    const [old]: PlaybookSummary[] = before.items;
    expect(after).toMatchObject({ id: old.id, steps: 0 });
  });
});
