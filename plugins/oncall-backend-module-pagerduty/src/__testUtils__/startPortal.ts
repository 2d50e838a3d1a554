import { rootSystemMetadataServiceFactory } from '@backstage/backend-defaults/rootSystemMetadata';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
// The module is tried in the plugin that it is for.
// eslint-disable-next-line @backstage/no-mixed-plugin-imports
import oncallPlugin from '@callboard/backstage-plugin-oncall-backend';
import {
  unpackOnCall,
  type OnCallAnswer,
} from '@callboard/backstage-plugin-oncall-common';
import { FakeCatalog, heldTasks, withRelations } from '@internal/test-kit';
import request from 'supertest';
import { oncallModulePagerDuty } from '../module';

/** Who asks: a user of the catalog or not. */
export const reader = mockCredentials.user('user:default/ana');

/** Everything is allowed, or what the catalog shows. */
const permissionsOf = (conditional: boolean) =>
  mockServices.permissions.mock({
    authorizeConditional: async queries =>
      queries.map(
        () =>
          (conditional
            ? {
                result: 'CONDITIONAL',
                pluginId: 'catalog',
                resourceType: 'catalog-entity',
                conditions: { rule: 'SEEN', resourceType: 'catalog-entity' },
              }
            : { result: 'ALLOW' }) as never,
      ),
  }).factory;

/** The on-call backend with the module, over a catalog; its jobs run when they are told to. */
export async function startPortal(options: {
  entities: Entity[];
  config: object;
  /** References of entities that nobody but backends sees. */
  hidden?: string[];
}) {
  const catalog = FakeCatalog.create({
    entities: withRelations(options.entities),
    canSee: ({ principal }, { metadata }) =>
      (principal as { type: string }).type === 'service' ||
      !options.hidden?.includes(metadata.name),
  });
  const { scheduler, tasks, run } = heldTasks();
  const logger = mockServices.logger.mock();
  const backend = await startTestBackend({
    features: [
      oncallPlugin,
      oncallModulePagerDuty,
      catalog.factory,
      rootSystemMetadataServiceFactory,
      logger.factory,
      mockServices.rootConfig.factory({ data: options.config }),
      scheduler.factory,
      permissionsOf(options.hidden !== undefined),
    ],
  });
  const authorization = mockCredentials.user.header(
    reader.principal.userEntityRef,
  );
  await run('oncall-follow-catalog');
  return {
    backend,
    logger,
    tasks,
    read: () => run('oncall-read-source-pagerduty'),
    follow: () => run('oncall-follow-catalog'),
    catalog,
    post: (path: string, body: object) =>
      request(backend.server)
        .post(`/api/oncall${path}`)
        .set('authorization', authorization)
        .send(body),
    get: (path: string) =>
      request(backend.server)
        .get(`/api/oncall${path}`)
        .set('authorization', authorization),
    async who(...entityRefs: string[]): Promise<(OnCallAnswer | null)[]> {
      const { body } = await request(backend.server)
        .post('/api/oncall/on-call/by-refs')
        .set('authorization', authorization)
        .send({ entityRefs })
        .expect(200);
      return unpackOnCall(body).items;
    },
  };
}
