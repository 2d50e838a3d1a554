import { MiddlewareFactory } from '@backstage/backend-defaults/rootHttpRouter';
import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  alertsAdministerPermission,
  alertsAlertReadPermission,
} from '@callboard/backstage-plugin-alerts-common';
import { eachDatabase } from '@internal/test-kit';
import express from 'express';
import request from 'supertest';
import { readAlertsConfig } from '../config/readAlertsConfig';
import { addMessages, messageRow } from '../database/__testUtils__/messageRows';
import { createOperation } from '../createOperation';
import { Pulse } from '../engine/Pulse';
import type { AlertsMetrics } from '../metrics';
import { createRouter } from '../router/createRouter';
import {
  addAlerts,
  alertRecord,
  CHEN,
  deny,
  FRAUD,
  insertDue,
  MINUTE,
  openAlerts,
  PLATFORM,
  resolvedRecord,
  T0,
  VAULT,
  type Policy,
} from '../service/__testUtils__/alertWorld';

const as = (name: string) =>
  mockCredentials.user.header(`user:default/${name}`);

const titles = new Map([['email', { title: 'by mail' }]]);

eachDatabase(createDatabase => {
  const open = async (policy: Policy = {}) => {
    const world = await openAlerts(createDatabase, { policy });
    const { db, directory, logger, admission, at } = world;
    const poked: string[] = [];
    const operation = createOperation({
      ...{ db, directory, logger, admission, clock: () => at.now },
      config: readAlertsConfig(
        mockServices.rootConfig({
          data: {
            app: { baseUrl: 'https://portal.example.com' },
            alerts: { admins: [PLATFORM] },
          },
        }),
      ),
      metrics: { watch: () => {} } as Partial<AlertsMetrics> as AlertsMetrics,
      notifiers: { get: id => titles.get(id) as never },
      onMessages: () => poked.push('send'),
      onKept: () => poked.push('take in'),
      permissions: mockServices.permissions.mock({
        authorize: async requests =>
          requests.map(({ permission: { name } }) => ({
            result: policy[name] ? AuthorizeResult.DENY : AuthorizeResult.ALLOW,
          })),
      }),
      pulse: new Pulse(),
    });
    const auditor = mockServices.auditor.mock();
    const httpAuth = mockServices.httpAuth({
      defaultCredentials: mockCredentials.none(),
    });
    const platform = MiddlewareFactory.create({
      ...{ config: mockServices.rootConfig(), logger },
    });
    const app = express()
      .use(
        createRouter({
          ...{ ...world, auditor, httpAuth },
          others: [operation.addRoutes],
        }),
      )
      .use(platform.error());
    const api = request(app);
    return {
      ...{ db, auditor, poked, api },
      get: (path: string, name: string) =>
        api.get(path).set('authorization', as(name)),
      retryDeliveries: (name = 'admin') =>
        api.post('/deliveries/retry').set('authorization', as(name)),
      retry: (id: string, name = 'admin') =>
        api.post(`/messages/${id}/retry`).set('authorization', as(name)),
    };
  };

  it('tells readers how alerts fare, and administrators what waits', async () => {
    const { db, api, get } = await open();
    expect((await get('/state', 'ana.ruiz')).body).toEqual({
      ...{ problems: [], onCall: 'absent' },
    });
    await addAlerts(db, [alertRecord({ id: 'a1' })]);
    await insertDue(db, [
      { alertId: 'a1', kind: 'escalate', dueAt: T0 - 3 * MINUTE },
    ]);
    await db('pulses')
      .where({ id: 'engine' })
      .update({ at: T0 - MINUTE });
    await addMessages(db, [
      messageRow({ id: 'm1', attempts: 2, problem: 'smtp: 10.0.0.7' }),
    ]);
    const told = {
      heartbeatAt: new Date(T0 - MINUTE).toISOString(),
      oldestDueSeconds: 180,
      problems: [
        { kind: 'late-steps', since: new Date(T0 - 3 * MINUTE).toISOString() },
        {
          ...{ kind: 'failing-channel', channel: 'by mail', waiting: 1 },
          since: new Date(T0).toISOString(),
        },
      ],
      onCall: 'absent',
    };
    expect((await get('/state', 'stranger')).body).toEqual(told);
    const { body } = await get('/state', 'admin');
    expect(body.work).toEqual({
      ...{ waitingDeliveries: 0, deadDeliveries: 0 },
      ...{ waitingMessages: 1, failedMessages: 0 },
    });
    expect(body.problems[1]).toMatchObject({ reason: 'smtp: 10.0.0.7' });
    expect((await api.get('/state')).status).toBe(401);
  });

  it('refuses how alerts fare to those who may read none', async () => {
    const { get } = await open({ [alertsAlertReadPermission.name]: deny });
    expect((await get('/state', 'ana.ruiz')).status).toBe(403);
  });

  it('lists messages for administrators, and names no alert that they do not see', async () => {
    const { db, api, get } = await open();
    await addAlerts(db, [
      alertRecord({ id: 'a1' }),
      alertRecord({ id: 'a2', entityRef: VAULT, teamRef: FRAUD }),
    ]);
    await addMessages(db, [
      messageRow({
        ...{ id: 'm1', alert_id: 'a1', state: 'failed', problem: 'No' },
        ...{ attempts: 7, sent_at: T0 + MINUTE, user_ref: CHEN },
      }),
      messageRow({ id: 'm2', alert_id: 'a2', channel: 'gone' }),
    ]);
    const { body } = await get('/messages', 'admin');
    expect(body).toEqual({
      items: [
        {
          ...{ id: 'm2', kind: 'page', channel: 'gone', channelTitle: 'gone' },
          alert: { id: 'a2', title: 'LedgerLagHigh' },
          ...{ state: 'waiting', attempts: 0 },
          createdAt: new Date(T0).toISOString(),
          at: new Date(T0).toISOString(),
        },
        {
          ...{ id: 'm1', kind: 'page', channel: 'email' },
          ...{ channelTitle: 'by mail', state: 'failed', attempts: 7 },
          person: { entityRef: CHEN, title: 'Chen Li' },
          alert: { id: 'a1', title: 'LedgerLagHigh' },
          createdAt: new Date(T0).toISOString(),
          at: new Date(T0 + MINUTE).toISOString(),
          problem: 'No',
        },
      ],
      pageInfo: {},
    });
    const only = await get('/messages?state=failed&channel=email', 'admin');
    expect(only.body.items).toHaveLength(1);
    const part = await get('/messages?limit=1', 'admin');
    expect(part.body.items).toMatchObject([{ id: 'm2' }]);
    const { nextCursor } = part.body.pageInfo;
    const next = await get(`/messages?cursor=${nextCursor}`, 'admin');
    expect(next.body.items).toMatchObject([{ id: 'm1' }]);
    expect((await get('/messages', 'ana.ruiz')).status).toBe(403);
    expect((await get('/messages?state=lost', 'admin')).status).toBe(400);
    expect((await api.get('/messages')).status).toBe(401);
  });

  it('shows messages to nobody whom the policy refuses it', async () => {
    const { get, retry } = await open({
      [alertsAdministerPermission.name]: deny,
    });
    expect((await get('/messages', 'admin')).status).toBe(403);
    expect((await retry('1a')).status).toBe(403);
    expect((await get('/state', 'admin')).body.work).toBeUndefined();
  });

  it('has a message tried again, with a line in the audit log', async () => {
    const { db, retry, poked, auditor } = await open();
    await addAlerts(db, [
      alertRecord({ id: 'a1' }),
      resolvedRecord({ id: 'a2' }),
    ]);
    const failed = { state: 'failed', sent_at: T0, attempts: 7, problem: 'No' };
    await addMessages(db, [
      messageRow({ id: '1a', alert_id: 'a1', ...failed }),
      messageRow({ id: '2a', alert_id: 'a2', ...failed }),
    ]);
    expect((await retry('1a', 'ana.ruiz')).status).toBe(403);
    expect((await retry('1a')).status).toBe(204);
    expect(poked).toEqual(['send']);
    expect(await db('messages').where({ id: '1a' })).toMatchObject([
      { state: 'waiting', attempts: 0 },
    ]);
    const again = await retry('1a');
    expect([again.status, again.body.error.message]).toEqual([
      ...[409, 'The message was not given up'],
    ]);
    const over = await retry('2a');
    expect([over.status, over.body.error.message]).toEqual([
      409,
      'Somebody has the alert, or it is over: nobody is to be paged for it',
    ]);
    expect((await retry('3a')).status).toBe(404);
    expect(auditor.createEvent).toHaveBeenCalledWith(
      expect.objectContaining({
        ...{ eventId: 'message-retry', meta: { messageId: '1a' } },
      }),
    );
  });

  it('has what senders brought in vain worked in again', async () => {
    const { db, retryDeliveries, poked, auditor } = await open();
    await db('deliveries').insert({
      ...{ lane_id: 'k1', kind: 'sender', incoming_json: '{}' },
      ...{ body_hash: 'h', received_at: T0, next_at: T0, problem: 'No' },
      ...{ state: 'dead', attempts: 5 },
    });
    expect((await retryDeliveries('ana.ruiz')).status).toBe(403);
    expect((await retryDeliveries()).status).toBe(204);
    expect(poked).toEqual(['take in']);
    expect(await db('deliveries')).toMatchObject([
      { state: 'waiting', attempts: 0 },
    ]);
    expect(auditor.createEvent).toHaveBeenCalledWith(
      expect.objectContaining({ eventId: 'delivery-retry' }),
    );
  });
});
