import { mockCredentials } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  oncallOverrideCreatePermission,
  oncallScheduleReadPermission,
  oncallScheduleUpdatePermission,
  OncallClient,
  unpackOnCall,
  type Schedule,
} from '@callboard/backstage-plugin-oncall-common';
import {
  createOncallConditionalDecision,
  oncallConditions,
} from '@callboard/backstage-plugin-oncall-node';
import { componentEntity, systemEntity } from '@internal/test-kit';
import request from 'supertest';
import {
  hidesRestricted,
  member,
  startBackend,
  stranger,
  type Decide,
} from './__testUtils__/oncallBackend';
import { weekly } from './__testUtils__/version';

const lead = mockCredentials.user('user:default/ana-ruiz');
const restrictedMember = mockCredentials.user('user:default/elena-marchetti');
const hour = (hours: number) =>
  new Date(
    Math.ceil(Date.now() / 60_000) * 60_000 + hours * 3_600_000,
  ).toISOString();

describe('the on-call API', () => {
  let decide: Decide = hidesRestricted;
  let api: Awaited<ReturnType<typeof startBackend>>;
  let ledger: Schedule;

  const create = (body: object = {}, credentials = member) =>
    api.post(
      '/schedules',
      {
        name: 'Ledger primary',
        teamRef: 'group:default/ledger',
        version: weekly('noor-haddad', 'emil-novak'),
        ...body,
      },
      credentials,
    );
  const who = async (entityRefs: string[], credentials = stranger) => {
    const { body } = await api
      .post('/on-call/by-refs', { entityRefs }, credentials)
      .expect(200);
    return unpackOnCall(body).items as any[];
  };

  beforeAll(async () => {
    api = await startBackend(
      name => decide(name),
      [
        componentEntity({ name: 'without-schedule', owner: 'payments-core' }),
        componentEntity({
          name: 'part',
          owner: 'no-such-team',
          system: 'whole',
        }),
        systemEntity({ name: 'whole', owner: 'ledger' }),
        componentEntity({ name: 'of-a-person', owner: 'user:noor-haddad' }),
      ],
    );
    ledger = (await create().expect(201)).body;
  });
  afterAll(() => api.backend.stop());
  beforeEach(() => {
    decide = hidesRestricted;
  });

  it('answers for an entity by the schedules of its owner', async () => {
    const [answer] = await who(['group:default/ledger']);
    expect(answer).toMatchObject({
      entityRef: 'group:default/ledger',
      team: { title: 'Ledger' },
      levels: [
        {
          level: 1,
          schedule: { id: ledger.id, name: 'Ledger primary' },
          now: {
            people: [
              {
                known: true,
                channels: [
                  { kind: 'email', href: expect.stringContaining('mailto:') },
                ],
              },
            ],
          },
          next: { people: [{ known: true }] },
        },
      ],
    });
  });

  it('answers by what an entity is part of, and says so', async () => {
    const [answer] = await who(['component:default/part']);
    expect(answer).toMatchObject({
      via: 'owner',
      inheritedFrom: { entityRef: 'system:default/whole' },
      levels: [{ schedule: { id: ledger.id } }],
    });
  });

  it.each([
    ['component:default/of-a-person', 'owner-not-a-team'],
    ['component:default/without-schedule', 'no-schedule'],
  ])('says why nobody answers for %s', async (ref, problem) => {
    const [answer] = await who([ref]);
    expect(answer).toMatchObject({ levels: [], problem });
    expect(answer.reason).toMatch(/\w/);
  });

  it('has no answer for what is unknown or hidden', async () => {
    expect(
      await who(['component:default/none', 'component:default/heron-api']),
    ).toEqual([null, null]);
  });

  it('says who is on call at another time', async () => {
    const at = async (instant: string) => {
      const { body } = await api
        .post('/on-call/by-refs', {
          entityRefs: ['group:default/ledger'],
          at: instant,
        })
        .expect(200);
      return body.schedules[0].now.people[0].entityRef;
    };
    expect(await at('2030-01-07T07:59:59Z')).not.toBe(
      await at('2030-01-07T08:00:00Z'),
    );
    await api
      .post('/on-call/by-refs', { entityRefs: [], at: '2026-11-30T09:00' })
      .expect(400, /at: \\"2026-11-30T09:00\\" is no instant/);
  });

  it('lists schedules with who is on call and the gaps of a year', async () => {
    const { body } = await api
      .get('/schedules?q=ledger', undefined, stranger)
      .expect(200);
    expect(body).toMatchObject({
      totalItems: 1,
      items: [{ id: ledger.id, gapCount: 0, now: {}, next: {} }],
    });
    const none = await api.get('/schedules?q=nobody-like-this').expect(200);
    expect(none.body.items).toEqual([]);
    const gaps = await api.get('/schedules?gaps=true').expect(200);
    expect(gaps.body.items).toEqual([]);
  });

  it('gives a schedule with all that its answers need', async () => {
    const { body } = await api.get(`/schedules/${ledger.id}`).expect(200);
    expect(body).toMatchObject({
      revision: 1,
      versions: [{ number: 1, createdBy: { title: 'Noor Haddad' } }],
      people: [{ title: 'Emil Novák' }, { title: 'Noor Haddad' }],
      zones: [{ timeZone: 'Europe/Berlin' }],
      allowed: ['edit', 'override', 'delete'],
    });
    const other = await api.get(`/schedules/${ledger.id}`, undefined, stranger);
    expect(other.body.allowed).toEqual([]);
  });

  describe('changes', () => {
    let id: string;
    beforeEach(async () => {
      id = (await create({ name: 'Changing' }).expect(201)).body.id;
    });
    afterEach(async () => {
      decide = hidesRestricted;
      await api.remove(`/schedules/${id}`).expect(204);
    });
    const override = {
      kind: 'replace-all',
      startsAt: hour(1),
      endsAt: hour(3),
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
          version: { ...weekly('emil-novak'), effectiveFrom: hour(-2) },
        })
        .expect(400, /version.effectiveFrom: .* has passed/);
      await api
        .post(`/schedules/${id}/overrides`, { ...override, startsAt: hour(-1) })
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
      await create({ version: weekly('Noor Haddad') }).expect(
        400,
        /slots\[0\].userRefs\[0\]: 'user:default\/Noor Haddad'/,
      );
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
        await create({}, caller).expect(403);
        await api
          .post(
            `/schedules/${id}/versions`,
            { baseRevision: 1, version },
            caller,
          )
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
      const { body } = await create({
        name: 'Helped',
        version: weekly('noor-haddad', 'ana-ruiz'),
      }).expect(201);
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

  describe('what is hidden', () => {
    let hidden: string;
    beforeAll(async () => {
      decide = () => undefined;
      const { body } = await create(
        {
          name: 'Heron primary',
          teamRef: 'group:default/heron-team',
          version: weekly('elena-marchetti'),
        },
        restrictedMember,
      ).expect(201);
      hidden = body.id;
    });

    it('shows in no list, count or answer', async () => {
      const { body } = await api
        .get('/schedules', undefined, stranger)
        .expect(200);
      expect(JSON.stringify(body)).not.toMatch(/heron/i);
      await api.get(`/schedules/${hidden}`, undefined, stranger).expect(404);
      await api
        .get(`/schedules/${hidden}/changes`, undefined, stranger)
        .expect(404);
      expect(await who(['group:default/heron-team'])).toEqual([null]);
    });

    it('is as absent to a change as to a read', async () => {
      await api
        .post(`/schedules/${hidden}/overrides`, {
          kind: 'add',
          startsAt: hour(1),
          endsAt: hour(2),
          userRefs: ['user:default/noor-haddad'],
        })
        .expect(404);
      await create({ teamRef: 'group:default/heron-team' }).expect(
        400,
        /there is no group/,
      );
    });

    it('follows the conditions of a policy', async () => {
      decide = name =>
        name === oncallScheduleReadPermission.name
          ? createOncallConditionalDecision(
              oncallScheduleReadPermission,
              oncallConditions.isOfTeam({ teams: ['group:default/payments'] }),
            )
          : undefined;
      const { body } = await api.get('/schedules').expect(200);
      expect(body.items.map(({ name }: any) => name)).toEqual([
        'Ledger primary',
      ]);
      decide = () => ({ result: AuthorizeResult.DENY });
      expect((await api.get('/schedules').expect(200)).body.totalItems).toBe(0);
      await api.get(`/schedules/${ledger.id}`).expect(403);
    });
  });

  it('answers nobody who has not signed in', async () => {
    const anonymous = (path: string) =>
      request(api.backend.server)
        .post(`/api/oncall${path}`)
        .set('authorization', mockCredentials.none.header())
        .send({ entityRefs: [], configuration: { versions: [] }, window: {} });
    await anonymous('/on-call/by-refs').expect(401);
  });

  it('previews any configuration through the client', async () => {
    const baseUrl = `http://localhost:${api.backend.server.port()}`;
    const client = new OncallClient({
      discoveryApi: { getBaseUrl: async id => `${baseUrl}/api/${id}` },
    });
    const answer = await client.previewSchedule(
      {
        configuration: { versions: [weekly('a', '')] },
        window: {
          startsAt: '2026-11-30T08:00:00Z',
          endsAt: '2026-12-14T08:00:00Z',
        },
      },
      { token: mockCredentials.user.token() },
    );
    expect(answer.intervals).toHaveLength(1);
    expect(answer.gaps).toEqual([
      {
        startsAt: '2026-12-07T08:00:00.000Z',
        endsAt: '2026-12-14T08:00:00.000Z',
      },
    ]);
  });
});
