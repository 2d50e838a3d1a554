import { groupEntity, userEntity, withRelations } from '@internal/test-kit';
import {
  allowAll,
  conditionalCatalog,
  isCatalogRead,
  paymentsOnly,
  startBackend,
  type Decide,
} from './__testUtils__/ownershipBackend';
import {
  createOrphans,
  lead,
  transferCalls,
  user,
} from './__testUtils__/transferCalls';

const restricted = { 'callboard.dev/visibility': 'restricted' };
const secret = userEntity({ name: 'greta-secret' });
secret.metadata.labels = restricted;
const team = groupEntity({
  name: 'ledger-secret',
  members: ['greta-secret'],
});
team.metadata.labels = restricted;
const secretTeam = 'group:default/ledger-secret';
const orphans = createOrphans(3);

const admin = user('ines-moreau');
const hidesRestricted: Decide = name =>
  isCatalogRead(name) ? conditionalCatalog : undefined;

let decide = allowAll;
let running: Awaited<ReturnType<typeof startBackend>>;
const { propose } = transferCalls(() => running);
beforeAll(async () => {
  running = await startBackend(
    name => decide(name),
    [...orphans.entities, ...withRelations([secret, team])],
  );
}, 60_000);
afterAll(() => running.backend.stop());
beforeEach(() => {
  decide = allowAll;
});

const historyOf = async (ref: string) => {
  const { body } = await running.get(`/changes?entityRef=${ref}`, lead);
  return {
    ...body,
    changes: body.items.map(({ change }: any) => change),
    text: JSON.stringify(body),
  };
};

describe('what is hidden', () => {
  it('leaves a transfer to a hidden team out of the history, and of its count', async () => {
    const ref = orphans.take();
    await propose([ref], lead, secretTeam).expect(201);
    await propose([ref], lead).expect(201);
    expect(await historyOf(ref)).toMatchObject({ totalItems: 4 });
    decide = hidesRestricted;
    const history = await historyOf(ref);
    expect(history.changes).toEqual(['transfer-proposed', 'first-seen']);
    expect(history.totalItems).toBe(2);
    expect(history.text).not.toContain('secret');
  });

  it('leaves a person who fills a role without a name, there and in the history', async () => {
    const ref = 'component:default/ledger-api';
    const set = (role: string, value: string) =>
      running.put('/roles', { entityRef: ref, role, value }, lead).expect(200);
    await set('tech-lead', 'user:default/greta-secret');
    await set('security-contact', 'greta-secret');
    decide = hidesRestricted;
    const { body } = await running.owners([ref]);
    expect(body.items[0].roles).toEqual([
      expect.objectContaining({ role: 'security-contact', value: '' }),
      expect.objectContaining({ role: 'tech-lead', value: '' }),
    ]);
    expect(JSON.stringify(body)).not.toContain('secret');
    const history = await historyOf(ref);
    expect(history.changes).toEqual(['role-set', 'role-set', 'first-seen']);
    expect(history.text).not.toContain('secret');
    decide = allowAll;
    expect((await historyOf(ref)).text).toContain('greta-secret');
    await set('tech-lead', '');
    await set('security-contact', '');
  });

  it('leaves a name that was given up out of the history', async () => {
    const [from, to] = [orphans.take(), orphans.take()];
    await running.post('/renames', { fromRef: from, toRef: to }, admin);
    expect((await historyOf(to)).text).toContain(`"text":"${from}"`);
    // Only who sees everything can tell that it is not the name of something hidden.
    running.catalog.remove(from);
    decide = hidesRestricted;
    expect((await historyOf(to)).text).not.toContain(from);
  });
});

describe('requests that a condition on the owner hides', () => {
  it('are not counted for the team', async () => {
    const payments = 'group:default/payments';
    const count = async () => {
      const { body } = await running.post(
        '/teams/by-refs',
        { groupRefs: [payments] },
        user('piet-vos'),
      );
      return body.items[0].requestCount;
    };
    expect(await count()).toBe(0);
    await propose(['component:default/legacy-soap'], lead, payments);
    expect(await count()).toBe(1);
    decide = paymentsOnly;
    expect(await count()).toBe(0);
  });
});
