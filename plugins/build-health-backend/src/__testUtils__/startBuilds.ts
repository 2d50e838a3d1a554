import { rootSystemMetadataServiceFactory } from '@backstage/backend-defaults/rootSystemMetadata';
import { createHmac } from 'node:crypto';
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
import type { Entity } from '@backstage/catalog-model';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { signalsServiceRef } from '@backstage/plugin-signals-node';
import { BuildHealthClient } from '@callboard/backstage-plugin-build-health-common';
import { CatalogFollower } from '@internal/backend-kit';
import { heldTasks } from '@internal/test-kit';
import { buildHealthPlugin } from '../plugin';

jest.mock('../threads/TimedThread');

// The catalog is full at once: nothing is gained by waiting for more of it.
CatalogFollower.pauseMs = 10;

/** Of the source `any-ci`. */
export const SECRET = 'a secret of thirty-two characters';

/** Signs calls as this person. */
export const as = (userRef: string) => ({
  token: mockCredentials.user.token(userRef),
});

/** Everybody may do everything but what is named. */
function permissionsWithout(denied: ReadonlySet<string>) {
  const decide = async (
    requests: { permission: { name: string } }[],
  ): Promise<{ result: AuthorizeResult.ALLOW | AuthorizeResult.DENY }[]> =>
    requests.map(({ permission }) => ({
      result: denied.has(permission.name)
        ? AuthorizeResult.DENY
        : AuthorizeResult.ALLOW,
    }));
  return createServiceFactory({
    service: coreServices.permissions,
    deps: {},
    factory: () =>
      mockServices.permissions.mock({
        authorize: decide,
        authorizeConditional: decide,
      }),
  });
}

/** A backend with a source that pipelines push to, and a catalog. */
export async function startBuilds(options: {
  entities: Entity[];
  features?: BackendFeature[];
}) {
  const tasks = heldTasks();
  const denied = new Set<string>();
  const signal = jest.fn(async (_message: object) => {});
  const backend = await startTestBackend({
    features: [
      buildHealthPlugin,
      rootSystemMetadataServiceFactory,
      catalogServiceMock.factory({ entities: options.entities }),
      mockServices.rootConfig.factory({
        data: {
          buildHealth: {
            admins: ['user:default/Admin'],
            push: [{ id: 'any-ci', secrets: [SECRET] }],
          },
        },
      }),
      createServiceFactory({
        service: coreServices.scheduler,
        deps: {},
        factory: () => tasks.scheduler,
      }),
      createServiceFactory({
        service: signalsServiceRef,
        deps: {},
        factory: () => ({ publish: signal }),
      }),
      permissionsWithout(denied),
      ...(options.features ?? []),
    ],
  });
  await tasks.run('build-health-follow-catalog');
  const { port } = backend.server.address() as { port: number };
  const url = `http://localhost:${port}/api/build-health`;
  return {
    url,
    signal,
    /** Names of permissions that nobody has; empty at first. */
    denied,
    client: new BuildHealthClient({
      discoveryApi: { getBaseUrl: async () => url },
    }),
    /** Sends something to the source, signed now. */
    push: (body: object | string, secret = SECRET, path = '') => {
      const text = typeof body === 'string' ? body : JSON.stringify(body);
      const seconds = Math.floor(Date.now() / 1_000);
      const signature = createHmac('sha256', secret)
        .update(`${seconds}.${text}`)
        .digest('hex');
      return fetch(`${url}/webhooks/any-ci${path}`, {
        method: 'POST',
        headers: { 'X-Callboard-Signature': `t=${seconds},v1=${signature}` },
        body: text,
      });
    },
    /** Has deliveries worked in, and days worked out. */
    workInbox: async () => {
      await tasks.run('build-health-work-inbox');
      await tasks.run('build-health-roll-up');
    },
    /** Has reports of tests worked in, and tests judged. */
    workTests: async () => {
      await tasks.run('build-health-work-tests');
      await tasks.run('build-health-judge-tests');
    },
    /** Has providers asked. */
    poll: () => tasks.run('build-health-poll-sources'),
    /** Has systems and owners told of trunk. */
    tellTrunk: () => tasks.run('build-health-tell-trunk'),
    stop: () => backend.stop(),
  };
}
