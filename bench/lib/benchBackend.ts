import { fork } from 'node:child_process';
import { once } from 'node:events';
import net from 'node:net';
import path from 'node:path';
import { createBackend } from '@backstage/backend-defaults';
import {
  createBackendModule,
  createServiceFactory,
  coreServices,
  type BackendFeature,
} from '@backstage/backend-plugin-api';
import { ConfigReader } from '@backstage/config';
import type { JsonObject } from '@backstage/types';
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

/** Whose members administer, in catalogs that have such a group. */
export const BENCH_ADMINS = 'group:default/bench-admins';

const policy = createBackendModule({
  pluginId: 'permission',
  moduleId: 'bench-policy',
  register(env) {
    env.registerInit({
      deps: { policy: policyExtensionPoint },
      async init(deps) {
        deps.policy.setPolicy(
          new DemoPolicy({ adminGroups: [BENCH_ADMINS], strangerGroups: [] }),
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

/** One request: a body makes it a POST. */
export interface BenchRequest {
  path: string;
  body?: unknown;
}

/**
 * A backend of the suite as in the demo portal: its real database, scheduler, sign-in, permission backend and policy, over
 * HTTP. Only the catalog is held in memory.
 *
 * @param family - id of the plugin, the plugin, and its configuration
 * @param user - who reads
 */
export async function startBenchBackend(
  family: {
    id: string;
    feature: Promise<{ default: BackendFeature }>;
    config?: JsonObject;
    modules?: BackendFeature[];
  },
  catalog: Pick<FakeCatalog, 'factory'>,
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
    ...family.config,
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
  backend.add(family.feature);
  for (const each of family.modules ?? []) backend.add(each);
  await backend.start();
  const api = `${baseUrl}/api/${family.id}`;
  const headersOf = (token: string) => ({
    'content-type': 'application/json',
    authorization: `Bearer ${token}`,
  });
  const headers = headersOf(await signInAs(baseUrl, user));
  return {
    stop: () => backend.stop(),
    /** Where the plugin answers, and what whoever reads sends with each request. */
    api,
    headers,
    tokenOf: (ref: string) => signInAs(baseUrl, ref),
    /** As whoever the token is of, or as who reads. */
    async call<T>(
      { path: pathname, body }: BenchRequest,
      token?: string,
    ): Promise<T> {
      const response = await fetch(`${api}${pathname}`, {
        method: body ? 'POST' : 'GET',
        headers: token ? headersOf(token) : headers,
        body: body ? JSON.stringify(body) : undefined,
      });
      const answer =
        response.status === 204 ? undefined : await response.json();
      if (!response.ok) throw new Error(JSON.stringify(answer));
      return answer;
    },
    /** Milliseconds of each read, as a client in another process sees them, one after the other. */
    async durations(requests: BenchRequest[]): Promise<number[]> {
      const client = fork(path.join(__dirname, 'httpReader.mjs'), {
        execArgv: [],
      });
      const ended = once(client, 'exit').then(([code]) => {
        throw new Error(`The reading process ended with ${code}`);
      });
      client.send({
        headers,
        requests: requests.map(({ path: pathname, body }) => ({
          url: `${api}${pathname}`,
          ...(body !== undefined && { body: JSON.stringify(body) }),
        })),
      });
      const [found] = await Promise.race([once(client, 'message'), ended]);
      ended.catch(() => undefined);
      return found;
    },
  };
}
