import { mockCredentials } from '@backstage/backend-test-utils';
import { scorecardsApiSpec } from '@callboard/backstage-plugin-scorecards-common/openapi';
import { ana } from './__testUtils__/people';
import { startApi, type Api } from './__testUtils__/startApi';

/** What each operation needs to get as far as its permission. */
const SENT: Record<string, { query?: string; body?: object }> = {
  'POST /results/by-refs': {
    body: { entityRefs: ['component:default/ledger'] },
  },
  'GET /results/entity': { query: 'entityRef=component:default/ledger' },
  'GET /results/explanation': {
    query: 'entityRef=component:default/ledger&check=basics/size',
  },
  'POST /facts/refresh': { body: { entityRef: 'component:default/ledger' } },
  'GET /facts/entity': { query: 'entityRef=component:default/ledger' },
  'GET /facts/changes': { query: 'entityRef=component:default/ledger' },
  'GET /matrix': { query: 'scorecard=basics' },
  'GET /matrix/export': { query: 'scorecard=basics' },
  'GET /lights': { query: 'team=group:default/ledger' },
  'POST /documents/try': { body: { text: '' } },
  'PUT /documents/{kind}/{id}/draft': { body: { text: '' } },
  'DELETE /documents/{kind}/{id}/draft': {
    query: `seenHash=${'0'.repeat(64)}`,
  },
  'POST /documents/{kind}/{id}/publish': { body: { seenHash: '0'.repeat(64) } },
  'POST /standards/{id}/acknowledgements': {
    body: { version: 1, team: 'group:default/ledger' },
  },
  'POST /exemptions': {
    body: {
      entityRef: 'component:default/ledger',
      check: 'basics/size',
      reason: 'x',
      until: '2026-12-24T00:00:00Z',
    },
  },
  'POST /exemptions/{id}/decision': { body: { decision: 'approve' } },
  'GET /sign-offs': { query: 'entityRef=component:default/ledger' },
  'POST /sign-offs': {
    body: {
      entityRef: 'component:default/ledger',
      fact: 'promises/drilled',
      value: true,
      until: '2026-12-24T00:00:00Z',
    },
  },
  'POST /push-tokens': { body: { provider: 'ci', title: 'x' } },
  'POST /people/records': { body: { userRef: 'user:default/ana' } },
  'POST /people/erase': { body: { userRef: 'user:default/ana' } },
};

const PARTS: Record<string, string> = {
  kind: 'Scorecard',
  scorecard: 'basics',
  check: 'size',
  provider: 'test',
  id: 'a0',
};

const OPERATIONS = Object.entries(scorecardsApiSpec.paths).flatMap(
  ([path, methods]) =>
    Object.keys(methods).map(method => `${method.toUpperCase()} ${path}`),
);

const WRITES = OPERATIONS.filter(
  name => !name.startsWith('GET') && !/by-refs|try$/.test(name),
);

describe('each operation', () => {
  let api: Api;
  beforeAll(async () => {
    api = await startApi();
  });
  afterAll(() => api.stop());

  const send = (name: string, token?: string) => {
    const [method, path] = name.split(' ');
    const { query, body } = SENT[name] ?? {};
    const filled = path.replace(/\{(\w+)\}/g, (_, part) => PARTS[part]);
    return fetch(`${api.url}${filled}${query ? `?${query}` : ''}`, {
      method,
      headers: {
        Authorization: token
          ? `Bearer ${token}`
          : mockCredentials.none.header(),
        ...(body && { 'Content-Type': 'application/json' }),
      },
      ...(body && { body: JSON.stringify(body) }),
    });
  };

  it.each(OPERATIONS)('refuses the anonymous: %s', async name => {
    expect((await send(name)).status).toBe(401);
  });

  it.each(OPERATIONS)('refuses who may not read scorecards: %s', async name => {
    api.denied.add('scorecards.result.read');
    api.denied.add('scorecards.people.manage');
    const response = await send(name, ana.token);
    api.denied.clear();
    expect(response.status).toBe(403);
  });

  it.each(WRITES)('puts on record who wanted to: %s', async name => {
    const createEvent = api.auditor.createEvent as jest.Mock;
    createEvent.mockClear();
    await send(name, ana.token);
    expect(createEvent).toHaveBeenCalledTimes(1);
  });

  it.each(
    WRITES.filter(name => !/refresh|start|push-tokens|people/.test(name)),
  )('takes nothing from another backend, which is nobody: %s', async name => {
    const response = await send(name, mockCredentials.service.token());
    expect([403, 404]).toContain(response.status);
  });

  it('lets another backend read, and nobody while results are not there yet', async () => {
    const token = mockCredentials.service.token();
    expect((await send('GET /overview', token)).status).toBe(200);
    const isReady = jest.spyOn(api.runtime, 'isReady', 'get');
    isReady.mockReturnValue(false);
    expect((await send('GET /overview', token)).status).toBe(503);
    isReady.mockRestore();
  });
});
