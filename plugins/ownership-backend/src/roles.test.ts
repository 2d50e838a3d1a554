import { allowAll, startBackend } from './__testUtils__/ownershipBackend';
import {
  createOrphans,
  lead,
  proposer,
  transferCalls,
  user,
} from './__testUtils__/transferCalls';

const orphans = createOrphans(3);
const orphan = orphans.take;

let running: Awaited<ReturnType<typeof startBackend>>;
const { transferOf, proposed, closedOf } = transferCalls(() => running);
beforeAll(async () => {
  running = await startBackend(allowAll, orphans.entities);
}, 60_000);
afterAll(() => running.backend.stop());

describe('roles', () => {
  const ref = 'component:default/ledger-api';
  const set = (role: string, value: string, credentials = lead) =>
    running.put('/roles', { entityRef: ref, role, value }, credentials);

  it('are set by those who answer, and given back', async () => {
    const { status, body } = await set('tech-lead', 'noor-haddad');
    expect(status).toBe(200);
    expect(body.items).toContainEqual(
      expect.objectContaining({
        role: 'tech-lead',
        value: 'noor-haddad',
        entity: expect.objectContaining({
          entityRef: 'user:default/noor-haddad',
        }),
        source: 'set',
      }),
    );
    const support = await set('support-channel', '#ledger-help');
    expect(support.body.items.map(({ role }: any) => role)).toEqual([
      'support-channel',
      'tech-lead',
    ]);
    const { body: owners } = await running.owners([ref]);
    expect(owners.items[0].roles).toEqual(support.body.items);
    await set('support-channel', '');
    const cleared = await set('tech-lead', ' ');
    expect(cleared.body.items).toEqual([]);
    const history = await running.get(`/changes?entityRef=${ref}`);
    expect(history.body.items[0]).toMatchObject({
      change: 'role-removed',
      role: 'tech-lead',
    });
  });

  it('take a value that every database takes', async () => {
    const { body } = await set('support-channel', '#ledger\0help');
    expect(body.items[0].value).toBe('#ledger\uFFFDhelp');
    expect((await set('support-channel', '')).status).toBe(200);
  });

  it.each([
    ['tech-lead', 'user:default/nobody', 'must be a user'],
    ['tech-lead', '#channel', 'must be a user'],
    ['support-channel', 'some words', 'channel'],
    // eslint-disable-next-line no-script-url
    ['security-contact', 'javascript:alert(1)', 'security-contact'],
  ])('%s takes no %p', async (role, value, message) => {
    const { status, body } = await set(role, value);
    expect(status).toBe(400);
    expect(body.error.message).toContain(message);
  });

  it('are refused to who does not answer', async () => {
    expect((await set('tech-lead', 'arjun-mehta', proposer)).status).toBe(403);
  });
});

describe('POST /renames', () => {
  it('is for administrators named in the config only', async () => {
    const { status, body } = await running.post(
      '/renames',
      { fromRef: 'component:default/a', toRef: 'component:default/b' },
      lead,
    );
    expect(status).toBe(403);
    expect(body.error.message).toContain('ownership.admins');
  });

  it('moves confirmations, transfers, roles and history, and puts them together with what is there', async () => {
    const [from, to] = [orphan(), orphan()];
    const transfers = await proposed(from);
    const rename = () =>
      running.post(
        '/renames',
        { fromRef: from, toRef: to },
        user('ines-moreau'),
      );
    const { status, body } = await rename();
    expect(status).toBe(200);
    expect(body.moved).toBeGreaterThan(1);
    expect(await transferOf(from)).toBeUndefined();
    expect((await transferOf(to))?.id).toBe(transfers[0].id);
    const history = await running.get(`/changes?entityRef=${to}`, lead);
    expect(history.body.items.map(({ change }: any) => change)).toEqual([
      'renamed',
      'transfer-proposed',
      'first-seen',
    ]);
    const [later] = await proposed(from);
    expect((await rename()).status).toBe(200);
    expect((await transferOf(to))?.id).toBe(later.id);
    expect(await closedOf(to)).toEqual(['superseded']);
  });

  it('moves nothing to a reference that is not in the catalog: what is open would end there', async () => {
    const from = orphan();
    const [transfer] = await proposed(from);
    const { status, body } = await running.post(
      '/renames',
      { fromRef: from, toRef: 'component:default/typo' },
      user('ines-moreau'),
    );
    expect(status).toBe(400);
    expect(body.error.message).toContain('component:default/typo');
    expect((await transferOf(from))?.id).toBe(transfer.id);
  });
});
