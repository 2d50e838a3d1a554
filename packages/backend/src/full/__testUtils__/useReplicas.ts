import { resolvePackagePath } from '@backstage/backend-plugin-api';
import {
  createMockDirectory,
  type MockDirectory,
} from '@backstage/backend-test-utils';
import { cpSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { BackendProcess } from '../../testing/BackendProcess';
import { signIn } from '../../testing/demoPortal';
import { testPostgres, type TestPostgres } from '../../testing/testDatabase';

/** Of the external caller that may run scheduled tasks when a test says so. */
export const SERVICE_TOKEN = 'a-token-of-this-test-only-0123456789';

export interface Replicas {
  /** Two, filled before the first test. */
  backends: BackendProcess[];
  /** What the catalog is read from: a copy of the sample organisation. */
  folder: MockDirectory;
  postgres: TestPostgres | undefined;
  /** A token of a person of the sample organisation; waits until the catalog has read the person. */
  signIn(backend: BackendProcess, user: string): Promise<string>;
}

/**
 * Two processes of the real portal on one PostgreSQL, for all tests of the surrounding `describe`.
 * @param config - of the families under test
 */
export function useReplicas(config: object): Replicas {
  const postgres = testPostgres();
  const backends: BackendProcess[] = [];
  const folder = createMockDirectory();

  beforeAll(async () => {
    if (!postgres) {
      throw new Error('This test needs PostgreSQL: run yarn test --full.');
    }
    const examples = resolvePackagePath('backend', '../../examples/catalog');
    cpSync(examples, folder.path, { recursive: true });
    // One after the other: two processes that create the same tables at once disturb each other, in every plugin of
    // the platform. The one that loses ends, and comes up when it is started again.
    for (let count = 0; count < 2; count++) {
      const backend = await start(postgres, folder, config);
      backends.push(backend);
      await backend.ready();
    }
  });

  afterAll(async () => {
    await Promise.all(backends.map(backend => backend.stop()));
    await postgres?.drop();
  });

  return { backends, folder, postgres, signIn };
}

function start(postgres: TestPostgres, folder: MockDirectory, config: object) {
  return BackendProcess.start({
    configs: [
      'app-config.yaml',
      'app-config.production.yaml',
      'app-config.demo.yaml',
    ],
    config: {
      backend: {
        database: postgres.config,
        auth: {
          externalAccess: [
            {
              type: 'static',
              options: { token: SERVICE_TOKEN, subject: 'replicas-test' },
            },
          ],
        },
      },
      catalog: {
        providers: { folder: { path: folder.path, watch: { seconds: 2 } } },
      },
      demo: { builds: { days: 0 } },
      ...config,
    },
    env: {
      ...postgres.env,
      NODE_ENV: 'development',
      APP_BASE_URL: 'http://localhost',
      CALLBOARD_DEMO: '1',
    },
  });
}

/** Reads every half second until the answer holds, two minutes at most; returns the last answer. */
export async function readUntil<T>(
  read: () => Promise<T>,
  holds: (found: T) => boolean,
  { minutes = 2 } = {},
): Promise<T> {
  let found = await read();
  const limit = Date.now() + minutes * 60_000;
  while (!holds(found) && Date.now() < limit) {
    await sleep(500);
    found = await read();
  }
  return found;
}
