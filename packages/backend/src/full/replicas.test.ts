import { setTimeout as sleep } from 'node:timers/promises';
import { component } from '../folder/fixtures/descriptors';
import type { BackendProcess } from '../testing/BackendProcess';
import { describeFull } from '../testing/describeFull';
import {
  readUntil as until,
  SERVICE_TOKEN,
  useReplicas,
} from './__testUtils__/useReplicas';

jest.setTimeout(400_000);

describeFull('two backend processes on one PostgreSQL', () => {
  const replicas = useReplicas({
    // A process that is killed during a pass keeps the others from it until the timeout.
    ownership: {
      schedule: { frequency: { seconds: 5 }, timeout: { seconds: 30 } },
      // Due now, whatever the day.
      digest: { weekday: new Date().getUTCDay() || 7, hour: 0 },
      confirmation: { freshFor: { seconds: 1 }, dueAfter: { days: 1 } },
    },
  });
  const { backends, folder, postgres } = replicas;
  const signIn = (backend: BackendProcess, user = 'user:default/ines-moreau') =>
    replicas.signIn(backend, user);

  const entities = async (backend: BackendProcess, token: string) => {
    const answer = await backend.fetch(
      '/api/catalog/entities/by-query?limit=0',
      {
        authorization: `Bearer ${token}`,
      },
    );
    return { status: answer.status, total: (await answer.json()).totalItems };
  };

  async function ownershipOf(
    backend: BackendProcess,
    token: string,
    ref: string,
  ) {
    const answer = await backend.fetch(
      '/api/ownership/owners/by-refs',
      { authorization: `Bearer ${token}` },
      { entityRefs: [ref] },
    );
    return (await answer.json()).items[0];
  }

  const ownerOf = async (...of: Parameters<typeof ownershipOf>) =>
    (await ownershipOf(...of))?.owner?.entityRef;

  /** Number of entities in the folder. */
  async function described(backend: BackendProcess, token: string) {
    const answer = await backend.fetch('/api/catalog-folder/report', {
      authorization: `Bearer ${token}`,
    });
    return (await answer.json()).entities as number;
  }

  it('share the catalog, and each accepts the tokens of the other', async () => {
    const [first, second] = backends;
    const tokens = await Promise.all(backends.map(backend => signIn(backend)));
    const total = await described(second, tokens[0]);
    expect(total).toBeGreaterThan(50);
    for (let tries = 0; tries < 240; tries++) {
      if ((await entities(first, tokens[0])).total === total) {
        break;
      }
      await sleep(500);
    }
    expect(await entities(first, tokens[1])).toEqual({ status: 200, total });
    expect(await entities(second, tokens[0])).toEqual({ status: 200, total });
    expect((await entities(second, `${tokens[0]}x`)).status).toBe(401);
  });

  const post = async (
    backend: BackendProcess,
    token: string,
    pathname: string,
    body: object,
  ) => {
    const answer = await backend.fetch(
      `/api/ownership${pathname}`,
      { authorization: `Bearer ${token}` },
      body,
    );
    return { status: answer.status, body: await answer.json() };
  };

  /** Titles and texts of what a user was told about something. */
  async function notifications(token: string, topic: string) {
    const answer = await backends[1].fetch(
      `/api/notifications?limit=100&topic=${encodeURIComponent(topic)}`,
      { authorization: `Bearer ${token}` },
    );
    const { notifications: found } = await answer.json();
    return found as { payload: { title: string; description?: string } }[];
  }

  it('have one winner of two who answer a transfer at one moment, and tell people once', async () => {
    const [first, second] = backends;
    const ref = 'component:default/legacy-soap';
    const proposer = await signIn(first);
    await until(
      () => ownershipOf(second, proposer, ref),
      item => item?.state === 'missing',
    );
    const proposed = await post(first, proposer, '/transfers', {
      entityRefs: [ref],
      toRef: 'group:default/ledger',
      reason: 'They run it',
    });
    expect(proposed.status).toBe(201);
    const ids = [proposed.body.items[0].id];
    const lead = await signIn(first, 'user:default/tomas-lindqvist');
    const member = await signIn(second, 'user:default/noor-haddad');

    // The team hears of it before it is decided.
    const asked = await until(
      () => notifications(lead, 'Ownership transfers'),
      found => found.length > 0,
    );
    expect(asked).toHaveLength(1);

    const answers = await Promise.all([
      post(first, lead, '/transfers/decisions', { ids, decision: 'accept' }),
      post(second, member, '/transfers/decisions', { ids, decision: 'accept' }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const loser = answers.find(({ status }) => status === 409)!;
    expect(loser.body.error.message).toMatch(/accepted already|meanwhile/);

    const told = await until(
      () => notifications(proposer, 'Ownership transfers'),
      found => found.length > 0,
    );
    // Both processes look every 15 seconds: long enough for a second one to have come.
    await sleep(20_000);
    expect(await notifications(proposer, 'Ownership transfers')).toHaveLength(
      told.length,
    );
    expect(told).toHaveLength(1);
  });

  it('remind a team once', async () => {
    const [first, second] = backends;
    const lead = await signIn(first, 'user:default/tomas-lindqvist');
    const confirmed = await post(first, lead, '/confirmations', {
      items: [
        {
          entityRef: 'component:default/ledger-api',
          ownerRef: 'group:default/ledger',
        },
      ],
    });
    expect(confirmed.status).toBe(201);
    await sleep(1_500);
    // Both are told to run the hourly task now; the platform lets one of them.
    const trigger = (backend: BackendProcess) =>
      backend.fetch(
        '/api/ownership/.backstage/scheduler/v1/tasks/ownership-send-digests/trigger',
        { authorization: `Bearer ${SERVICE_TOKEN}` },
        {},
      );
    await Promise.all([trigger(first), trigger(second)]);
    const reminded = await until(
      () => notifications(lead, 'Ownership reminders'),
      found => found.length > 0,
    );
    expect(reminded).toHaveLength(1);
    await Promise.all([trigger(second), trigger(first)]);
    await sleep(5_000);
    expect(await notifications(lead, 'Ownership reminders')).toHaveLength(1);
  });

  it('leave connections for others', async () => {
    // 2 processes, 5 at most for each of about 12 plugins; PostgreSQL allows 100 unless told otherwise.
    expect(await postgres!.connections()).toBeLessThan(100);
  });

  it('keep working when one of them is killed', async () => {
    const [first, second] = backends;
    const token = await signIn(first);
    const before = await entities(second, token);
    await first.stop('SIGKILL');
    await expect(entities(first, token)).rejects.toThrow();
    expect(await entities(second, token)).toEqual(before);
    const renewed = await signIn(second);
    expect(await entities(second, renewed)).toEqual(before);
    expect(await described(second, renewed)).toBe(before.total);
    expect(await ownerOf(second, renewed, 'component:default/ledger-api')).toBe(
      'group:default/ledger',
    );
  });

  it('follow the catalog on when one of them is killed', async () => {
    const [, second] = backends;
    const token = await signIn(second);
    const ref = 'component:default/late';
    expect(await ownerOf(second, token, ref)).toBeUndefined();
    folder.addContent({ 'late.yaml': component('late') });
    let owner;
    for (let tries = 0; tries < 240 && !owner; tries++) {
      await sleep(500);
      owner = await ownerOf(second, token, ref);
    }
    expect(owner).toBe('group:default/ledger');
  });
});
