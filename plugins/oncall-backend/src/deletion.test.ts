import { mockCredentials } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  OncallClient,
  oncallScheduleUpdatePermission,
} from '@callboard/backstage-plugin-oncall-common';
import request from 'supertest';
import {
  hidesRestricted,
  inHours,
  member,
  startBackend,
  stranger,
  type Decide,
} from './__testUtils__/oncallBackend';

const elsewhere = mockCredentials.user('user:default/ana-ruiz');
const colleague = mockCredentials.user('user:default/emil-novak');
const admin = mockCredentials.user('user:default/ines-moreau');

describe('a schedule that is deleted', () => {
  let decide: Decide = hidesRestricted;
  let api: Awaited<ReturnType<typeof startBackend>>;
  beforeAll(async () => {
    api = await startBackend(name => decide(name));
  });
  afterAll(() => api.backend.stop());

  let id: string;
  beforeEach(async () => {
    decide = hidesRestricted;
    const { body } = await api
      .createSchedule({ name: 'Deletable' })
      .expect(201);
    id = body.id;
    await api
      .post(`/schedules/${id}/overrides`, {
        kind: 'add',
        startsAt: inHours(1),
        endsAt: inHours(3),
        userRefs: ['user:default/ana-ruiz'],
      })
      .expect(200);
    await api.remove(`/schedules/${id}`).expect(204);
  });
  afterEach(async () => {
    decide = hidesRestricted;
    await api.remove(`/schedules/${id}`);
  });

  const restore = (credentials = member, path = id) =>
    api.post(`/schedules/${path}/restore`, undefined, credentials);

  it('is nowhere any more', async () => {
    await api.get(`/schedules/${id}`).expect(404);
    await api.get(`/schedules/${id}/changes`).expect(404);
    await api.remove(`/schedules/${id}`).expect(404);
    const scope = { kind: 'schedule', scheduleId: id };
    await api.post('/calendar-links', scope).expect(404);
    const entityRefs = ['group:default/ledger', 'user:default/noor-haddad'];
    for (const answer of [
      await api.get('/schedules'),
      await api.get('/schedules?gaps=true&sources=true'),
      await api.get('/on-call/search?q=deletable'),
      await api.get('/my/shifts'),
      await api.post('/on-call/by-refs', { entityRefs }),
      await api.post('/on-call/by-refs', { entityRefs, at: inHours(2) }),
      await api.act('find-gaps', {}, member),
    ]) {
      expect(answer.status).toBe(200);
      expect(answer.text).not.toContain(id);
      expect(answer.text).not.toContain('Deletable');
    }
  });

  it('leaves its name to a new one', async () => {
    const { body } = await api
      .createSchedule({ name: 'Deletable' })
      .expect(201);
    await restore().expect(200);
    await api.remove(`/schedules/${body.id}`).expect(204);
  });

  it('is brought back with all that it had, over the client', async () => {
    const baseUrl = `http://localhost:${api.backend.server.port()}`;
    const client = new OncallClient({
      discoveryApi: { getBaseUrl: async plugin => `${baseUrl}/api/${plugin}` },
    });
    const { userEntityRef } = member.principal;
    const token = mockCredentials.user.token(userEntityRef);
    const schedule = await client.restoreSchedule({ id }, { token });
    expect(schedule).toMatchObject({
      name: 'Deletable',
      versions: [{ number: 1 }],
      overrides: [{ userRefs: ['user:default/ana-ruiz'] }],
    });
    const { items } = await client.listScheduleChanges({ id }, { token });
    expect(items.map(({ kind }) => kind)).toEqual([
      'restored',
      'deleted',
      'override-added',
      'created',
    ]);
    // Sent again after a lost answer.
    await restore().expect(200);
    const list = await api.get('/schedules').expect(200);
    expect(list.text).toContain(id);
  });

  it.each([
    ['another one of the team', colleague, 200],
    ['an administrator', admin, 200],
    ['somebody with a shift ahead on it', elsewhere, 403],
    ['a stranger', stranger, 403],
  ])('is brought back by the team alone: %s', async (_, caller, status) => {
    decide = () => undefined;
    await restore(caller).expect(status);
    await api.get(`/schedules/${id}`).expect(status === 200 ? 200 : 404);
    // The same holds of one that is there.
    await restore().expect(200);
    await restore(caller).expect(status);
  });

  it('is not brought back where a policy forbids to change it', async () => {
    decide = name =>
      name === oncallScheduleUpdatePermission.name
        ? { result: AuthorizeResult.DENY }
        : undefined;
    await restore().expect(403);
  });

  it('does not exist for those who may not see it, and without a login', async () => {
    decide = () => undefined;
    const heron = mockCredentials.user('user:default/elena-marchetti');
    const { body } = await api
      .createSchedule({ teamRef: 'group:default/heron-team' }, heron)
      .expect(201);
    await api.remove(`/schedules/${body.id}`, undefined, heron).expect(204);
    decide = hidesRestricted;
    const hidden = await restore(member, body.id).expect(404);
    const unknown = await restore(member, 'none').expect(404);
    expect(hidden.body.error.message.replace(body.id, 'none')).toBe(
      unknown.body.error.message,
    );
    decide = () => undefined;
    await restore(heron, body.id).expect(200);
    await api.remove(`/schedules/${body.id}`, undefined, heron).expect(204);
    await request(api.backend.server)
      .post(`/api/oncall/schedules/${id}/restore`)
      .set('authorization', mockCredentials.none.header())
      .expect(401);
  });
});
