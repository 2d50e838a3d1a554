import { mockCredentials } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { oncallCalendarCreatePermission } from '@callboard/backstage-plugin-oncall-common';
import request from 'supertest';
import {
  hidesRestricted,
  inHours,
  startBackend,
  stranger,
  type Decide,
} from './__testUtils__/oncallBackend';
import { weekly } from './__testUtils__/version';

const emil = mockCredentials.user('user:default/emil-novak');
const unknown = `/api/oncall/feeds/${'A'.repeat(43)}.ics`;

describe('calendar links', () => {
  let decide: Decide = hidesRestricted;
  let api: Awaited<ReturnType<typeof startBackend>>;
  let id: string;
  beforeAll(async () => {
    api = await startBackend(name => decide(name));
    id = (await api.createSchedule().expect(201)).body.id;
  });
  afterAll(() => api.backend.stop());
  beforeEach(() => {
    decide = hidesRestricted;
  });

  const make = (scope: object, credentials = emil) =>
    api.post('/calendar-links', scope, credentials);
  /** As a calendar program does: without signing in. */
  const read = (path: string) =>
    request(api.backend.server)
      .get(path)
      .set('authorization', mockCredentials.none.header());
  const pathOf = (url: string) => new URL(url).pathname;

  /** What a calendar program may compare of two refusals. */
  const refusalOf = async (path: string) => {
    const { status, text, headers } = await read(path);
    const { date: _, ...others } = headers;
    return { status, text, headers: others };
  };

  it.each([
    [
      'a schedule',
      () => ({ kind: 'schedule', scheduleId: id }),
      'Ledger primary',
    ],
    [
      'a team',
      () => ({ kind: 'team', teamRef: 'group:default/ledger' }),
      'On call: Ledger',
    ],
    ['a person', () => ({ kind: 'person' }), 'On call: Emil Novák'],
  ])('shows %s without signing in', async (_, scope, name) => {
    const { body } = await make(scope()).expect(201);
    const { text, headers } = await read(pathOf(body.url)).expect(200);
    expect(headers['content-type']).toBe('text/calendar; charset=utf-8');
    expect(headers['cache-control']).toMatch(/^private/);
    expect(text).toContain(`\r\nX-WR-CALNAME:${name}\r\n`);
    expect(text).toContain('\r\nSUMMARY:Ledger primary: Emil Novák\r\n');
    await read(pathOf(body.url)).set('if-none-match', headers.etag).expect(304);
    await read(pathOf(body.url))
      .set('if-modified-since', headers['last-modified'])
      .expect(304);
  });

  it('shows an override, and calls off what it took', async () => {
    const { body } = await make({ kind: 'person' }).expect(201);
    const count = async (what: RegExp) =>
      ((await read(pathOf(body.url))).text.match(what) ?? []).length;
    expect(await count(/STATUS:CANCELLED/g)).toBe(0);
    const override = await api.post(`/schedules/${id}/overrides`, {
      kind: 'replace-all',
      startsAt: inHours(24),
      endsAt: inHours(24 * 300),
      userRefs: ['user:default/noor-haddad'],
    });
    expect(await count(/STATUS:CANCELLED/g)).toBeGreaterThan(10);
    const overrideId = override.body.overrides[0].id;
    await api.remove(`/schedules/${id}/overrides/${overrideId}`).expect(200);
    expect(await count(/STATUS:CANCELLED/g)).toBe(0);
    expect(await count(/SEQUENCE:2/g)).toBeGreaterThan(10);
  });

  it('lists one’s own, tells no address again, and ends them', async () => {
    const { body } = await make({ kind: 'schedule', scheduleId: id });
    const list = await api.get('/calendar-links', undefined, emil).expect(200);
    expect(list.body.items[0]).toMatchObject({
      id: body.link.id,
      schedule: { id, name: 'Ledger primary' },
      active: true,
    });
    expect(list.text).not.toContain(body.url.slice(-47, -4));
    const other = await api.get('/calendar-links', undefined, stranger);
    expect(other.body.items).toEqual([]);
    const path = `/calendar-links/${body.link.id}`;
    await api.remove(path, undefined, stranger).expect(404);
    await read(pathOf(body.url)).expect(200);
    await api.remove(path, undefined, emil).expect(204);
    expect(await refusalOf(pathOf(body.url))).toEqual(await refusalOf(unknown));
  });

  it('answers alike whatever is wrong with an address', async () => {
    const expected = await refusalOf(unknown);
    expect(expected.status).toBe(404);
    expect(expected.text).not.toContain('AAAA');
    for (const path of [
      '',
      '/',
      '/x.ics',
      `/${'A'.repeat(43)}`,
      '/../schedules',
    ]) {
      const found = await refusalOf(`/api/oncall/feeds${path}`);
      expect(found).toEqual(expected);
    }
  });

  it('shows nothing any more once its owner has left, and no name of them', async () => {
    const links = await Promise.all([
      make({ kind: 'person' }),
      make({ kind: 'team', teamRef: 'group:default/ledger' }),
      make({ kind: 'schedule', scheduleId: id }),
    ]);
    const colleague = await make(
      { kind: 'schedule', scheduleId: id },
      mockCredentials.user('user:default/noor-haddad'),
    ).expect(201);
    api.catalog.remove('user:default/emil-novak');
    await api.follow();
    for (const { body } of links) {
      expect(await refusalOf(pathOf(body.url))).toEqual(
        await refusalOf(unknown),
      );
    }
    const { text } = await read(pathOf(colleague.body.url)).expect(200);
    expect(text).not.toMatch(/Emil|emil/);
    expect(text).toContain('someone not in the catalog');
  });

  it.each([
    ['of a schedule', () => ({ kind: 'schedule', scheduleId: id }), 403],
    [
      'of a team',
      () => ({ kind: 'team', teamRef: 'group:default/ledger' }),
      403,
    ],
    [
      'of a hidden team',
      () => ({ kind: 'team', teamRef: 'group:default/heron-team' }),
      400,
    ],
    ['of no schedule', () => ({ kind: 'schedule', scheduleId: 'none' }), 404],
    ['without a schedule', () => ({ kind: 'schedule' }), 400],
  ])('are refused to a stranger %s', async (_, scope, status) => {
    await make(scope(), stranger).expect(status);
  });

  it('can be made by someone with a shift ahead, until there is none', async () => {
    const helped = await api.createSchedule({
      name: 'Helped',
      version: weekly('noor-haddad'),
    });
    const path = `/schedules/${helped.body.id}/overrides`;
    const override = await api
      .post(path, {
        kind: 'add',
        startsAt: inHours(1),
        endsAt: inHours(2),
        userRefs: ['user:default/piet-vos'],
      })
      .expect(200);
    const scope = { kind: 'schedule', scheduleId: helped.body.id };
    const { body } = await make(scope, stranger).expect(201);
    await read(pathOf(body.url)).expect(200);
    await api.remove(`${path}/${override.body.overrides[0].id}`).expect(200);
    await make(scope, stranger).expect(403);
    expect(await refusalOf(pathOf(body.url))).toEqual(await refusalOf(unknown));
  });

  it('can be forbidden by a policy, and still be ended', async () => {
    const { body } = await make({ kind: 'person' }, stranger).expect(201);
    decide = name =>
      name === oncallCalendarCreatePermission.name
        ? { result: AuthorizeResult.DENY }
        : undefined;
    await make({ kind: 'person' }, stranger).expect(403);
    await api
      .remove(`/calendar-links/${body.link.id}`, undefined, stranger)
      .expect(204);
  });

  it('are asked for by nobody who has not signed in', async () => {
    await read('/api/oncall/calendar-links').expect(401);
  });

  it('are bounded by person and by time', async () => {
    const owner = mockCredentials.user('user:default/ana-ruiz');
    const { body } = await make({ kind: 'person' }, owner).expect(201);
    for (let made = 1; made < 50; made++) {
      await make({ kind: 'person' }, owner).expect(201);
    }
    await make({ kind: 'person' }, owner).expect(400, /50 calendar links/);
    for (let asked = 0; asked < 60; asked++) {
      await read(pathOf(body.url)).expect(200);
    }
    const refused = await read(pathOf(body.url)).expect(429);
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
  });
});
