import { mockCredentials } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  ANNOTATION_ONCALL_SCHEDULE,
  oncallScheduleReadPermission,
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
  inHours,
  startBackend,
  stranger,
  type Decide,
} from './__testUtils__/oncallBackend';
import { weekly } from './__testUtils__/version';

const restrictedMember = mockCredentials.user('user:default/elena-marchetti');
describe('the on-call API', () => {
  let decide: Decide = hidesRestricted;
  let api: Awaited<ReturnType<typeof startBackend>>;
  let ledger: Schedule;

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
        componentEntity({ name: 'ownerless', owner: 'no-such-team' }),
        componentEntity({
          name: 'annotated',
          owner: 'ledger',
          annotations: { [ANNOTATION_ONCALL_SCHEDULE]: 'no-such-schedule' },
        }),
        componentEntity({
          name: 'part',
          owner: 'no-such-team',
          system: 'whole',
        }),
        systemEntity({ name: 'whole', owner: 'ledger' }),
        componentEntity({ name: 'of-a-person', owner: 'user:noor-haddad' }),
      ],
    );
    ledger = (await api.createSchedule().expect(201)).body;
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
          schedule: {
            id: ledger.id,
            name: 'Ledger primary',
            timeZone: 'Europe/Berlin',
          },
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

  it('says what lies ahead of an entity to whoever asks for it', async () => {
    const entityRefs = ['group:default/ledger', 'component:default/ownerless'];
    const ask = (more: object) =>
      api.post('/on-call/by-refs', { entityRefs, ...more }, stranger);
    const { body } = await ask({ outlook: true }).expect(200);
    const [group, ownerless] = unpackOnCall(body).items;
    expect(group?.outlook).toEqual({
      levels: [{ level: 1, people: expect.any(Number) }],
      gaps: { in30Days: 0, in90Days: 0 },
    });
    expect(group?.outlook?.levels[0].people).toBeGreaterThan(1);
    expect(ownerless).not.toHaveProperty('outlook');
    expect((await who(entityRefs))[0]).not.toHaveProperty('outlook');
    await ask({ outlook: true, at: '2030-01-07T08:00:00Z' }).expect(
      400,
      /outlook: it is of now/,
    );
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

  describe('what is hidden', () => {
    let hidden: string;
    beforeAll(async () => {
      decide = () => undefined;
      const { body } = await api
        .createSchedule(
          {
            name: 'Heron primary',
            teamRef: 'group:default/heron-team',
            version: weekly('elena-marchetti'),
          },
          restrictedMember,
        )
        .expect(201);
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
          startsAt: inHours(1),
          endsAt: inHours(2),
          userRefs: ['user:default/noor-haddad'],
        })
        .expect(404);
      await api
        .createSchedule({ teamRef: 'group:default/heron-team' })
        .expect(400, /there is no group/);
    });

    const readsOf =
      (team: string): Decide =>
      name =>
        name === oncallScheduleReadPermission.name
          ? createOncallConditionalDecision(
              oncallScheduleReadPermission,
              oncallConditions.isOfTeam({ teams: [team] }),
            )
          : undefined;

    it('is not said to be missing', async () => {
      decide = readsOf('group:default/payments-core');
      expect(
        await who([
          'component:default/without-schedule',
          'group:default/ledger',
          'component:default/annotated',
        ]),
      ).toMatchObject([
        { problem: 'no-schedule' },
        {
          levels: [],
          problem: 'hidden',
          reason: expect.stringContaining(
            'Who is on call for Ledger is not visible to you',
          ),
        },
        {
          levels: [],
          problem: 'schedule-unknown',
          reason: expect.stringContaining('or it is not visible to you'),
        },
      ]);
      // Of a team without a schedule it reads the same.
      decide = readsOf('group:default/ledger');
      expect(await who(['component:default/without-schedule'])).toMatchObject([
        { problem: 'hidden' },
      ]);
    });

    it('is not said to be unknown to the catalog', async () => {
      const reasonOf = async () =>
        (await who(['component:default/ownerless']))[0].reason;
      expect(await reasonOf()).toMatch(/ or it is not visible to you$/);
      decide = () => undefined;
      expect(await reasonOf()).toMatch(/no-such-team, is not in the catalog$/);
    });

    it('follows the conditions of a policy', async () => {
      decide = readsOf('group:default/payments');
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
