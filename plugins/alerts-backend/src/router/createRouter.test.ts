import { MiddlewareFactory } from '@backstage/backend-defaults/rootHttpRouter';
import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import {
  alertsAlertCreatePermission,
  type EscalationPreview,
} from '@callboard/backstage-plugin-alerts-common';
import { eachDatabase } from '@internal/test-kit';
import express from 'express';
import request from 'supertest';
import {
  addAlerts,
  addInstances,
  alertRecord,
  ANA,
  CHEN,
  deny,
  FRAUD,
  insertDue,
  instanceRecord,
  LEDGER,
  MINUTE,
  openAlerts,
  resolvedRecord,
  ROUTER,
  T0,
  VAULT,
  type Policy,
} from '../service/__testUtils__/alertWorld';
import type { PagesByHand } from '../service/PageDesk';
import { createRouter } from './createRouter';

const as = (name: string) =>
  mockCredentials.user.header(`user:default/${name}`);

const preview: EscalationPreview = {
  rows: [
    {
      ...{ at: '2026-12-02T03:06:00.000Z', what: 'level 1', channels: [] },
      people: [{ entityRef: ANA, title: 'Ana Ruiz', channels: ['email'] }],
    },
  ],
  timeZone: 'Europe/Berlin',
};

const pages = (title: string) => ({
  pages: expect.arrayContaining([
    expect.objectContaining({ person: expect.objectContaining({ title }) }),
  ]),
});

/** Each act once: what a stranger is answered, and who may do it. */
const ACTS: [string, object | undefined, number, object][] = [
  ['acknowledge', undefined, 403, { state: 'acknowledged' }],
  ['unacknowledge', undefined, 403, { state: 'firing' }],
  ['resolve', { helped: 'rolled back' }, 403, { state: 'resolved' }],
  ['escalate', { to: { kind: 'team' } }, 403, pages('Ana Ruiz')],
  ['responders', { refs: [CHEN] }, 200, pages('Chen Li')],
  ['assign', { ref: FRAUD }, 403, { team: { title: 'Fraud' } }],
  [
    'snooze',
    { until: '2026-12-02T04:06:00Z' },
    403,
    { quiet: { kind: 'snoozed' } },
  ],
  ['notes', { text: 'look at disks' }, 200, { state: 'firing' }],
  ['helped', { text: 'rolled back' }, 200, { helped: 'rolled back' }],
  ['route', { entityRef: ROUTER }, 403, { entity: { entityRef: ROUTER } }],
];

eachDatabase(createDatabase => {
  const paged: unknown[] = [];
  const byHand: PagesByHand = {
    pageTeam: async (...sent) => {
      paged.push(sent);
      return { id: 'a9' };
    },
    previewPage: async () => preview,
  };
  const open = async (policy: Policy = {}) => {
    paged.length = 0;
    const world = await openAlerts(createDatabase, { policy, pages: byHand });
    await addAlerts(world.db, [
      alertRecord({ id: 'a1' }),
      resolvedRecord({ id: 'a2' }),
    ]);
    await addInstances(world.db, [instanceRecord({ alertId: 'a1' })]);
    await insertDue(world.db, [
      { alertId: 'a1', kind: 'escalate', dueAt: T0 + MINUTE, round: 0 },
    ]);
    const auditor = mockServices.auditor.mock();
    const httpAuth = mockServices.httpAuth({
      defaultCredentials: mockCredentials.none(),
    });
    const platform = MiddlewareFactory.create({
      config: mockServices.rootConfig(),
      logger: world.logger,
    });
    const app = express()
      .use(createRouter({ ...world, auditor, httpAuth }))
      .use(platform.error());
    return { auditor, api: request(app) };
  };

  it('answers lists, counts, one, its timeline and by references', async () => {
    const { api } = await open();
    const get = (path: string) =>
      api.get(path).set('authorization', as('ana.ruiz'));
    const list = await get('/alerts?state=all&limit=1');
    expect(list.status).toBe(200);
    expect(list.body).toMatchObject({ items: [{ id: 'a1' }], totalItems: 2 });
    const { nextCursor } = list.body.pageInfo;
    const next = await get(`/alerts?state=all&cursor=${nextCursor}`);
    expect(next.body).toMatchObject({ items: [{ id: 'a2' }], pageInfo: {} });
    expect((await get('/alerts/counts')).body).toEqual({
      ...{ open: 1, mine: 0, myTeams: 1, unrouted: 0, lastMinute: 0 },
    });
    expect((await get('/alerts/a1')).body).toMatchObject({
      ...{ id: 'a1', earlier: [{ id: 'a2' }], next: { what: 'level 1' } },
    });
    expect((await get('/alerts/a1/timeline')).body).toEqual({
      ...{ items: [], pageInfo: {} },
    });
    const short = await api
      .post('/alerts/by-refs')
      .set('authorization', as('stranger'))
      .send({ entityRefs: [VAULT, LEDGER] });
    expect(short.body.items).toMatchObject([null, { open: 1 }]);
    expect((await get('/alerts/b1')).status).toBe(404);
    expect((await get('/alerts?limit=201')).status).toBe(400);
    expect((await get('/alerts?cursor=x')).status).toBe(400);
  });

  it.each(ACTS)('%s', async (path, body, forStrangers, expected) => {
    const { api, auditor } = await open();
    const send = (authorization?: string) => {
      const sent = api.post(`/alerts/a1/${path}`);
      return (authorization ? sent.set({ authorization }) : sent).send(body);
    };
    expect((await send()).status).toBe(401);
    expect(auditor.createEvent).not.toHaveBeenCalled();
    expect((await send(as('stranger'))).status).toBe(forStrangers);
    const answer = await send(as('ana.ruiz'));
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({ id: 'a1', ...expected });
    expect(auditor.createEvent).toHaveBeenCalledWith(
      expect.objectContaining({ meta: { alertId: 'a1' } }),
    );
    const gone = await api
      .post(`/alerts/b1/${path}`)
      .set({ authorization: as('ana.ruiz') })
      .send(body);
    expect(gone.status).toBe(404);
  });

  it('acts on many', async () => {
    const { api } = await open();
    const sent = { ids: ['a1', 'b1'], act: 'resolve' };
    const bulk = api
      .post('/alerts/bulk')
      .set({ authorization: as('ana.ruiz') });
    expect((await bulk.send(sent)).body).toEqual({
      items: [
        { id: 'a1', ok: true },
        { id: 'b1', ok: false, problem: 'There is no such alert' },
      ],
    });
  });

  it.each(['bad', ''])('refuses what is no act: %j', async act => {
    const { api } = await open();
    const bulk = api
      .post('/alerts/bulk')
      .set({ authorization: as('ana.ruiz') });
    expect((await bulk.send({ ids: ['a1'], act })).status).toBe(400);
  });

  describe('a page by hand', () => {
    const sent = {
      entityRef: 'Component:default/Ledger',
      severity: 'critical',
    };
    const page = async (name: string, policy: Policy = {}, change = {}) => {
      const { api } = await open(policy);
      const answer = await api
        .post('/alerts')
        .set({ authorization: as(name) })
        .send({ ...sent, text: 'Payments fail', ...change });
      const shown = await api
        .post('/alerts/preview')
        .set({ authorization: as(name) })
        .send({ ...sent, ...change });
      return [answer, shown];
    };

    it('is for everybody who sees what it is about', async () => {
      const [answer, shown] = await page('stranger');
      expect(answer.body).toEqual({ id: 'a9' });
      expect(paged).toEqual([
        [
          { ...sent, entityRef: LEDGER, text: 'Payments fail' },
          'user:default/stranger',
        ],
      ]);
      expect(shown.body).toEqual(preview);
    });

    it.each<[string, Policy, object, number]>([
      ['what is not seen', {}, { entityRef: VAULT }, 404],
      ['by policy', { [alertsAlertCreatePermission.name]: deny }, {}, 403],
    ])('is refused: %s', async (_, policy, change, status) => {
      const answers = await page('stranger', policy, change);
      expect(answers.map(answer => answer.status)).toEqual([status, status]);
      expect(paged).toEqual([]);
    });
  });
});
