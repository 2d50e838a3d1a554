import {
  createServiceFactory,
  coreServices,
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
import {
  FakeCatalog,
  componentEntity,
  exampleOrganisation,
  groupEntity,
} from '@internal/test-kit';
import request from 'supertest';
import { ownershipPlugin } from '../plugin';

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

/** One backend for all tests of a file; what its policy says may change with each request. */
export async function startBackend(decide: Decide) {
  const catalog = FakeCatalog.create({
    entities,
    canSee: (credentials: BackstageCredentials, entity) =>
      (credentials.principal as { type: string }).type === 'service' ||
      entity.metadata.labels?.['callboard.dev/visibility'] !== 'restricted',
  });
  const permissions = permissionsOf(name => decide(name));
  const backend = await startTestBackend({
    features: [
      ownershipPlugin,
      catalog.factory,
      createServiceFactory({
        service: coreServices.permissions,
        deps: {},
        factory: () => permissions,
      }),
    ],
  });
  const post = (path: string, body: object, credentials = member) =>
    request(backend.server)
      .post(`/api/ownership${path}`)
      .set(
        'authorization',
        mockCredentials.user.header(credentials.principal.userEntityRef),
      )
      .send(body);
  const remove = (path: string, credentials = member) =>
    request(backend.server)
      .delete(`/api/ownership${path}`)
      .set(
        'authorization',
        mockCredentials.user.header(credentials.principal.userEntityRef),
      );
  const owners = (entityRefs: string[], credentials = member) =>
    post('/owners/by-refs', { entityRefs }, credentials);
  // The first pass begins with the backend; it is done when the catalog has been followed once.
  for (let tries = 0; tries < 200; tries++) {
    const { body } = await owners([]);
    if (body.asOf) break;
    await new Promise(resolve => setTimeout(resolve, 25));
  }
  return { backend, post, remove, owners };
}
