import { rootSystemMetadataServiceFactory } from '@backstage/backend-defaults/rootSystemMetadata';
import fs from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  coreServices,
  createServiceFactory,
  type BackendFeature,
} from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import type { JsonObject } from '@backstage/types';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { PlaybooksClient } from '@callboard/backstage-plugin-playbooks-common';
import { heldTasks } from '@internal/test-kit';
import { playbooksPlugin } from '../plugin';

/**
 * A backend with a folder of pages, read once, and a client for it.
 *
 * @param more - configuration beside or instead of the folder as source
 */
export async function startPlaybooks(
  pages: Record<string, string>,
  features: BackendFeature[] = [],
  more: (folder: string) => JsonObject = () => ({}),
) {
  const folder = fs.mkdtempSync(path.join(tmpdir(), 'callboard-playbooks-'));
  const put = (name: string, content: string | Buffer) => {
    const file = path.join(folder, name);
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, content);
  };
  Object.entries(pages).forEach(([name, text]) => put(name, text));
  const tasks = heldTasks();
  const denied = new Set<string>();
  const backend = await startTestBackend({
    features: [
      playbooksPlugin,
      rootSystemMetadataServiceFactory,
      mockServices.rootConfig.factory({
        data: {
          playbooks: { sources: [{ id: 'docs', folder }] },
          ...more(folder),
        },
      }),
      createServiceFactory({
        service: coreServices.scheduler,
        deps: {},
        factory: () => tasks.scheduler,
      }),
      createServiceFactory({
        service: coreServices.permissions,
        deps: {},
        factory: () =>
          mockServices.permissions.mock({
            authorize: async requests =>
              requests.map(({ permission }) => ({
                result: denied.has(permission.name)
                  ? AuthorizeResult.DENY
                  : AuthorizeResult.ALLOW,
              })),
          }),
      }),
      ...features,
    ],
  });
  const read = () => tasks.run('playbooks-read-sources');
  await read();
  const { port } = backend.server.address() as { port: number };
  return {
    backend,
    folder,
    put,
    remove: (name: string) => fs.rmSync(path.join(folder, name)),
    /** Reads the folder again. */
    read,
    readRules: () => tasks.run('playbooks-read-rules'),
    /** Asks other sites. */
    checkLinks: () => tasks.run('playbooks-check-links'),
    /** Names of permissions that nobody has; empty at first. */
    denied,
    client: new PlaybooksClient({
      discoveryApi: {
        getBaseUrl: async id => `http://localhost:${port}/api/${id}`,
      },
    }),
    stop: async () => {
      await backend.stop();
      fs.rmSync(folder, { recursive: true });
    },
  };
}

/** Signs calls as this person. */
export const as = (userRef: string) => ({
  token: mockCredentials.user.token(userRef),
});
