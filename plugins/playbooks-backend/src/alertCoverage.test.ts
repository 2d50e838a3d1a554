import { randomUUID } from 'node:crypto';
import { createServiceFactory } from '@backstage/backend-plugin-api';
import type { ResponseError } from '@backstage/errors';
import { signalsServiceRef } from '@backstage/plugin-signals-node';
import request from 'supertest';
import { as, startPlaybooks } from './__testUtils__/startPlaybooks';

jest.mock('./threads/TimedThread');

const FILES = {
  'LedgerLag.md':
    '---\nservices: [ledger]\n---\n# LedgerLag\n\n1. `kubectl get pods`\n',
  'CardsDown.md': '# CardsDown\n\nTODO: `kubectl get cards`\n',
  'rules.yaml': `groups:
- rules:
  - alert: LedgerLag
    expr: lag > 1
    labels: { severity: critical }
  - alert: CardsDown
    expr: up == 0
    labels: { severity: warning, service: cards }
  - alert: "=FxStale"
    expr: stale > 1
    labels: { severity: critical }
    annotations: { runbook_url: "https://docs.example/Gone.md" }
  - alert: FraudSlow
    expr: slow > 1
    annotations: { runbook_url: "https://portal.example/playbooks/r/LedgerLag" }
`,
  'broken.yaml': 'groups:\n- rules:\n  - alert: [\n',
};

const ana = as('user:default/ana');

describe('coverage over the API', () => {
  let playbooks: Awaited<ReturnType<typeof startPlaybooks>>;

  beforeAll(async () => {
    playbooks = await startPlaybooks(
      FILES,
      [
        createServiceFactory({
          service: signalsServiceRef,
          deps: {},
          factory: () => ({ publish: async () => {} }),
        }),
      ],
      folder => ({
        app: { baseUrl: 'https://portal.example' },
        playbooks: {
          sources: [{ id: 'docs', folder, url: 'https://docs.example' }],
          rules: [
            { id: 'rules', folder, url: 'https://git.example/blob/main' },
          ],
        },
      }),
    );
    await playbooks.readRules();
  });
  beforeEach(() => playbooks.denied.clear());
  afterAll(() => playbooks.stop());

  const list = (query: Parameters<typeof playbooks.client.listCoverage>[0]) =>
    playbooks.client.listCoverage(query, ana);
  const names = async (query: Parameters<typeof list>[0]) =>
    (await list(query)).items.map(({ alert }) => alert);

  it('tells where alerts lead, the worst first', async () => {
    const { items, totals, totalItems, sources } = await list({});
    expect(items.map(({ alert, state }) => [alert, state])).toEqual([
      ['=FxStale', 'dead-link'],
      ['CardsDown', 'todo'],
      ['FraudSlow', 'alias'],
      ['LedgerLag', 'never-run'],
    ]);
    expect(items[3]).toMatchObject({
      severity: 'critical',
      services: ['ledger'],
      page: { title: 'LedgerLag', reason: 'page-name' },
      trust: { level: 'never' },
      rules: [
        {
          path: 'rules.yaml',
          line: 3,
          url: 'https://git.example/blob/main/rules.yaml',
        },
      ],
    });
    expect(totalItems).toBe(4);
    expect(totals).toEqual({
      alerts: 4,
      used: 0,
      nowhere: 1,
      byState: { 'dead-link': 1, todo: 1, alias: 1, 'never-run': 1 },
    });
    expect(sources).toEqual([
      {
        id: 'rules',
        attemptedAt: expect.any(String),
        completedAt: expect.any(String),
        broken: [
          {
            path: 'broken.yaml',
            url: 'https://git.example/blob/main/broken.yaml',
            problems: [
              {
                line: expect.any(Number),
                message: expect.stringMatching(/no YAML/),
              },
            ],
          },
        ],
      },
    ]);
  });

  it('filters, and counts all of them still', async () => {
    expect(await names({ states: ['todo', 'alias'] })).toEqual([
      'CardsDown',
      'FraudSlow',
    ]);
    expect(await names({ severities: ['critical'] })).toEqual([
      '=FxStale',
      'LedgerLag',
    ]);
    expect(await names({ service: 'Cards' })).toEqual(['CardsDown']);
    expect(await names({ q: 'ledger' })).toEqual(['FraudSlow', 'LedgerLag']);
    expect((await list({ q: 'none of these' })).totals.alerts).toBe(4);
  });

  it('gives the list in pages', async () => {
    const first = await list({ limit: 3 });
    expect(first.items).toHaveLength(3);
    expect(
      await names({ limit: 3, cursor: first.pageInfo.nextCursor }),
    ).toEqual(['LedgerLag']);
    const refused = list({ cursor: 'x' }).catch(
      (error: ResponseError) => error.statusCode,
    );
    expect(await refused).toBe(400);
  });

  it('is a table to download, in which nothing is a formula', async () => {
    const csv = await playbooks.client.exportCoverage(
      { states: ['dead-link', 'never-run'] },
      ana,
    );
    expect(csv.split('\r\n')).toEqual([
      'alert,severity,services,state,findings,page,section,page address,trust,used,rule',
      "'=FxStale,critical,,dead-link,dead-link,,,,,no,rules.yaml:9",
      'LedgerLag,critical,ledger,never-run,never-run page,LedgerLag,,https://docs.example/LedgerLag.md,never,no,rules.yaml:3',
      '',
    ]);
  });

  it('is for those who may read playbooks', async () => {
    playbooks.denied.add('playbooks.page.read');
    for (const asked of [list({}), playbooks.client.exportCoverage({}, ana)]) {
      expect(
        await asked.catch((error: ResponseError) => error.statusCode),
      ).toBe(403);
    }
    for (const path of ['/coverage', '/coverage/export']) {
      await request(playbooks.backend.server)
        .get(`/api/playbooks${path}`)
        .set('authorization', 'Bearer nobody')
        .expect(401);
    }
  });

  it('counts a page as used once a run of it has ended, and trusts it', async () => {
    const [{ page }] = (await list({ q: 'LedgerLag', states: ['never-run'] }))
      .items;
    const id = randomUUID();
    await playbooks.client.startRun(
      { id, pageId: page!.id, isDrill: true },
      ana,
    );
    await playbooks.client.endRun({ id, outcome: 'fixed' }, ana);
    const { items, totals } = await list({ states: ['page'] });
    expect(items.map(({ alert }) => alert)).toEqual(['LedgerLag']);
    expect(items[0].trust).toMatchObject({
      level: 'fresh',
      basis: { kind: 'drill', daysAgo: 0 },
    });
    expect(totals.used).toBe(2);
    const { items: pages } = await playbooks.client.listPlaybooks({}, ana);
    expect(pages.map(({ title, trust }) => [title, trust?.level])).toEqual([
      ['CardsDown', 'never'],
      ['LedgerLag', 'fresh'],
    ]);

    playbooks.put(
      'LedgerLag.md',
      `${FILES['LedgerLag.md']}\nAnd \`kubectl top pods\`.\n`,
    );
    await playbooks.read();
    const changed = await playbooks.client.getPlaybook({ id: page!.id }, ana);
    expect(changed.trust).toMatchObject({ level: 'ageing', changed: ['page'] });
  });

  it('follows rules as they change', async () => {
    playbooks.put(
      'rules.yaml',
      'groups:\n- rules:\n  - alert: LedgerLag\n    expr: up\n',
    );
    await playbooks.readRules();
    expect(await names({})).toEqual(['LedgerLag']);
  });
});

describe('coverage without rule files', () => {
  it('is empty', async () => {
    const playbooks = await startPlaybooks({}, [
      createServiceFactory({
        service: signalsServiceRef,
        deps: {},
        factory: () => ({ publish: async () => {} }),
      }),
    ]);
    expect(await playbooks.client.listCoverage({}, ana)).toMatchObject({
      items: [],
      sources: [],
      totals: { alerts: 0 },
    });
    await playbooks.stop();
  });
});
