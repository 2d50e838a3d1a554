import { buildHealthApiSpec } from '@callboard/backstage-plugin-build-health-common/openapi';

const ENTITY = 'component:default/ledger';
const OF_ENTITIES = { entityRefs: [ENTITY] };
const BY_ENTITY = `?entityRef=${ENTITY}`;

/** Of each operation: the permission that it needs, and what a request has to have beside ids. */
export const NEEDED: Record<
  string,
  [permission: string, needs?: string | object]
> = {
  getBuildsOfEntities: ['build.read', OF_ENTITIES],
  getFixersOfEntities: ['build.read', OF_ENTITIES],
  getWeeksOfEntity: ['build.read', BY_ENTITY],
  listBuilds: ['build.read', BY_ENTITY],
  getBuild: ['build.read', BY_ENTITY],
  getLogExcerpt: ['log.read', BY_ENTITY],
  getOrganisationBuilds: ['build.read'],
  listOwnedBuilds: ['build.read', '?ownerRef=none'],
  listTests: ['build.read'],
  getTest: ['build.read'],
  listQuarantine: ['build.read'],
  quarantineTest: [
    'test.quarantine',
    {
      testId: '1',
      ownerRef: 'user:x/y',
      reason: 'z',
      expiresAt: '2026-11-30T10:00:00Z',
    },
  ],
  endQuarantine: ['test.quarantine'],
  listBuildSources: ['build.read'],
  checkBuildSource: ['source.manage'],
  pollBuildSource: ['source.manage'],
  listDeadDeliveries: ['source.manage'],
  retryDelivery: ['source.manage'],
  listPersonRecords: ['people.manage', { userRef: 'user:x/y' }],
  erasePerson: ['people.manage', { userRef: 'user:x/y' }],
};

/** The configuration names who may; it names nobody here. */
export const OF_ADMINS = ['listPersonRecords', 'erasePerson'];

/** Id, method and path of all operations. */
export const OPERATIONS = Object.entries(buildHealthApiSpec.paths).flatMap(
  ([path, methods]) =>
    Object.entries(methods).map(
      ([method, { operationId }]) => [operationId, method, path] as const,
    ),
);
