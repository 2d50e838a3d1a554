import { fork } from 'node:child_process';
import { once } from 'node:events';
import net from 'node:net';
import path from 'node:path';
import { createBackend } from '@backstage/backend-defaults';
import {
  createBackendModule,
  createServiceFactory,
  coreServices,
} from '@backstage/backend-plugin-api';
import { ConfigReader } from '@backstage/config';
import {
  authProvidersExtensionPoint,
  createProxyAuthenticator,
  createProxyAuthProviderFactory,
} from '@backstage/plugin-auth-node';
import { policyExtensionPoint } from '@backstage/plugin-permission-node/alpha';
import { DemoPolicy } from '../../packages/backend/src/policy/DemoPolicy';
import type { FakeCatalog } from '../../packages/test-kit/src/catalog';
import { signInAs } from '../../packages/test-kit/src/http/signInAs';

/** Where a backend under measurement keeps its data. */
export type BenchDatabase =
  | { client: 'better-sqlite3'; connection: { directory: string } }
  | { client: 'pg'; connection: string };

const policy = createBackendModule({
  pluginId: 'permission',
  moduleId: 'bench-policy',
  register(env) {
    env.registerInit({
      deps: { policy: policyExtensionPoint },
      async init(deps) {
        deps.policy.setPolicy(
          new DemoPolicy({ adminGroups: [], strangerGroups: [] }),
        );
      },
    });
  },
});

/** Signs in whoever is named in a header, with the claims the catalog gives them: the tokens are real. */
const signIn = createBackendModule({
  pluginId: 'auth',
  moduleId: 'bench-sign-in',
  register(env) {
    env.registerInit({
      deps: { providers: authProvidersExtensionPoint },
      async init({ providers }) {
        providers.registerProvider({
          providerId: 'demo',
          factory: createProxyAuthProviderFactory({
            authenticator: createProxyAuthenticator({
              defaultProfileTransform: async () => ({ profile: {} }),
              initialize: () => undefined,
              authenticate: async ({ req }) => ({
                result: { ref: req.get('x-demo-user')! },
              }),
            }),
            signInResolver: ({ result }, context) =>
              context.signInWithCatalogUser({ entityRef: result.ref }),
          }),
        });
      },
    });
  },
});

async function freePort(): Promise<number> {
  const server = net.createServer().listen(0, '127.0.0.1');
  await new Promise(resolve => server.once('listening', resolve));
  const { port } = server.address() as net.AddressInfo;
  await new Promise(resolve => server.close(resolve));
  return port;
}

/**
 * The ownership backend as in the demo portal: its real database, scheduler, sign-in, permission backend and policy, over
 * HTTP. Only the catalog is held in memory.
 *
 * @param user - who reads
 */
export async function startOwnershipBackend(
  catalog: FakeCatalog,
  database: BenchDatabase,
  user: string,
) {
  process.env.LOG_LEVEL = 'error';
  const port = await freePort();
  const baseUrl = `http://127.0.0.1:${port}`;
  const config = new ConfigReader({
    app: { baseUrl },
    backend: { baseUrl, listen: { host: '127.0.0.1', port }, database },
    auth: {
      environment: 'development',
      providers: { demo: {} },
    },
    permission: { enabled: true },
  });
  const backend = createBackend();
  backend.add(
    createServiceFactory({
      service: coreServices.rootConfig,
      deps: {},
      factory: () => config,
    }),
  );
  backend.add(catalog.factory);
  backend.add(import('@backstage/plugin-auth-backend'));
  backend.add(signIn);
  backend.add(import('@backstage/plugin-permission-backend'));
  backend.add(policy);
  backend.add(import('@callboard/backstage-plugin-ownership-backend'));
  await backend.start();
  const token = await signInAs(baseUrl, user);
  const api = `${baseUrl}/api/ownership`;
  const url = `${api}/owners/by-refs`;
  const headers = {
    'content-type': 'application/json',
    authorization: `Bearer ${token}`,
  };
  return {
    stop: () => backend.stop(),
    async owners(entityRefs: string[]) {
      const body = JSON.stringify({ entityRefs });
      const response = await fetch(url, { method: 'POST', headers, body });
      const answer = await response.json();
      if (!response.ok) throw new Error(JSON.stringify(answer));
      return answer as { items: any[]; asOf?: string };
    },
    /**
     * Milliseconds of each read, as a client in another process sees them, one after the other.
     *
     * @param reads - references whose owners are asked for, or the path of a list
     */
    async durations(reads: (string[] | string)[]): Promise<number[]> {
      const client = fork(path.join(__dirname, 'httpReader.mjs'), {
        execArgv: [],
      });
      const ended = once(client, 'exit').then(([code]) => {
        throw new Error(`The reading process ended with ${code}`);
      });
      client.send({
        headers,
        requests: reads.map(read =>
          typeof read === 'string'
            ? { url: `${api}${read}` }
            : { url, body: JSON.stringify({ entityRefs: read }) },
        ),
      });
      const [found] = await Promise.race([once(client, 'message'), ended]);
      ended.catch(() => undefined);
      return found;
    },
  };
}
