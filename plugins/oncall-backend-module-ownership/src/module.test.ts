import { rootSystemMetadataServiceFactory } from '@backstage/backend-defaults/rootSystemMetadata';
import { createServiceFactory } from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
// The module is tried in the plugin that it is for.
// eslint-disable-next-line @backstage/no-mixed-plugin-imports
import oncallPlugin from '@callboard/backstage-plugin-oncall-backend';
import {
  unpackOnCall,
  type OnCallAnswer,
} from '@callboard/backstage-plugin-oncall-common';
import type {
  Ownership,
  OwnershipsByRefs,
} from '@callboard/backstage-plugin-ownership-common';
import {
  ownershipServiceRef,
  type OwnershipService,
} from '@callboard/backstage-plugin-ownership-node';
import {
  componentEntity,
  FakeCatalog,
  groupEntity,
  heldTasks,
  systemEntity,
  userEntity,
  withRelations,
} from '@internal/test-kit';
import request from 'supertest';
import { oncallModuleOwnership } from './module';

const owned = (ref: string, by: string, from?: string): Partial<Ownership> => ({
  entityRef: ref,
  owner: { entityRef: by, kind: 'group', title: by },
  ...(from && { inheritedFrom: { entityRef: from, title: from } }),
});

/** What ownership says: `router` is Risk's, whatever its relations say. */
const said = new Map<string, Partial<Ownership>>([
  [
    'component:default/router',
    owned('component:default/router', 'group:default/risk'),
  ],
  [
    'component:default/hidden-owner',
    owned('component:default/hidden-owner', 'group:default/secret'),
  ],
  [
    'component:default/part',
    owned(
      'component:default/part',
      'group:default/risk',
      'system:default/whole',
    ),
  ],
]);

const entities = withRelations([
  groupEntity({ name: 'ledger', members: ['ana'] }),
  groupEntity({ name: 'risk', members: ['ana'] }),
  groupEntity({ name: 'secret', members: ['ana'] }),
  userEntity({ name: 'ana', memberOf: ['ledger', 'risk'] }),
  systemEntity({ name: 'whole', owner: 'risk' }),
  componentEntity({ name: 'router', owner: 'ledger' }),
  componentEntity({ name: 'unsaid', owner: 'ledger' }),
  componentEntity({ name: 'hidden-owner', owner: 'ledger' }),
  componentEntity({ name: 'part', owner: 'ledger', system: 'whole' }),
]);

async function startPortal(
  getOwnersByRefs: OwnershipService['getOwnersByRefs'],
) {
  const { scheduler, run } = heldTasks();
  const backend = await startTestBackend({
    features: [
      oncallPlugin,
      oncallModuleOwnership,
      rootSystemMetadataServiceFactory,
      FakeCatalog.create({
        entities,
        canSee: ({ principal }, { metadata }) =>
          (principal as { type: string }).type === 'service' ||
          metadata.name !== 'secret',
      }).factory,
      createServiceFactory({
        service: ownershipServiceRef,
        deps: {},
        factory: () =>
          ({
            getOwnersByRefs,
          } as Partial<OwnershipService> as OwnershipService),
      }),
      scheduler.factory,
      mockServices.permissions.mock({
        authorizeConditional: async queries =>
          queries.map(
            () =>
              ({
                result: 'CONDITIONAL',
                pluginId: 'catalog',
                resourceType: 'catalog-entity',
                conditions: { rule: 'SEEN', resourceType: 'catalog-entity' },
              } as never),
          ),
      }).factory,
    ],
  });
  await run('oncall-follow-catalog');
  await run('oncall-read-owners');
  return {
    stop: () => backend.stop(),
    async teamsOf(...names: string[]) {
      const { body } = await request(backend.server)
        .post('/api/oncall/on-call/by-refs')
        .set('authorization', mockCredentials.user.header('user:default/ana'))
        .send({ entityRefs: names.map(name => `component:default/${name}`) })
        .expect(200);
      return unpackOnCall(body).items.map((item: OnCallAnswer | null) => [
        item?.team?.entityRef,
        item?.inheritedFrom?.entityRef,
      ]);
    },
  };
}

it('names the owner that ownership names, where the reader sees it', async () => {
  const getOwnersByRefs = jest.fn(
    async ({ entityRefs }: { entityRefs: string[] }) =>
      ({
        items: entityRefs.map(ref => said.get(ref) ?? null),
      } as OwnershipsByRefs),
  );
  const portal = await startPortal(getOwnersByRefs);
  expect(
    await portal.teamsOf('router', 'unsaid', 'hidden-owner', 'part'),
  ).toEqual([
    ['group:default/risk', undefined],
    ['group:default/ledger', undefined],
    ['group:default/ledger', undefined],
    ['group:default/risk', 'system:default/whole'],
  ]);
  // As the backend, and once for all: a request asks ownership for nothing.
  expect(getOwnersByRefs).toHaveBeenCalledTimes(1);
  expect(getOwnersByRefs.mock.calls[0]).toMatchObject([
    { entityRefs: expect.arrayContaining(['component:default/router']) },
    { credentials: { principal: { type: 'service' } } },
  ]);
  await portal.stop();
});

it('goes by the catalog in a portal without ownership', async () => {
  const portal = await startPortal(async () => {
    throw new Error('404');
  });
  expect(await portal.teamsOf('router', 'part')).toEqual([
    ['group:default/ledger', undefined],
    ['group:default/ledger', undefined],
  ]);
  await portal.stop();
});
