import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import buildHealthBackend from '@callboard/backstage-plugin-build-health-backend';
import { BuildHealthClient } from '@callboard/backstage-plugin-build-health-common';
import { componentEntity } from '@internal/test-kit';
import { SECRET } from './startPortal';

/** The threads that read reports are none of jest's: there they need to be told how TypeScript is read. */
jest.mock('piscina', () => {
  const { Piscina } = jest.requireActual('piscina');
  const execArgv = [
    '--require',
    require.resolve('@backstage/cli/config/nodeTransform.cjs'),
  ];
  class TypeScriptPiscina extends Piscina {
    constructor(options: object) {
      super({ ...options, execArgv });
    }
  }
  return { __esModule: true, default: TypeScriptPiscina };
});

/** The real backend, with the source `any-ci`, and a component whose pipeline is its `ledger`. */
export async function startBackend() {
  const backend = await startTestBackend({
    features: [
      buildHealthBackend,
      mockServices.rootSystemMetadata.factory(),
      catalogServiceMock.factory({
        entities: [
          componentEntity({
            name: 'ledger',
            annotations: { 'callboard.dev/build-pipelines': 'any-ci:ledger' },
          }),
        ],
      }),
      mockServices.rootConfig.factory({
        data: { buildHealth: { push: [{ id: 'any-ci', secrets: [SECRET] }] } },
      }),
    ],
  });
  const { port } = backend.server.address() as { port: number };
  const url = `http://localhost:${port}`;
  const client = new BuildHealthClient({
    discoveryApi: { getBaseUrl: async () => `${url}/api/build-health` },
  });
  const ana = { token: mockCredentials.user.token('user:default/ana') };
  return {
    url,
    /** Builds of trunk of the component, as its card has them. */
    readBuilds: async () => {
      const { items } = await client.getBuildsOfEntities(
        { entityRefs: ['component:default/ledger'] },
        ana,
      );
      return items[0]?.pipelines.flatMap(({ lastBuilds }) => lastBuilds);
    },
    readSource: async () => {
      const { items } = await client.listSources(ana);
      return items[0];
    },
    readDead: async () => (await client.listDeadDeliveries(ana)).items,
    stop: () => backend.stop(),
  };
}
