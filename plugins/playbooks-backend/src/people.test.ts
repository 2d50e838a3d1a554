import { randomUUID } from 'node:crypto';
import { mockServices } from '@backstage/backend-test-utils';
import { ERASED_PERSON_REF } from '@callboard/backstage-plugin-playbooks-common';
import { heardEvents } from './__testUtils__/heardEvents';
import { as, startPlaybooks } from './__testUtils__/startPlaybooks';

jest.mock('./threads/TimedThread');

const ANA = 'user:default/ana';
const RENAMED = 'ownership.entity.renamed';

describe('what is kept of people', () => {
  const auditor = mockServices.auditor.mock();
  let started: Awaited<ReturnType<typeof startPlaybooks>>;
  const events = heardEvents(RENAMED);

  beforeAll(async () => {
    started = await startPlaybooks(
      { 'Lag.md': '# Lag\n\n1. Look\n' },
      [auditor.factory, events.factory],
      folder => ({
        playbooks: {
          sources: [{ id: 'docs', folder }],
          admins: ['user:default/admin'],
        },
      }),
    );
  }, 60_000);
  afterAll(() => started.stop());
  beforeEach(() => started.denied.clear());

  const run = async (userRef: string) => {
    const { client } = started;
    const { items } = await client.listPlaybooks({}, as(userRef));
    const id = randomUUID();
    await client.startRun({ id, pageId: items[0].id }, as(userRef));
    return id;
  };
  const call = async (
    path: string,
    body?: object,
    caller = 'user:default/admin',
  ) => {
    const { port } = started.backend.server.address() as { port: number };
    const { token } = as(caller);
    const answer = await fetch(
      `http://localhost:${port}/api/playbooks/people/${path}`,
      {
        headers: {
          authorization: `Bearer ${token}`,
          'content-type': 'application/json',
        },
        ...(body && { method: 'POST', body: JSON.stringify(body) }),
      },
    );
    return { status: answer.status, body: await answer.json() };
  };
  const recordsOf = async (userRef: string) =>
    (await call(`records?userRef=${encodeURIComponent(userRef)}`)).body.items;

  it('is given out and erased, on record', async () => {
    const id = await run(ANA);
    expect(await recordsOf('User:default/ANA')).toMatchObject([
      { runId: id, isStarter: true, entries: [{ kind: 'started' }] },
    ]);
    const erased = await call('erase', { userRef: ANA });
    expect(erased).toEqual({ status: 200, body: { runs: 1 } });
    expect(await recordsOf(ANA)).toEqual([]);
    const shown = await started.client.getRun({ id }, as('user:default/ben'));
    expect(shown.startedByRef).toBe(ERASED_PERSON_REF);
    const deeds = auditor.createEvent.mock.calls
      .map(([event]) => event)
      .filter(({ eventId }) => eventId === 'person-data')
      .map(({ meta }) => meta!.actionType);
    expect(deeds).toEqual(['export', 'erase', 'export']);
  });

  it('is nothing for whoever may not manage it', async () => {
    await run(ANA);
    const other = await call('erase', { userRef: ANA }, 'user:default/ben');
    expect(other.status).toBe(403);
    started.denied.add('playbooks.people.manage');
    expect((await call(`records?userRef=${ANA}`)).status).toBe(403);
    expect((await call('erase', { userRef: ANA })).status).toBe(403);
    started.denied.clear();
    expect(await recordsOf(ANA)).toHaveLength(1);
  });

  it('is erased of people only', async () => {
    for (const userRef of ['group:default/ledger', ERASED_PERSON_REF, 'ana']) {
      expect((await call('erase', { userRef })).status).toBe(400);
    }
  });

  it('moves with a new reference', async () => {
    const id = await run('user:default/cleo');
    const eventPayload = {
      version: 1,
      fromRef: 'user:default/cleo',
      toRef: 'user:default/cleopatra',
      actorRef: 'user:default/admin',
    };
    await events.tell({ ...eventPayload, version: 2 });
    expect(await recordsOf('user:default/cleopatra')).toEqual([]);
    await events.tell(eventPayload);
    expect(await recordsOf('user:default/cleopatra')).toMatchObject([
      { runId: id },
    ]);
  });
});
