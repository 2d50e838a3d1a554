import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { createMockDirectory } from '@backstage/backend-test-utils';
import { cpSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { component } from '../folder/fixtures/descriptors';
import { BackendProcess } from '../testing/BackendProcess';
import { testPostgres } from '../testing/testDatabase';

jest.setTimeout(400_000);

// Two processes and eleven databases: too much for every run.
const describeFull = process.env.CALLBOARD_FULL ? describe : describe.skip;

const admin = 'user:default/ines-moreau';

describeFull('two backend processes on one PostgreSQL', () => {
  const postgres = testPostgres();
  const backends: BackendProcess[] = [];
  const folder = createMockDirectory();

  beforeAll(async () => {
    if (!postgres) {
      throw new Error('This test needs PostgreSQL: run yarn test --full.');
    }
    cpSync(
      resolvePackagePath('backend', '../../examples/catalog'),
      folder.path,
      {
        recursive: true,
      },
    );
    const start = () =>
      BackendProcess.start({
        configs: [
          'app-config.yaml',
          'app-config.production.yaml',
          'app-config.demo.yaml',
        ],
        config: {
          backend: { database: postgres.config },
          catalog: {
            providers: { folder: { path: folder.path, watch: { seconds: 2 } } },
          },
          // A process that is killed during a pass keeps the others from it until the timeout.
          ownership: {
            schedule: { frequency: { seconds: 5 }, timeout: { seconds: 30 } },
          },
        },
        env: {
          ...postgres.env,
          NODE_ENV: 'development',
          APP_BASE_URL: 'http://localhost',
          CALLBOARD_DEMO: '1',
        },
      });
    // One after the other: two processes that create the same tables at once disturb each other, in every plugin of
    // the platform. The one that loses ends, and comes up when it is started again.
    for (let count = 0; count < 2; count++) {
      const backend = await start();
      backends.push(backend);
      await backend.ready();
    }
  });

  afterAll(async () => {
    await Promise.all(backends.map(backend => backend.stop()));
    await postgres?.drop();
  });

  async function signIn(backend: BackendProcess) {
    for (let tries = 0; tries < 240; tries++) {
      const answer = await backend.fetch('/api/auth/demo/refresh', {
        'x-demo-user': admin,
      });
      if (answer.ok) {
        return (await answer.json()).backstageIdentity.token as string;
      }
      await sleep(500);
    }
    throw new Error(`Nobody can sign in:\n${backend.output}`);
  }

  const entities = async (backend: BackendProcess, token: string) => {
    const answer = await backend.fetch(
      '/api/catalog/entities/by-query?limit=0',
      {
        authorization: `Bearer ${token}`,
      },
    );
    return { status: answer.status, total: (await answer.json()).totalItems };
  };

  async function ownerOf(backend: BackendProcess, token: string, ref: string) {
    const answer = await backend.fetch(
      '/api/ownership/owners/by-refs',
      { authorization: `Bearer ${token}` },
      { entityRefs: [ref] },
    );
    return (await answer.json()).items[0]?.owner?.entityRef;
  }

  /** Number of entities in the folder. */
  async function described(backend: BackendProcess, token: string) {
    const answer = await backend.fetch('/api/catalog-folder/report', {
      authorization: `Bearer ${token}`,
    });
    return (await answer.json()).entities as number;
  }

  it('share the catalog, and each accepts the tokens of the other', async () => {
    const [first, second] = backends;
    const tokens = await Promise.all(backends.map(signIn));
    const total = await described(second, tokens[0]);
    expect(total).toBeGreaterThan(50);
    for (let tries = 0; tries < 240; tries++) {
      if ((await entities(first, tokens[0])).total === total) {
        break;
      }
      await sleep(500);
    }
    expect(await entities(first, tokens[1])).toEqual({ status: 200, total });
    expect(await entities(second, tokens[0])).toEqual({ status: 200, total });
    expect((await entities(second, `${tokens[0]}x`)).status).toBe(401);
  });

  it('leave connections for others', async () => {
    // 2 processes, 5 at most for each of about 12 plugins; PostgreSQL allows 100 unless told otherwise.
    expect(await postgres!.connections()).toBeLessThan(100);
  });

  it('keep working when one of them is killed', async () => {
    const [first, second] = backends;
    const token = await signIn(first);
    const before = await entities(second, token);
    await first.stop('SIGKILL');
    await expect(entities(first, token)).rejects.toThrow();
    expect(await entities(second, token)).toEqual(before);
    const renewed = await signIn(second);
    expect(await entities(second, renewed)).toEqual(before);
    expect(await described(second, renewed)).toBe(before.total);
    expect(await ownerOf(second, renewed, 'component:default/ledger-api')).toBe(
      'group:default/ledger',
    );
  });

  it('follow the catalog on when one of them is killed', async () => {
    const [, second] = backends;
    const token = await signIn(second);
    const ref = 'component:default/late';
    expect(await ownerOf(second, token, ref)).toBeUndefined();
    folder.addContent({ 'late.yaml': component('late') });
    let owner;
    for (let tries = 0; tries < 240 && !owner; tries++) {
      await sleep(500);
      owner = await ownerOf(second, token, ref);
    }
    expect(owner).toBe('group:default/ledger');
  });
});
