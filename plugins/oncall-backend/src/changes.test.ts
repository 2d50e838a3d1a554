import { mockCredentials } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  oncallOverrideCreatePermission,
  oncallScheduleReadPermission,
  oncallScheduleUpdatePermission,
} from '@callboard/backstage-plugin-oncall-common';
import {
  hidesRestricted,
  inHours,
  startBackend,
  stranger,
  type Decide,
} from './__testUtils__/oncallBackend';
import request from 'supertest';
import { weekly } from './__testUtils__/version';

const lead = mockCredentials.user('user:default/ana-ruiz');

describe('changes of schedules', () => {
  let decide: Decide = hidesRestricted;
  let api: Awaited<ReturnType<typeof startBackend>>;
  beforeAll(async () => {
    api = await startBackend(name => decide(name));
  });
  afterAll(() => api.backend.stop());

  let id: string;
  beforeEach(async () => {
    id = (await api.createSchedule({ name: 'Changing' }).expect(201)).body.id;
  });
  afterEach(async () => {
    decide = hidesRestricted;
    await api.remove(`/schedules/${id}`).expect(204);
  });
  const override = {
    kind: 'replace-all',
    startsAt: inHours(1),
    endsAt: inHours(3),
    userRefs: ['user:default/ana-ruiz'],
  };

  it('saves a version from now on, and refuses one that stands on an old state', async () => {
    const version = weekly('emil-novak');
    const { body } = await api
      .post(`/schedules/${id}/versions`, {
        baseRevision: await revision(),
        version,
      })
      .expect(200);
    expect(body.versions).toHaveLength(2);
    expect(Date.parse(body.versions[1].effectiveFrom)).toBeGreaterThan(
      Date.now() - 60_000,
    );
    await api
      .post(`/schedules/${id}/versions`, { baseRevision: 1, version })
      .expect(409);
  });

  it('never changes the past', async () => {
    await api
      .post(`/schedules/${id}/versions`, {
        baseRevision: await revision(),
        version: { ...weekly('emil-novak'), effectiveFrom: inHours(-2) },
      })
      .expect(400, /version.effectiveFrom: .* has passed/);
    await api
      .post(`/schedules/${id}/overrides`, {
        ...override,
        startsAt: inHours(-1),
      })
      .expect(400, /startsAt: has passed/);
  });

  it('names what is wrong with a version', async () => {
    const version = weekly('emil-novak');
    version.layers[0].rotation.startsAt = '2026-02-30T09:00';
    await api
      .post(`/schedules/${id}/versions`, {
        baseRevision: await revision(),
        version,
      })
      .expect(400, /version.layers\[0\].rotation.startsAt/);
    await api
      .createSchedule({ version: weekly('Noor Haddad') })
      .expect(400, /slots\[0\].userRefs\[0\]: 'user:default\/Noor Haddad'/);
  });

  it('adds an override, answers by it, and takes it back', async () => {
    const { body } = await api
      .post(`/schedules/${id}/overrides`, override)
      .expect(200);
    const [kept] = body.overrides;
    expect(kept).toMatchObject({
      ...override,
      createdBy: { title: 'Noor Haddad' },
    });
    const back = await api
      .remove(`/schedules/${id}/overrides/${kept.id}`)
      .expect(200);
    expect(back.body.overrides).toEqual([]);
    await api.remove(`/schedules/${id}/overrides/${kept.id}`).expect(404);
    const changes = await api.get(`/schedules/${id}/changes`).expect(200);
    expect(changes.body.items.map(({ kind }: any) => kind)).toEqual([
      'override-removed',
      'override-added',
      'created',
    ]);
  });

  it('tells when somebody is on call, by what the caller sees and cut to the window', async () => {
    await api.post(`/schedules/${id}/overrides`, override).expect(200);
    const shiftsOf = (query: object, credentials = lead) =>
      api.get(
        `/on-call/shifts?${new URLSearchParams({
          person: 'user:default/ana-ruiz',
          from: inHours(2),
          to: inHours(5),
          ...query,
        })}`,
        undefined,
        credentials,
      );
    const { body } = await shiftsOf({}).expect(200);
    expect(body.items).toEqual([
      {
        schedule: { id, name: 'Changing' },
        startsAt: inHours(2),
        endsAt: inHours(3),
      },
    ]);
    expect(
      (await shiftsOf({ from: inHours(4) }).expect(200)).body.items,
    ).toEqual([]);
    decide = name =>
      name === oncallScheduleReadPermission.name
        ? { result: AuthorizeResult.DENY }
        : undefined;
    expect((await shiftsOf({}).expect(200)).body.items).toEqual([]);
    await shiftsOf({ person: 'group:default/ledger' }).expect(400, /person/);
    await shiftsOf({ from: '2026-11-30' }).expect(400, /from/);
    await shiftsOf({ to: inHours(24 * 93) }).expect(400, /92 days/);
    await request(api.backend.server)
      .get('/api/oncall/on-call/shifts')
      .set('authorization', mockCredentials.none.header())
      .expect(401);
  });

  it('adds an override once that is sent again, also at one moment', async () => {
    const sent = { ...override, id: '0d7be1c2-5f6a-4f0e-9b57-2c9a0d1e3f45' };
    const send = (body: object = sent) =>
      api.post(`/schedules/${id}/overrides`, body);
    const answers = await Promise.all([send(), send()]);
    answers.push(await send());
    for (const { status, body } of answers) {
      expect(status).toBe(200);
      expect(body.overrides).toEqual([expect.objectContaining(sent)]);
    }
    await send({ ...sent, endsAt: inHours(4) }).expect(409, /id: another/);
    await send({ ...sent, id: 'mine' }).expect(400);
    const after = await api.get(`/schedules/${id}`).expect(200);
    expect(after.body.overrides).toHaveLength(1);
  });

  it('keeps an override with the zone of the version in force when it starts', async () => {
    await api
      .post(`/schedules/${id}/versions`, {
        baseRevision: await revision(),
        version: {
          ...weekly('emil-novak'),
          timeZone: 'America/New_York',
          effectiveFrom: inHours(24 * 30),
        },
      })
      .expect(200);
    const localTime = (hours: number) => inHours(hours).slice(0, 16);
    const zones = [];
    for (const [start, end] of [
      [48, 49],
      [24 * 40, 24 * 40 + 1],
    ]) {
      const { body } = await api
        .post(`/schedules/${id}/overrides`, {
          ...override,
          startsAt: localTime(start),
          endsAt: localTime(end),
        })
        .expect(200);
      zones.push(body.overrides.at(-1).timeZone);
    }
    expect(zones).toEqual([weekly('emil-novak').timeZone, 'America/New_York']);
  });

  it('refuses an override that names nobody', async () => {
    await api
      .post(`/schedules/${id}/overrides`, {
        ...override,
        userRefs: undefined,
      })
      .expect(400, /userRefs: is missing/);
  });

  it.each([
    ['someone of another team', lead],
    ['a stranger', stranger],
  ])(
    'refuses every change by %s, whatever the policy grants',
    async (_, caller) => {
      decide = () => undefined;
      const version = weekly('emil-novak');
      await api.createSchedule({}, caller).expect(403);
      await api
        .post(`/schedules/${id}/versions`, { baseRevision: 1, version }, caller)
        .expect(403);
      await api
        .post(`/schedules/${id}/overrides`, override, caller)
        .expect(403);
      await api
        .put(
          `/schedules/${id}`,
          { name: 'x', teamRef: 'group:default/ledger', baseRevision: 1 },
          caller,
        )
        .expect(403);
      await api.remove(`/schedules/${id}`, undefined, caller).expect(403);
    },
  );

  it('lets someone on the schedule override, and nothing else', async () => {
    const { body } = await api
      .createSchedule({
        name: 'Helped',
        version: weekly('noor-haddad', 'ana-ruiz'),
      })
      .expect(201);
    await api
      .post(`/schedules/${body.id}/overrides`, override, lead)
      .expect(200);
    await api
      .post(
        `/schedules/${body.id}/versions`,
        { baseRevision: 2, version: weekly('ana-ruiz') },
        lead,
      )
      .expect(403);
    const mine = await api.get('/my/shifts', undefined, lead).expect(200);
    expect(mine.body.items).toContainEqual(
      expect.objectContaining({
        schedule: expect.objectContaining({ id: body.id }),
      }),
    );
    await api.remove(`/schedules/${body.id}`).expect(204);
  });

  async function revision(): Promise<number> {
    return (await api.get(`/schedules/${id}`)).body.revision;
  }

  it.each([
    [oncallScheduleUpdatePermission.name, 'versions'],
    [oncallOverrideCreatePermission.name, 'overrides'],
  ])('lets a policy narrow it: %s', async (permission, what) => {
    decide = name =>
      name === permission ? { result: AuthorizeResult.DENY } : undefined;
    await api
      .post(
        `/schedules/${id}/${what}`,
        what === 'versions'
          ? { baseRevision: 1, version: weekly('emil-novak') }
          : override,
      )
      .expect(403);
  });
});
