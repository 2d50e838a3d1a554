import { rootSystemMetadataServiceFactory } from '@backstage/backend-defaults/rootSystemMetadata';
import {
  coreServices,
  createBackendModule,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { catalogEntityReadPermission } from '@backstage/plugin-catalog-common/alpha';
import {
  notificationService,
  type NotificationSendOptions,
} from '@backstage/plugin-notifications-node';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  sampleBody,
  type AlertDetail,
  type AlertList,
  type AlertsHealth,
  type MessageLogPage,
  type NewRoutingKey,
  type Timeline,
} from '@callboard/backstage-plugin-alerts-common';
import { alertsOnCallExtensionPoint } from '@callboard/backstage-plugin-alerts-node';
import {
  componentEntity,
  FakeCatalog,
  groupEntity,
  heldTasks,
  userEntity,
  withRelations,
} from '@internal/test-kit';
import request from 'supertest';
import { alertsPlugin } from './plugin';

const ANA = 'user:default/ana';

const entities = withRelations([
  groupEntity({ name: 'payments', members: ['ana', 'chen'] }),
  groupEntity({ name: 'platform', members: ['eve'] }),
  userEntity({ name: 'ana', memberOf: ['payments'] }),
  userEntity({ name: 'chen', memberOf: ['payments'] }),
  userEntity({ name: 'eve', memberOf: ['platform'] }),
  componentEntity({ name: 'payment-router', owner: 'payments' }),
]);

/** Strangers see nothing of the catalog. */
const canSee = (credentials: unknown) =>
  !JSON.stringify(credentials).includes('stranger');

/** The catalog decides who sees what; all else is allowed. */
const permissions = mockServices.permissions.mock({
  authorize: async requests =>
    requests.map(() => ({
      result: AuthorizeResult.ALLOW as AuthorizeResult.ALLOW,
    })),
  authorizeConditional: async requests =>
    requests.map(({ permission }) =>
      permission.name === catalogEntityReadPermission.name
        ? {
            result: AuthorizeResult.CONDITIONAL,
            ...{ pluginId: 'catalog', resourceType: 'catalog-entity' },
            conditions: { rule: 'SEEN', resourceType: 'catalog-entity' },
          }
        : { result: AuthorizeResult.ALLOW as AuthorizeResult.ALLOW },
    ),
});

async function startPortal() {
  const tasks = heldTasks();
  const sent: NotificationSendOptions[] = [];
  const { server } = await startTestBackend({
    features: [
      alertsPlugin,
      createBackendModule({
        pluginId: 'alerts',
        moduleId: 'on-call',
        register: env =>
          env.registerInit({
            deps: { onCall: alertsOnCallExtensionPoint },
            init: async ({ onCall }) =>
              onCall.setOnCall({
                getOnCall: async ({ entityRefs }) =>
                  entityRefs.map(() => ({
                    levels: [
                      {
                        level: 1,
                        scheduleId: 's',
                        scheduleName: 'Payments',
                        userRefs: [ANA],
                      },
                    ],
                  })),
                getSchedule: async () => undefined,
                listSchedules: async () => [],
              }),
          }),
      }),
      FakeCatalog.create({ entities, canSee }).factory,
      rootSystemMetadataServiceFactory,
      createServiceFactory({
        service: notificationService,
        deps: {},
        factory: () => ({
          send: async (one: NotificationSendOptions) => {
            sent.push(one);
          },
        }),
      }),
      mockServices.rootConfig.factory({
        data: {
          app: { baseUrl: 'https://portal.example.com' },
          alerts: { admins: ['group:default/platform'] },
        },
      }),
      createServiceFactory({
        service: coreServices.permissions,
        deps: {},
        factory: () => permissions,
      }),
      createServiceFactory({
        service: coreServices.scheduler,
        deps: {},
        factory: () => tasks.scheduler,
      }),
    ],
  });
  await tasks.run('alerts-follow-catalog');
  const as = (name: string) =>
    `Bearer ${mockCredentials.user.token(`user:default/${name}`)}`;
  return {
    tasks,
    sent,
    server,
    get: <T>(path: string, name = 'ana') =>
      request(server)
        .get(`/api/alerts${path}`)
        .set('Authorization', as(name))
        .then(({ status, body }) => ({ status, body: body as T })),
    post: <T>(path: string, body: object = {}, name = 'ana') =>
      request(server)
        .post(`/api/alerts${path}`)
        .set('Authorization', as(name))
        .send(body)
        .then(answer => ({ status: answer.status, body: answer.body as T })),
    work: async () => {
      for (const id of ['take-in', 'escalate', 'tell', 'send']) {
        await tasks.run(`alerts-${id}`);
      }
    },
  };
}

describe('the plugin', () => {
  it('takes an alert in, pages who is on call, and is acknowledged and resolved', async () => {
    const portal = await startPortal();
    expect([...portal.tasks.tasks.keys()]).toEqual(
      expect.arrayContaining([
        ...['alerts-take-in', 'alerts-route', 'alerts-escalate'],
        ...['alerts-send', 'alerts-tell', 'alerts-silence'],
        ...['alerts-heartbeat', 'alerts-remove-old', 'alerts-follow-catalog'],
      ]),
    );
    const made = await portal.post<NewRoutingKey>('/keys', {
      title: 'alertmanager-eu',
      scope: { kind: 'group', groupRef: 'group:default/payments' },
    });
    expect(made).toMatchObject({ status: 200 });
    const { secret } = made.body;
    const deliver = (action: 'trigger' | 'resolve') =>
      request(portal.server)
        .post('/api/alerts/intake/alertmanager')
        .set('Authorization', `Bearer ${secret}`)
        .send(
          sampleBody('alertmanager', {
            ...{ title: 'PaymentErrorRate', dedupKey: 'a', action },
            startsAt: new Date().toISOString(),
          }),
        );
    await deliver('trigger').expect(202);
    await portal.work();

    const open = await portal.get<AlertList>('/alerts?scope=mine');
    expect(open.body.items).toMatchObject([
      {
        ...{ title: 'PaymentErrorRate', state: 'firing', pagedMe: true },
        team: { entityRef: 'group:default/payments' },
      },
    ]);
    const [{ id }] = open.body.items;
    expect(portal.sent).toMatchObject([
      {
        recipients: { type: 'entity', entityRef: [ANA] },
        payload: { scope: `alerts:${id}` },
      },
    ]);

    // A stranger finds nothing, and may do nothing.
    const hidden = await portal.get<AlertList>('/alerts?state=all', 'stranger');
    expect(hidden.body.items).toEqual([]);
    for (const path of [`/alerts/${id}`, `/alerts/${id}/timeline`]) {
      expect((await portal.get(path, 'stranger')).status).toBe(404);
    }
    const tried = await portal.post(
      `/alerts/${id}/acknowledge`,
      ...([{}, 'stranger'] as const),
    );
    expect(tried.status).toBe(404);

    const taken = await portal.post<AlertDetail>(`/alerts/${id}/acknowledge`);
    expect(taken.body).toMatchObject({
      state: 'acknowledged',
      acknowledged: { by: { entityRef: ANA } },
    });
    expect(taken.body.next).toBeUndefined();
    await deliver('resolve').expect(202);
    await portal.work();
    // All of it has moved: the engine beats.
    await portal.tasks.run('alerts-heartbeat');
    const health = await portal.get<AlertsHealth>('/state', 'eve');
    expect(health.body).toMatchObject({
      ...{ problems: [], onCall: 'installed' },
      heartbeatAt: expect.any(String),
      work: { waitingDeliveries: 0, waitingMessages: 0 },
    });
    const log = await portal.get<MessageLogPage>('/messages', 'eve');
    expect(log.body.items).toMatchObject([
      { kind: 'news', state: 'sent' },
      { kind: 'news', state: 'sent' },
      { kind: 'page', state: 'sent', person: { entityRef: ANA } },
    ]);
    const over = await portal.get<AlertDetail>(`/alerts/${id}`);
    expect(over.body).toMatchObject({
      ...{ state: 'resolved', resolution: { by: 'source' } },
    });
    const { body } = await portal.get<Timeline>(`/alerts/${id}/timeline`);
    expect(body.items.map(({ kind }) => kind).reverse()).toEqual([
      ...['opened', 'routed', 'paged', 'delivered', 'acknowledged', 'resolved'],
    ]);
  });

  it('lets nobody in without signing in, but for the intake', async () => {
    const { server } = await startPortal();
    await request(server)
      .get('/api/alerts/alerts')
      .set('Authorization', mockCredentials.none.header())
      .expect(401);
    await request(server)
      .post('/api/alerts/intake/alertmanager')
      .send({})
      .expect(401);
  });
});
