import { setTimeout as sleep } from 'node:timers/promises';
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
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import type { JsonObject } from '@backstage/types';
import {
  BuildHealthClient,
  type BuildSummary,
} from '@callboard/backstage-plugin-build-health-common';

/** How often the inbox is worked off while anything waits in it, and how long between. */
const MOST_TRIES = 50;
const BETWEEN_MS = 200;
/** The most that a list takes. */
const PAGE = 100;

/**
 * A portal of build health and a module of it, with a catalog that has been read. Its jobs run when the test says so.
 *
 * @public
 */
export async function startPortal(options: {
  /** The plugin of build health, and the module. */
  features: BackendFeature[];
  entities: Entity[];
  /** The part of the configuration with that name. */
  buildHealth: JsonObject;
}) {
  const { features, entities, buildHealth } = options;
  const scheduler = mockServices.scheduler();
  const backend = await startTestBackend({
    features: [
      ...features,
      mockServices.rootSystemMetadata.factory(),
      catalogServiceMock.factory({ entities }),
      mockServices.rootConfig.factory({ data: { buildHealth } }),
      createServiceFactory({
        service: coreServices.scheduler,
        deps: {},
        factory: () => scheduler,
      }),
    ],
  });
  await scheduler.triggerTask('build-health-follow-catalog');
  const { port } = backend.server.address() as { port: number };
  const url = `http://localhost:${port}/api/build-health`;
  const client = new BuildHealthClient({
    discoveryApi: { getBaseUrl: async () => url },
  });
  /** Signs calls of the client as a user. */
  const user = { token: mockCredentials.user.token() };
  return {
    client,
    user,
    stop: () => backend.stop(),
    /** Has sources asked, until they want to wait. */
    poll: () => scheduler.triggerTask('build-health-poll-sources'),
    /** Sends something to the webhook of a source. */
    send: (
      sourceId: string,
      body: string,
      headers: Readonly<Record<string, string>>,
    ) =>
      fetch(`${url}/webhooks/${sourceId}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body,
      }),
    /** Has the inbox worked off until nothing waits, or some seconds have passed. @returns the state of the first source */
    workInbox: async () => {
      for (let tries = 1; ; tries++) {
        await scheduler.triggerTask('build-health-work-inbox');
        const [state] = (await client.listSources(user)).items;
        if (state.waiting === 0 || tries === MOST_TRIES) return state;
        await sleep(BETWEEN_MS);
      }
    },
    /** All builds of an entity, the newest first. */
    listBuilds: async (entityRef: string) => {
      const found: BuildSummary[] = [];
      let cursor: string | undefined;
      do {
        const query = { entityRef, limit: PAGE, cursor };
        const page = await client.listBuilds(query, user);
        found.push(...page.items);
        cursor = page.pageInfo.nextCursor;
      } while (cursor);
      return found;
    },
  };
}
