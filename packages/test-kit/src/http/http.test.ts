import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { actionsRegistryServiceRef } from '@backstage/backend-plugin-api/alpha';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { NotFoundError, NotAllowedError } from '@backstage/errors';
import mcpActionsPlugin from '@backstage/plugin-mcp-actions-backend';
import express from 'express';
import { callboardClient } from './callboardClient';
import { mcpClientAs } from './mcpClientAs';
import { signInAs } from './signInAs';

const ada = 'user:default/ada';

/** Answers as the demo sign-in does: 404 until the catalog has read the user. */
function signInPlugin(state: { unreadFor: number }) {
  return createBackendPlugin({
    pluginId: 'auth',
    register(env) {
      env.registerInit({
        deps: { http: coreServices.httpRouter },
        async init({ http }) {
          const router = express.Router();
          router.get('/demo/refresh', (req, res) => {
            const user = req.header('x-demo-user') ?? '';
            if (user !== ada) {
              throw new NotAllowedError('Not a sample user');
            }
            if (state.unreadFor > 0) {
              state.unreadFor -= 1;
              throw new NotFoundError('User not found');
            }
            res.json({
              backstageIdentity: { token: mockCredentials.user.token(user) },
            });
          });
          http.use(router);
          http.addAuthPolicy({ path: '/demo', allow: 'unauthenticated' });
        },
      });
    },
  });
}

/** Says who is calling, over HTTP and as an MCP action. */
const whoPlugin = createBackendPlugin({
  pluginId: 'who',
  register(env) {
    env.registerInit({
      deps: {
        http: coreServices.httpRouter,
        httpAuth: coreServices.httpAuth,
        actions: actionsRegistryServiceRef,
      },
      async init({ http, httpAuth, actions }) {
        const router = express.Router();
        router.use(express.json());
        router.all('/me', (req, res, next) => {
          httpAuth
            .credentials(req, { allow: ['user'] })
            .then(({ principal }) =>
              res.json({ user: principal.userEntityRef, sent: req.body }),
            )
            .catch(next);
        });
        http.use(router);
        actions.register({
          name: 'who-am-i',
          title: 'Who am I',
          description: 'Names the caller',
          attributes: { readOnly: true, destructive: false, idempotent: true },
          schema: {
            input: z => z.object({}),
            output: z => z.object({ principal: z.string() }),
          },
          action: async ({ credentials }) => ({
            output: { principal: JSON.stringify(credentials.principal) },
          }),
        });
      },
    });
  },
});

describe('clients of a running portal', () => {
  const state = { unreadFor: 0 };
  let baseUrl: string;
  let backend: Awaited<ReturnType<typeof startTestBackend>>;

  beforeAll(async () => {
    backend = await startTestBackend({
      features: [
        signInPlugin(state),
        whoPlugin,
        mcpActionsPlugin,
        mockServices.rootConfig.factory({
          data: { backend: { actions: { pluginSources: ['who'] } } },
        }),
      ],
    });
    baseUrl = `http://127.0.0.1:${backend.server.port()}`;
  }, 60_000);

  afterAll(() => backend?.stop());

  it('signs in once the user has been read', async () => {
    state.unreadFor = 2;
    expect(await signInAs(baseUrl, ada)).toBe(mockCredentials.user.token(ada));
    expect(state.unreadFor).toBe(0);
  });

  it('gives up in time on a user who never appears', async () => {
    state.unreadFor = Infinity;
    await expect(signInAs(baseUrl, ada, { timeoutMs: 600 })).rejects.toThrow(
      '404',
    );
    state.unreadFor = 0;
  });

  it('does not wait for someone who is refused', async () => {
    await expect(signInAs(baseUrl, 'user:default/bob')).rejects.toThrow('403');
  });

  it('gives up in time when nothing listens', async () => {
    await expect(
      signInAs('http://127.0.0.1:1', ada, { timeoutMs: 300 }),
    ).rejects.toThrow('fetch failed');
  });

  it('calls as the user, with the body and headers it was given', async () => {
    const client = await callboardClient(baseUrl, ada);
    const init = {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"a":1}',
    };
    const expected = { user: ada, sent: { a: 1 } };
    expect(await client.json('/api/who/me', init)).toEqual(expected);
    const url = `${await client.discoveryApi.getBaseUrl('who')}/me`;
    const response = await client.fetchApi.fetch(url, init);
    expect(await response.json()).toEqual(expected);
    // Without the client the test backend takes a caller for its own sample user.
    expect(await (await fetch(url, init)).json()).not.toEqual(expected);
  });

  it('throws what the server answered', async () => {
    const client = await callboardClient(baseUrl, ada);
    expect((await client.fetch('/api/who/nobody')).status).toBe(404);
    await expect(client.json('/api/who/nobody')).rejects.toThrow('404');
  });

  it('calls MCP tools as the user', async () => {
    const client = await mcpClientAs(baseUrl, ada);
    try {
      const { tools } = await client.listTools();
      expect(tools.map(({ name }) => name)).toEqual(['who.who-am-i']);
      const result = await client.callTool({
        name: 'who.who-am-i',
        arguments: {},
      });
      expect(JSON.stringify(result.structuredContent)).toContain(ada);
    } finally {
      await client.close();
    }
  });
});
