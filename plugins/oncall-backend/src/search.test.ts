import { mockCredentials } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  oncallScheduleReadPermission,
  type OnCallHit,
  type Schedule,
} from '@callboard/backstage-plugin-oncall-common';
import {
  createOncallConditionalDecision,
  oncallConditions,
} from '@callboard/backstage-plugin-oncall-node';
import { componentEntity } from '@internal/test-kit';
import request from 'supertest';
import {
  hidesRestricted,
  inHours,
  startBackend,
  stranger,
  type Decide,
} from './__testUtils__/oncallBackend';

const many = Array.from({ length: 300 }, (_, at) =>
  componentEntity({
    name: `zz-hidden-${at}`,
    owner: 'ledger',
    labels: { 'callboard.dev/visibility': 'restricted' },
  }),
);

describe('the search of on-call', () => {
  let decide: Decide = hidesRestricted;
  let api: Awaited<ReturnType<typeof startBackend>>;
  let ledger: Schedule;

  const find = async (q: string, credentials = stranger) => {
    const query = new URLSearchParams({ q });
    const { body } = await api
      .get(`/on-call/search?${query}`, undefined, credentials)
      .expect(200);
    return body.items as OnCallHit[];
  };
  const namesOf = (hits: OnCallHit[]) =>
    hits.map(({ kind, title }) => `${kind} ${title}`);

  beforeAll(async () => {
    api = await startBackend(
      name => decide(name),
      [
        ...many,
        componentEntity({ name: 'zz-seen', owner: 'ledger' }),
        componentEntity({ name: 'zz-lonely', owner: 'payments-core' }),
      ],
    );
    ledger = (await api.createSchedule().expect(201)).body;
  });
  afterAll(() => api.backend.stop());
  beforeEach(() => {
    decide = hidesRestricted;
  });

  it('answers for services, teams, people and schedules in one list', async () => {
    const hits = await find('ledger');
    expect(namesOf(hits)).toEqual(
      expect.arrayContaining([
        'team Ledger',
        'schedule Ledger primary',
        expect.stringMatching(/^entity .*ledger/i),
      ]),
    );
    expect(hits.find(({ kind }) => kind === 'team')).toMatchObject({
      id: 'group:default/ledger',
      levels: [{ schedule: { id: ledger.id }, now: { people: [{}] } }],
    });
    expect(hits.find(({ kind }) => kind === 'schedule')).toMatchObject({
      id: ledger.id,
      levels: [
        {
          schedule: { timeZone: 'Europe/Berlin' },
          now: { people: [{ known: true }] },
        },
      ],
    });
    const [noor] = await find('Noor Haddad');
    expect(noor).toMatchObject({
      kind: 'person',
      id: 'user:default/noor-haddad',
      levels: [
        { schedule: { name: 'Ledger primary', timeZone: 'Europe/Berlin' } },
      ],
    });
    const { now, next } = noor.levels[0];
    expect((now ?? next)?.people[0].title).toBe('Noor Haddad');
  });

  it('says why nobody answers', async () => {
    expect(await find('zz-lonely')).toMatchObject([
      { kind: 'entity', levels: [], problem: 'no-schedule' },
    ]);
  });

  it('looks behind what the caller does not see', async () => {
    expect(namesOf(await find('zz'))).toEqual([
      'entity zz-lonely',
      'entity zz-seen',
    ]);
    expect(await find('zz-hidden')).toEqual([]);
  });

  it('answers from one letter, with at most six of a kind', async () => {
    decide = () => undefined;
    const hits = await find('z');
    const entities = hits.filter(({ kind }) => kind === 'entity');
    expect(entities).toHaveLength(6);
    expect(await find(' ')).toEqual([]);
  });

  it('leaves out schedules that a policy hides, and answers nobody who may not read', async () => {
    decide = name =>
      name === oncallScheduleReadPermission.name
        ? createOncallConditionalDecision(
            oncallScheduleReadPermission,
            oncallConditions.isOfTeam({ teams: ['group:default/cards'] }),
          )
        : undefined;
    const hits = await find('ledger');
    expect(hits.map(({ kind }) => kind)).not.toContain('schedule');
    expect(hits.find(({ kind }) => kind === 'team')?.levels).toEqual([]);
    decide = name =>
      name === oncallScheduleReadPermission.name
        ? { result: AuthorizeResult.DENY }
        : undefined;
    expect(await find('ledger')).toEqual([]);
    await request(api.backend.server)
      .get('/api/oncall/on-call/search?q=x')
      .set('authorization', mockCredentials.none.header())
      .expect(401);
    await api.get('/on-call/search').expect(400, /q/);
  });

  it('tells in the list what the caller may do', async () => {
    const allowed = async (credentials = stranger) =>
      (await api.get('/schedules', undefined, credentials)).body.items[0]
        .allowed;
    expect(await allowed()).toEqual([]);
    expect(
      await allowed(mockCredentials.user('user:default/noor-haddad')),
    ).toEqual(['edit', 'override', 'delete']);
  });

  it('tells by whom a shift was moved, and from whom', async () => {
    await api
      .post(`/schedules/${ledger.id}/overrides`, {
        kind: 'replace-all',
        startsAt: inHours(24 * 50),
        endsAt: inHours(24 * 50 + 1),
        userRefs: [stranger.principal.userEntityRef],
      })
      .expect(200);
    const { body } = await api.get('/my/shifts', undefined, stranger);
    expect(body.items).toMatchObject([
      {
        overridden: true,
        moved: {
          by: { title: 'Noor Haddad' },
          from: [{ entityRef: expect.stringMatching(/noor|emil/) }],
        },
      },
    ]);
    const mine = await api.get('/my/shifts');
    expect(mine.body.items[0].moved).toBeUndefined();
  });
});
