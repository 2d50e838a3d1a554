import {
  coreServices,
  createBackendPlugin,
  createServiceFactory,
  type AuditorService,
} from '@backstage/backend-plugin-api';
import { metricsServiceRef } from '@backstage/backend-plugin-api/alpha';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import type { PolicyDecision } from '@backstage/plugin-permission-common';
import { ScorecardsClient } from '@callboard/backstage-plugin-scorecards-common';
import type { ReadAgain } from '../collecting/ReadAgain';
import { EntityIds } from '../events/EntityIds';
import { EventTeller } from '../events/EventTeller';
import { HOUR } from '../database/__testUtils__/openStores';
import { createScorecardsMetrics } from '../metrics';
import { createServices } from '../service/createServices';
import { createIntakeRouter, INTAKE_PATH } from '../router/createIntakeRouter';
import { createRouter } from '../router/createRouter';
import { createWorld } from './createWorld';
import { BASICS, CI, GROW, PROMISES, RULES } from './documents';
import {
  CARDS,
  createCatalog,
  LEDGER,
  LEDGER_UI,
  policy,
  VAULT,
} from './people';

type Services = ReturnType<typeof createServices>;

/** The routes as the plugin adds them. */
function createPlugin(
  { runtime, stores, now }: Awaited<ReturnType<typeof createWorld>>,
  around: {
    auditor: AuditorService;
    collectOne: ReadAgain['collectOne'];
    teller: EventTeller;
    fileProblems: ReadonlyMap<string, string[]>;
  },
  onMade: (services: Services) => void,
) {
  const { auditor, collectOne, teller, fileProblems } = around;
  return createBackendPlugin({
    pluginId: 'scorecards',
    register(env) {
      env.registerInit({
        deps: {
          auth: coreServices.auth,
          catalog: catalogServiceRef,
          httpAuth: coreServices.httpAuth,
          httpRouter: coreServices.httpRouter,
          metrics: metricsServiceRef,
          logger: coreServices.logger,
          permissions: coreServices.permissions,
          permissionsRegistry: coreServices.permissionsRegistry,
          userInfo: coreServices.userInfo,
        },
        async init(deps) {
          const services = createServices({
            ...deps,
            runtime,
            stores,
            files: {
              placeOf: path => ({ path }),
              problemsOf: path => fileProblems.get(path) ?? [],
            },
            readAgain: { collectOne },
            periodOf: id => (id === 'test' ? HOUR : undefined),
            admins: ['user:default/admin'],
            teller,
            entityIds: new EntityIds('key'),
            lightsScorecard: 'basics',
            now,
          });
          onMade(services);
          deps.httpRouter.use(createIntakeRouter(services));
          const metrics = createScorecardsMetrics(deps.metrics);
          deps.httpRouter.use(
            createRouter({ ...deps, ...services, auditor, metrics }),
          );
          deps.httpRouter.addAuthPolicy({
            path: INTAKE_PATH,
            allow: 'unauthenticated',
          });
        },
      });
    },
  });
}

function createTeller({
  stores,
  now,
}: Awaited<ReturnType<typeof createWorld>>) {
  const events: object[] = [];
  const teller = new EventTeller({
    store: stores.events,
    events: {
      publish: async event => {
        events.push(event);
      },
    },
    logger: mockServices.logger.mock(),
    now,
  });
  /** What other plugins were told, once all is. */
  const told = async () => {
    await teller.run();
    return events;
  };
  return { teller, told };
}

const createAuditor = () =>
  mockServices.auditor.mock({
    createEvent: jest.fn(async () => ({
      success: async () => {},
      fail: async () => {},
    })),
  });

/** The API over a runtime and real stores, with the platform around it. */
export async function startApi() {
  const world = await createWorld();
  const { stores, clock, runtime, activate, collect } = world;
  await stores.runs.register([{ providerId: 'test', kind: 'pull' }]);
  for (const document of [RULES, CI, PROMISES, BASICS, GROW]) {
    await activate(document);
  }
  for (const size of [0, 1]) {
    await collect({
      [LEDGER]: size,
      [LEDGER_UI]: 2,
      [CARDS]: 2,
      [VAULT]: 1,
    });
  }

  const denied = new Set<string>();
  const limited = new Map<string, PolicyDecision>();
  const { teller, told } = createTeller(world);
  const collectOne = jest.fn<
    ReturnType<ReadAgain['collectOne']>,
    Parameters<ReadAgain['collectOne']>
  >(async () => ({
    read: [{ provider: 'test', title: 'Test' }],
    failed: [],
    later: [],
  }));
  const auditor = createAuditor();
  const catalog = createCatalog();
  const services: { current?: Services } = {};
  const fileProblems = new Map<string, string[]>();
  const around = { auditor, collectOne, teller, fileProblems };
  const plugin = createPlugin(world, around, made => {
    services.current = made;
  });
  const backend = await startTestBackend({
    features: [
      plugin,
      catalog.factory,
      createServiceFactory({
        service: coreServices.permissions,
        deps: {},
        factory: () => policy(denied, limited),
      }),
    ],
  });
  const { port } = backend.server.address() as { port: number };
  const url = `http://localhost:${port}/api/scorecards`;
  return {
    ...world,
    url,
    denied,
    limited,
    told,
    auditor,
    collectOne,
    /** What is wrong with files of git, by their paths. */
    fileProblems,
    services: services.current!,
    client: new ScorecardsClient({
      discoveryApi: { getBaseUrl: async () => url },
    }),
    /** Pushes what a build says of documentation. */
    push: (docs: Record<string, boolean>) =>
      runtime.ingest.write({
        providerId: 'ci',
        at: clock.at,
        entities: Object.entries(docs).map(([entityRef, value]) => ({
          entityRef,
          facts: { docs: { value } },
        })),
      }),
    stop: () => backend.stop(),
  };
}

export type Api = Awaited<ReturnType<typeof startApi>>;

/** What a refusal says. */
export const refusal = (statusCode: number, message: RegExp = /./) => ({
  statusCode,
  body: { error: { message: expect.stringMatching(message) } },
});
