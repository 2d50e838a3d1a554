import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { catalogEntityReadPermission } from '@backstage/plugin-catalog-common/alpha';
import {
  AuthorizeResult,
  type PolicyDecision,
} from '@backstage/plugin-permission-common';
import {
  componentEntity,
  FakeCatalog,
  groupEntity,
  userEntity,
  withRelations,
} from '@internal/test-kit';

export const ref = (name: string) => `component:default/${name}`;
export const LEDGER = ref('ledger');
export const LEDGER_UI = ref('ledger-ui');
export const CARDS = ref('cards');
/** Restricted. */
export const VAULT = ref('vault');
export const ORPHAN = ref('orphan');

/** Calls as this person. */
export const as = (name: string) => ({
  token: mockCredentials.user.token(`user:default/${name}`),
});
/** Of the team that owns the ledger; sees everything, as all but `ben` do. */
export const ana = as('ana');
/** Of the team that keeps the checks. */
export const pat = as('pat');
/** Of both teams. */
export const kim = as('kim');
/** Of no team of these; does not see what is restricted. */
export const ben = as('ben');
export const admin = as('admin');

const service = (name: string, owner?: string, restricted = false) =>
  componentEntity({
    name,
    title: `The ${name}`,
    owner,
    ...(restricted && {
      labels: { 'callboard.dev/visibility': 'restricted' },
    }),
  });

export const ENTITIES = withRelations([
  service('ledger', 'group:default/ledger'),
  service('ledger-ui', 'group:default/ledger'),
  service('cards', 'group:default/payments'),
  service('vault', 'group:default/payments', true),
  service('orphan'),
  groupEntity({ name: 'ledger', members: ['ana', 'kim'], parent: 'money' }),
  groupEntity({ name: 'payments', members: ['zoe'], parent: 'money' }),
  groupEntity({ name: 'money', type: 'department', members: ['max'] }),
  groupEntity({
    name: 'keepers-of-the-vault',
    parent: 'money',
    labels: { 'callboard.dev/visibility': 'restricted' },
  }),
  groupEntity({ name: 'platform', members: ['pat', 'kim'] }),
  ...['ana', 'ben', 'kim', 'pat', 'zoe', 'max', 'admin'].map(name =>
    userEntity({ name }),
  ),
]);

const isRestricted = ({ metadata }: Entity) =>
  metadata.labels?.['callboard.dev/visibility'] === 'restricted';

const userOf = ({ principal }: { principal: unknown }) =>
  (principal as { userEntityRef?: string }).userEntityRef;

/**
 * The catalog is open on condition; what is denied is for nobody.
 *
 * @param limited - decisions with conditions by permission
 */
export function policy(
  denied: ReadonlySet<string>,
  limited: ReadonlyMap<string, PolicyDecision> = new Map(),
) {
  const resultOf = (name: string) =>
    denied.has(name) ? AuthorizeResult.DENY : AuthorizeResult.ALLOW;
  return mockServices.permissions.mock({
    authorize: async requests =>
      requests.map(({ permission }) => ({
        result: resultOf(permission.name) as AuthorizeResult.ALLOW,
      })),
    authorizeConditional: async requests =>
      requests.map(
        ({ permission }) =>
          (limited.get(permission.name) as never) ??
          (permission.name === catalogEntityReadPermission.name &&
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
            : { result: resultOf(permission.name) as AuthorizeResult.ALLOW }),
      ),
  });
}

/** All see all of it but `ben`. */
export const createCatalog = () =>
  FakeCatalog.create({
    entities: ENTITIES,
    canSee: (credentials, entity) =>
      userOf(credentials) !== 'user:default/ben' || !isRestricted(entity),
  });
