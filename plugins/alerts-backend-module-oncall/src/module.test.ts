import { rootSystemMetadataServiceFactory } from '@backstage/backend-defaults/rootSystemMetadata';
import {
  createBackendPlugin,
  type BackendFeature,
} from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import {
  alertsOnCallExtensionPoint,
  type AlertsOnCallProvider,
} from '@callboard/backstage-plugin-alerts-node';
import type { Schedule } from '@callboard/backstage-plugin-oncall-common';
// The module is tried with the plugin that it asks.
// eslint-disable-next-line @backstage/no-mixed-plugin-imports
import oncallPlugin from '@callboard/backstage-plugin-oncall-backend';
import {
  componentEntity,
  FakeCatalog,
  groupEntity,
  heldTasks,
  userEntity,
  withRelations,
} from '@internal/test-kit';
import request from 'supertest';
import { HANDOFF, HOUR, weekly } from './__testUtils__/answers';
import alertsModuleOncall from '.';

const { signal } = new AbortController();

/** Alerts that do nothing but keep who tells who is on call. */
async function startAlerts(features: BackendFeature[]) {
  const set: AlertsOnCallProvider[] = [];
  const alerts = createBackendPlugin({
    pluginId: 'alerts',
    register(env) {
      env.registerExtensionPoint(alertsOnCallExtensionPoint, {
        setOnCall: provider => {
          set.push(provider);
        },
      });
      env.registerInit({ deps: {}, async init() {} });
    },
  });
  const backend = await startTestBackend({
    features: [alerts, alertsModuleOncall, ...features],
  });
  expect(set).toHaveLength(1);
  return { backend, provider: set[0] };
}

const entities = withRelations([
  groupEntity({ name: 'ledger', members: ['ana', 'ben'] }),
  userEntity({ name: 'ana', memberOf: ['ledger'] }),
  userEntity({ name: 'ben', memberOf: ['ledger'] }),
  componentEntity({ name: 'api', owner: 'ledger' }),
  componentEntity({ name: 'ownerless', owner: 'nobody' }),
]);

describe('with on-call', () => {
  let portal: Awaited<ReturnType<typeof startAlerts>>;
  let schedule: Schedule;

  const create = async (body: object): Promise<Schedule> => {
    const response = await request(portal.backend.server)
      .post('/api/oncall/schedules')
      .set('authorization', mockCredentials.user.header('user:default/ana'))
      .send({ teamRef: 'group:default/ledger', ...body })
      .expect(201);
    return response.body;
  };

  beforeAll(async () => {
    const { scheduler, run } = heldTasks();
    portal = await startAlerts([
      oncallPlugin,
      rootSystemMetadataServiceFactory,
      FakeCatalog.create({ entities }).factory,
      scheduler.factory,
      mockServices.permissions.mock({
        authorizeConditional: async queries =>
          queries.map(() => ({ result: 'ALLOW' } as never)),
      }).factory,
    ]);
    await run('oncall-follow-catalog');
    schedule = await create({
      name: 'Primary',
      version: weekly('ana', 'ben'),
    });
    await create({ name: 'Always', level: 2, version: weekly('ben') });
  });
  afterAll(() => portal.backend.stop());

  /** Two weeks on from the handoff, however late the test is run. */
  const weeks = Math.ceil((Date.now() - HANDOFF) / (336 * HOUR));
  const at = new Date(HANDOFF + weeks * 336 * HOUR);

  it('says who is on call for entities, in the order of the request', async () => {
    const found = await portal.provider.getOnCall({
      entityRefs: [
        'component:default/api',
        'component:default/none',
        'component:default/ownerless',
      ],
      signal,
    });
    expect(found).toEqual([
      {
        levels: [
          {
            level: 1,
            scheduleId: schedule.id,
            scheduleName: 'Primary',
            timeZone: 'Europe/Berlin',
            userRefs: [expect.stringMatching(/^user:default\/(ana|ben)$/)],
            until: expect.stringMatching(/Z$/),
          },
          {
            level: 2,
            scheduleId: expect.any(String),
            scheduleName: 'Always',
            timeZone: 'Europe/Berlin',
            userRefs: ['user:default/ben'],
          },
        ],
      },
      undefined,
      { levels: [], reason: expect.stringMatching(/nobody/) },
    ]);
  });

  it('says the same of a schedule as of the team that has it', async () => {
    const instants = [undefined, -1, 0, HOUR, 24 * HOUR * 7].map(after =>
      after === undefined ? undefined : new Date(at.getTime() + after),
    );
    const named = new Set<string>();
    for (const instant of instants) {
      const [answer] = await portal.provider.getOnCall({
        entityRefs: ['group:default/ledger'],
        at: instant,
        signal,
      });
      const one = await portal.provider.getSchedule({
        scheduleId: schedule.id,
        at: instant,
        signal,
      });
      expect(one).toEqual(answer?.levels[0]);
      named.add(one!.userRefs.join());
    }
    expect([...named].sort()).toEqual(['user:default/ana', 'user:default/ben']);
  });

  it('knows of no schedule that there is not', async () => {
    expect(
      await portal.provider.getSchedule({ scheduleId: 'none', signal }),
    ).toBeUndefined();
  });

  it('lists schedules by name', async () => {
    expect(await portal.provider.listSchedules({ signal })).toEqual(
      ['Always', 'Primary'].map(name => ({
        id: expect.any(String),
        name,
        teamRef: 'group:default/ledger',
      })),
    );
  });

  it('ends when it is told to', async () => {
    await expect(
      portal.provider.listSchedules({ signal: AbortSignal.abort() }),
    ).rejects.toMatchObject({ name: 'AbortError' });
  });
});

it('starts without on-call, and then nothing is said for certain', async () => {
  const { backend, provider } = await startAlerts([]);
  // That it is not there is not to say that there is no such schedule.
  await expect(
    provider.getSchedule({ scheduleId: 'x', signal }),
  ).rejects.toMatchObject({ statusCode: 404 });
  await expect(
    provider.getOnCall({ entityRefs: ['group:default/ledger'], signal }),
  ).rejects.toMatchObject({ statusCode: 404 });
  await backend.stop();
});
