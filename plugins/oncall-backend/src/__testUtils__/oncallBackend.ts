import { rootSystemMetadataServiceFactory } from '@backstage/backend-defaults/rootSystemMetadata';
import {
  coreServices,
  createServiceFactory,
  type BackendFeature,
  type BackstageCredentials,
} from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import {
  AuthorizeResult,
  type PolicyDecision,
} from '@backstage/plugin-permission-common';
import { catalogEntityReadPermission } from '@backstage/plugin-catalog-common/alpha';
import { CatalogFollower } from '@internal/backend-kit';
import {
  FakeCatalog,
  exampleOrganisation,
  heldTasks,
  withRelations,
} from '@internal/test-kit';
import request from 'supertest';
import { oncallPlugin } from '../plugin';
import { weekly } from './version';

// The catalog is full at once: nothing is gained by waiting for more of it.
CatalogFollower.pauseMs = 10;

export type Decide = (name: string) => PolicyDecision | undefined;

/** What the caller reads of the catalog hides what is restricted. */
export const hidesRestricted: Decide = name =>
  name === catalogEntityReadPermission.name
    ? {
        result: AuthorizeResult.CONDITIONAL,
        pluginId: 'catalog',
        resourceType: 'catalog-entity',
        conditions: { rule: 'NOT_RESTRICTED', resourceType: 'catalog-entity' },
      }
    : undefined;

const isRestricted = ({ metadata }: Entity) =>
  metadata.labels?.['callboard.dev/visibility'] === 'restricted';

/** Of the sample organisation: a member of Ledger, and someone who is in none of its teams. */
export const member = mockCredentials.user('user:default/noor-haddad');
export const stranger = mockCredentials.user('user:default/piet-vos');

/** The next full minute, the same for all tests of a file: a minute may end in the middle of one. */
const SOON = Math.ceil(Date.now() / 60_000) * 60_000;

/** That many hours from then. */
export const inHours = (hours: number) =>
  new Date(SOON + hours * 3_600_000).toISOString();

/** Requests of people, as a member of Ledger unless told otherwise. */
function callsOf(server: Parameters<typeof request>[0]) {
  const call =
    (method: 'get' | 'post' | 'put' | 'delete') =>
    (path: string, body?: object, credentials = member) =>
      request(server)
        [method](`/api/oncall${path}`)
        .set(
          'authorization',
          mockCredentials.user.header(credentials.principal.userEntityRef),
        )
        .send(body);
  /** Invokes an action, for an MCP client that acts for a user; for anybody without one. */
  const act = (
    action: string,
    input: object,
    credentials: typeof member | undefined,
  ) =>
    request(server)
      .post(`/api/oncall/.backstage/actions/v1/actions/oncall:${action}/invoke`)
      .set(
        'authorization',
        credentials
          ? mockCredentials.user.header(credentials.principal.userEntityRef)
          : mockCredentials.none.header(),
      )
      .send(input);
  return { call, act };
}

/**
 * One backend for all tests of a file; what its policy says may change with each request.
 *
 * @param more - entities beside the sample organisation
 * @param features - other plugins of the portal
 */
export async function startBackend(
  decide: Decide,
  more: Entity[] = [],
  features: BackendFeature[] = [],
) {
  const catalog = FakeCatalog.create({
    entities: withRelations([...exampleOrganisation(), ...more]),
    canSee: (credentials: BackstageCredentials, entity) =>
      (credentials.principal as { type: string }).type === 'service' ||
      !isRestricted(entity),
  });
  const { scheduler, run } = heldTasks();
  const permissions = mockServices.permissions.mock({
    authorizeConditional: async queries =>
      queries.map(
        ({ permission }) =>
          (decide(permission.name) ?? {
            result: AuthorizeResult.ALLOW,
          }) as never,
      ),
  });
  const backend = await startTestBackend({
    features: [
      oncallPlugin,
      ...features,
      catalog.factory,
      scheduler.factory,
      rootSystemMetadataServiceFactory,
      mockServices.rootConfig.factory({
        data: {
          oncall: {
            admins: ['group:default/platform-admins'],
            writeActions: true,
          },
        },
      }),
      createServiceFactory({
        service: coreServices.permissions,
        deps: {},
        factory: () => permissions,
      }),
    ],
  });
  const { call, act } = callsOf(backend.server);
  /** One more pass over the catalog. */
  const follow = () => run('oncall-follow-catalog');
  await follow();
  /** Waits until what happened is told. */
  const tell = async () => {
    await run('oncall-watch');
    await run('oncall-deliver');
  };
  /** As a member of Ledger, for Ledger, unless told otherwise. */
  const createSchedule = (body: object = {}, credentials = member) =>
    call('post')(
      '/schedules',
      {
        name: 'Ledger primary',
        teamRef: 'group:default/ledger',
        version: weekly('noor-haddad', 'emil-novak'),
        ...body,
      },
      credentials,
    );
  return {
    act,
    backend,
    createSchedule,
    catalog,
    follow,
    tell,
    get: call('get'),
    post: call('post'),
    put: call('put'),
    remove: call('delete'),
  };
}
