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
import {
  scorecardsPastExtensionPoint,
  type FactsPast,
} from '@callboard/backstage-plugin-scorecards-node';
import {
  componentEntity,
  FakeCatalog,
  groupEntity,
  heldTasks,
  withRelations,
} from '@internal/test-kit';
import { scorecardsPlugin } from '../plugin';

const moduleOf = (moduleId: string, past: FactsPast) =>
  createBackendModule({
    pluginId: 'scorecards',
    moduleId,
    register(env) {
      env.registerInit({
        deps: { point: scorecardsPastExtensionPoint },
        init: async ({ point }) => point.setPast(past),
      });
    },
  });

const start = (...modules: ReturnType<typeof moduleOf>[]) =>
  startTestBackend({
    features: [
      scorecardsPlugin,
      ...modules,
      FakeCatalog.create({
        entities: withRelations([
          componentEntity({ name: 'ledger', owner: 'treasury' }),
          groupEntity({ name: 'treasury' }),
        ]),
      }).factory,
      rootSystemMetadataServiceFactory,
      createServiceFactory({
        service: coreServices.scheduler,
        deps: {},
        factory: () => heldTasks().scheduler,
      }),
      mockServices.rootConfig.factory({ data: {} }),
    ],
  });

describe('the plugin with a past', () => {
  it('answers nobody until it is taken in', async () => {
    let isWhole = false;
    let told = 0;
    const { server } = await start(
      moduleOf('past', {
        isWhole: () => isWhole,
        tell: ({ entities }) => {
          told = entities.length;
          return [{ at: new Date(Date.now() - 1_000) }];
        },
      }),
    );
    const url = `http://localhost:${server.port()}/api/scorecards/overview`;
    const authorization = `Bearer ${mockCredentials.user.token()}`;
    const ask = async () =>
      (await fetch(url, { headers: { authorization } })).status;
    expect(await ask()).toBe(503);
    isWhole = true;
    let status;
    for (let rest = 100; rest > 0 && status !== 200; rest--) {
      await new Promise(done => setTimeout(done, 100));
      status = await ask();
    }
    expect([status, told]).toEqual([200, 2]);
  });

  it('does not start with two of them', async () => {
    const past = { tell: () => [] };
    await expect(
      start(moduleOf('one', past), moduleOf('two', past)),
    ).rejects.toThrow('Two modules tell of the past');
  });
});
