import { rootSystemMetadataServiceFactory } from '@backstage/backend-defaults/rootSystemMetadata';
import {
  createServiceFactory,
  coreServices,
  type BackendFeature,
  type BackstageCredentials,
  type PermissionsService,
} from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { stringifyEntityRef, type Entity } from '@backstage/catalog-model';
import {
  AuthorizeResult,
  type PolicyDecision,
} from '@backstage/plugin-permission-common';
import { catalogEntityReadPermission } from '@backstage/plugin-catalog-common/alpha';
import { ownershipOwnerReadPermission } from '@callboard/backstage-plugin-ownership-common';
import {
  createOwnershipConditionalDecision,
  ownershipConditions,
} from '@callboard/backstage-plugin-ownership-node';
import { CatalogFollower } from '@internal/backend-kit';
import {
  FakeCatalog,
  componentEntity,
  exampleOrganisation,
  groupEntity,
} from '@internal/test-kit';
import request from 'supertest';
import { ownershipPlugin } from '../plugin';

// The catalog is full at once: nothing is gained by waiting for more of it.
CatalogFollower.pauseMs = 10;

// An owner that is hidden and one that does not exist, both one letter away from a team that everybody sees.
const hiddenOwner = groupEntity({ name: 'ledgerh' });
hiddenOwner.metadata.labels = { 'callboard.dev/visibility': 'restricted' };
const example = exampleOrganisation();
export const entities: Entity[] = [
  ...example,
  hiddenOwner,
  componentEntity({ name: 'hidden-owner', owner: 'ledgerh' }),
  componentEntity({ name: 'absent-owner', owner: 'ledgera' }),
];
export const member = mockCredentials.user('user:default/noor-haddad');
export const stranger = mockCredentials.user('user:default/piet-vos');
export const refOf = (entity: Entity) => stringifyEntityRef(entity);
export const restricted = example.filter(
  ({ metadata }) =>
    metadata.labels?.['callboard.dev/visibility'] === 'restricted',
);

/** Permissions of one caller, decided by name; reads of the catalog hide what is restricted. */
function permissionsOf(
  decideByName: (name: string) => PolicyDecision | undefined,
): PermissionsService {
  const authorizeConditional: PermissionsService['authorizeConditional'] =
    async queries =>
      queries.map(
        ({ permission }) =>
          (decideByName(permission.name) ?? {
            result: AuthorizeResult.ALLOW,
          }) as never,
      );
  return mockServices.permissions.mock({ authorizeConditional });
}

export const conditionalCatalog: PolicyDecision = {
  result: AuthorizeResult.CONDITIONAL,
  pluginId: 'catalog',
  resourceType: 'catalog-entity',
  conditions: { rule: 'NOT_RESTRICTED', resourceType: 'catalog-entity' },
};
export const isCatalogRead = (name: string) =>
  name === catalogEntityReadPermission.name;

export type Decide = (name: string) => PolicyDecision | undefined;
export const allowAll: Decide = () => undefined;
export const paymentsOnly: Decide = name =>
  name === ownershipOwnerReadPermission.name
    ? createOwnershipConditionalDecision(
        ownershipOwnerReadPermission,
        ownershipConditions.isOwnedBy({ claims: ['group:default/payments'] }),
      )
    : undefined;

/** Runs a task when it is told to, and only then. */
function manualScheduler() {
  const tasks = new Map<string, (signal: AbortSignal) => unknown>();
  const scheduler = mockServices.scheduler.mock({
    createScheduledTaskRunner: () => ({
      run: async ({ id, fn }) => {
        tasks.set(id, fn as (signal: AbortSignal) => unknown);
      },
    }),
  });
  return {
    factory: scheduler.factory,
    runTask: async (id: string) => tasks.get(id)!(new AbortController().signal),
  };
}

/**
 * One backend for all tests of a file; what its policy says may change with each request.
 *
 * @param more - entities of this file's own
 * @param features - other plugins of the portal
 */
export async function startBackend(
  decide: Decide,
  more: Entity[] = [],
  features: BackendFeature[] = [],
) {
  const catalog = FakeCatalog.create({
    entities: [...entities, ...more],
    canSee: (credentials: BackstageCredentials, entity) =>
      (credentials.principal as { type: string }).type === 'service' ||
      entity.metadata.labels?.['callboard.dev/visibility'] !== 'restricted',
  });
  const scheduler = manualScheduler();
  const permissions = permissionsOf(name => decide(name));
  const backend = await startTestBackend({
    features: [
      ownershipPlugin,
      ...features,
      catalog.factory,
      scheduler.factory,
      rootSystemMetadataServiceFactory,
      mockServices.rootConfig.factory({
        data: {
          ownership: { admins: ['group:default/platform-admins'] },
        },
      }),
      createServiceFactory({
        service: coreServices.permissions,
        deps: {},
        factory: () => permissions,
      }),
    ],
  });
  const call =
    (method: 'get' | 'post' | 'put' | 'delete') =>
    (path: string, credentials = member) =>
      request(backend.server)
        [method](`/api/ownership${path}`)
        .set(
          'authorization',
          mockCredentials.user.header(credentials.principal.userEntityRef),
        );
  const get = call('get');
  const remove = call('delete');
  const post = (path: string, body: object, credentials = member) =>
    call('post')(path, credentials).send(body);
  const put = (path: string, body: object, credentials = member) =>
    call('put')(path, credentials).send(body);
  const owners = (entityRefs: string[], credentials = member) =>
    post('/owners/by-refs', { entityRefs }, credentials);
  /** One more pass over the catalog. */
  const follow = () => scheduler.runTask('ownership-follow-catalog');
  await follow();
  const { runTask } = scheduler;
  return { backend, catalog, follow, runTask, get, post, put, remove, owners };
}
