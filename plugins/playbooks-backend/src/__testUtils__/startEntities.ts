import { rootSystemMetadataServiceFactory } from '@backstage/backend-defaults/rootSystemMetadata';
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
import type { JsonObject } from '@backstage/types';
import { catalogEntityReadPermission } from '@backstage/plugin-catalog-common/alpha';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { PlaybooksClient } from '@callboard/backstage-plugin-playbooks-common';
import { CatalogFollower } from '@internal/backend-kit';
import { FakeCatalog, heldTasks, withRelations } from '@internal/test-kit';
import { playbooksPlugin } from '../plugin';
import { repositories } from './repositories';

// The catalog is full at once: nothing is gained by waiting for more of it.
CatalogFollower.pauseMs = 10;

/** Sees all of the catalog. */
export const ana = { token: mockCredentials.user.token('user:default/ana') };
/** Sees what is not restricted. */
export const ben = { token: mockCredentials.user.token('user:default/ben') };

const isRestricted = ({ metadata }: Entity) =>
  metadata.labels?.['callboard.dev/visibility'] === 'restricted';

const refOf = (credentials: { principal: unknown }) =>
  (credentials.principal as { userEntityRef?: string }).userEntityRef;

/** Sees the catalog on condition; what is in `denied` is for nobody. */
function policy(denied: ReadonlySet<string>) {
  const resultOf = (name: string) =>
    denied.has(name) ? AuthorizeResult.DENY : AuthorizeResult.ALLOW;
  return mockServices.permissions.mock({
    authorize: async requests =>
      requests.map(({ permission }) => ({
        result: resultOf(permission.name) as AuthorizeResult.ALLOW,
      })),
    authorizeConditional: async requests =>
      requests.map(({ permission }) =>
        permission.name === catalogEntityReadPermission.name &&
        !denied.has(permission.name)
          ? {
              result: AuthorizeResult.CONDITIONAL,
              pluginId: 'catalog',
              resourceType: 'catalog-entity',
              conditions: {
                rule: 'NOT_RESTRICTED',
                resourceType: 'catalog-entity',
              },
            }
          : { result: resultOf(permission.name) as AuthorizeResult.ALLOW },
      ),
  });
}

/** A backend over a catalog and repositories; the catalog decides who sees what, on condition. */
export async function startEntities(options: {
  entities: Entity[];
  /** Addresses of files with their texts. */
  files: Record<string, string>;
  playbooks?: JsonObject;
  features?: BackendFeature[];
}) {
  const { entities, files, playbooks = {}, features = [] } = options;
  const catalog = FakeCatalog.create({
    entities: withRelations(entities),
    canSee: (credentials, entity) =>
      refOf(credentials) !== 'user:default/ben' || !isRestricted(entity),
  });
  const repository = repositories(files);
  const tasks = heldTasks();
  const denied = new Set<string>();
  const backend = await startTestBackend({
    features: [
      playbooksPlugin,
      rootSystemMetadataServiceFactory,
      catalog.factory,
      tasks.scheduler.factory,
      mockServices.rootConfig.factory({ data: { playbooks } }),
      createServiceFactory({
        service: coreServices.permissions,
        deps: {},
        factory: () => policy(denied),
      }),
      createServiceFactory({
        service: coreServices.urlReader,
        deps: {},
        factory: () => repository.service,
      }),
      ...features,
    ],
  });
  const { port } = backend.server.address() as { port: number };
  const follow = () => tasks.run('playbooks-follow-catalog');
  const readEntities = () => tasks.run('playbooks-read-entity-sources');
  await tasks.run('playbooks-read-sources');
  await follow();
  await readEntities();
  if (tasks.tasks.has('playbooks-read-rules')) {
    await tasks.run('playbooks-read-rules');
  }
  return {
    backend,
    catalog,
    repository,
    denied,
    /** Takes in what the catalog has now. */
    follow,
    sendDigests: () => tasks.run('playbooks-send-digests'),
    /** Reads what is due of what entities name. */
    readEntities,
    client: new PlaybooksClient({
      discoveryApi: {
        getBaseUrl: async id => `http://localhost:${port}/api/${id}`,
      },
    }),
  };
}
