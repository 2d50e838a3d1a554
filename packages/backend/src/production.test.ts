import { BackendProcess } from './testing/BackendProcess';
import { testPostgres } from './testing/testDatabase';

jest.setTimeout(180_000);

const inMemory = {
  client: 'better-sqlite3',
  connection: ':memory:',
  knexConfig: { pool: { min: 1, max: 1 } },
};

describe('the production config', () => {
  const postgres = testPostgres();
  let backend: BackendProcess;

  beforeAll(async () => {
    backend = await BackendProcess.start({
      configs: ['app-config.yaml', 'app-config.production.yaml'],
      config: { backend: { database: postgres?.config ?? inMemory } },
      env: {
        ...postgres?.env,
        NODE_ENV: 'production',
        APP_BASE_URL: 'http://localhost',
        // Even then: what counts is that the config has no demo.
        CALLBOARD_DEMO: '1',
      },
    });
    await backend.ready();
  });

  afterAll(async () => {
    await backend?.stop();
    await postgres?.drop();
  });

  it.each(['user:default/ines-moreau', 'group:default/platform-admins'])(
    'signs nobody in as %s',
    async ref => {
      for (const path of ['refresh', 'start', 'handler/frame']) {
        const answer = await backend.fetch(`/api/auth/demo/${path}`, {
          'x-demo-user': ref,
        });
        expect(answer.status).toBe(404);
        expect(await answer.text()).toContain('Unknown auth provider');
      }
    },
  );

  it('tells nobody who works here', async () => {
    const answer = await backend.fetch('/api/demo/sign-in-options');
    expect([401, 404]).toContain(answer.status);
    expect(await answer.text()).not.toContain('user:');
  });

  it('answers nothing to anonymous callers', async () => {
    for (const path of [
      '/api/catalog/entities',
      '/api/catalog-folder/report',
      '/api/ownership/openapi.json',
      '/api/search/query?term=',
    ]) {
      expect((await backend.fetch(path)).status).toBe(401);
    }
  });

  it('lets browsers ask for everything over https', async () => {
    const { headers } = await backend.fetch('/.backstage/health/v1/readiness');
    expect(headers.get('content-security-policy')).toContain(
      'upgrade-insecure-requests',
    );
  });

  it('offers no guest sign-in either', async () => {
    expect((await backend.fetch('/api/auth/guest/refresh')).status).toBe(404);
  });
});

describe('the demo config', () => {
  it('does not start a backend that listens on every address', async () => {
    const backend = await BackendProcess.start({
      configs: ['app-config.yaml', 'app-config.demo.yaml'],
      config: { backend: { listen: { host: '0.0.0.0' } } },
      env: { CALLBOARD_DEMO: '1' },
    });
    expect(await backend.exited).toBe(1);
    expect(backend.output).toContain(
      'The backend did not start. auth.providers.demo: the demo sign-in asks for no password, so the backend must listen on 127.0.0.1 only, but backend.listen is on 0.0.0.0. Set backend.listen.host to 127.0.0.1. Remove auth.providers.demo from the config, or start the portal with ./dev start.\n',
    );
    expect(backend.output).not.toContain('Plugin initialization');
  });
});
