import { authServiceFactory } from '@backstage/backend-defaults/auth';
import { httpAuthServiceFactory } from '@backstage/backend-defaults/httpAuth';
import { permissionsServiceFactory } from '@backstage/backend-defaults/permissions';
import { userInfoServiceFactory } from '@backstage/backend-defaults/userInfo';
import { createServiceFactory } from '@backstage/backend-plugin-api';
import {
  createMockDirectory,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import authPlugin from '@backstage/plugin-auth-backend';
import catalogPlugin from '@backstage/plugin-catalog-backend';
import unprocessedModule from '@backstage/plugin-catalog-backend-module-unprocessed';
import permissionPlugin from '@backstage/plugin-permission-backend';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { policyExtensionPoint } from '@backstage/plugin-permission-node/alpha';
import { createBackendModule } from '@backstage/backend-plugin-api';
import fs from 'node:fs';
import request from 'supertest';
import { authModuleDemo } from '../demo';
import { readDemoConfig } from '../demo/config';
import { demoServiceRef } from '../demo/demoService';
import { catalogModuleDemoPolicy, permissionModuleDemoPolicy } from '../policy';
import { component } from './fixtures/descriptors';
import { FolderCatalog } from './FolderCatalog';
import { catalogFolderPlugin, catalogModuleFolder, folderServiceRef } from '.';

const restricted = (text: string) =>
  text.replace(
    'spec:',
    '  labels: { callboard.dev/visibility: restricted }\nspec:',
  );
const owned = (text: string) =>
  text.replace('group:default/ledger', 'group:default/owners');

const groupEntity = (name: string) =>
  `apiVersion: backstage.io/v1alpha1
kind: Group
metadata: { name: ${name} }
spec: { type: team, children: [] }
`;

const files = {
  'a.yaml': `${component('open')}---\n${component('bad name')}`,
  'b.yaml': [
    restricted(owned(component('secret'))),
    restricted(component('secret bad name')),
    restricted(component('not valid', '}')),
  ].join('---\n'),
  'c.yaml': `${component('open')}---\n${component('secret')}`,
  'late.yaml': component('late', '  custom: { $json: ./late.json }'),
  'late.json': '{ "again": { "$text": "./more.txt" } }',
  'apis.yaml': restricted(
    owned(component('hidden', '  custom: { $text: ./gone }')),
  ),
  'org.yaml': ['owners', 'strangers'].map(groupEntity).join('---\n'),
  'mkdocs.yml': 'site_name: x',
};

const always = (
  result: AuthorizeResult.ALLOW | AuthorizeResult.DENY,
  asked?: string[],
) =>
  createBackendModule({
    pluginId: 'permission',
    moduleId: 'always',
    register(env) {
      env.registerInit({
        deps: { policy: policyExtensionPoint },
        async init({ policy }) {
          policy.setPolicy({
            handle: async ({ permission }) => {
              asked?.push(permission.name);
              return { result };
            },
          });
        },
      });
    },
  });

/** The group of the admins, a group that owns something, and one that owns nothing; readers act as their members. */
const groups = ['admins', 'owners', 'strangers'];

describe('GET /api/catalog-folder/report', () => {
  const tree = createMockDirectory();

  async function start(policy = permissionModuleDemoPolicy) {
    tree.setContent({ acme: files });
    const catalog = new FolderCatalog({
      path: tree.resolve('acme'),
      logger: mockServices.logger.mock(),
    });
    const data = {
      app: { baseUrl: 'http://localhost' },
      backend: { baseUrl: 'http://localhost', listen: { host: '127.0.0.1' } },
      auth: { providers: { demo: { anyone: true } } },
      permission: { enabled: true },
      demo: { adminGroups: ['group:default/admins'] },
    };
    const config = readDemoConfig(new ConfigReader(data), {
      CALLBOARD_DEMO: '1',
    });
    const { server } = await startTestBackend({
      features: [
        authPlugin,
        authModuleDemo,
        catalogPlugin,
        unprocessedModule,
        catalogModuleFolder,
        catalogFolderPlugin,
        permissionPlugin,
        catalogModuleDemoPolicy,
        policy,
        authServiceFactory,
        httpAuthServiceFactory,
        permissionsServiceFactory,
        userInfoServiceFactory,
        mockServices.rootConfig.factory({ data }),
        createServiceFactory({
          service: folderServiceRef,
          deps: {},
          factory: () => ({ catalog }),
        }),
        createServiceFactory({
          service: demoServiceRef,
          deps: {},
          factory: () => ({ config }),
        }),
      ],
    });
    const tokens = new Map<string, string>();
    for (const group of groups) {
      const { body } = await request(server)
        .get('/api/auth/demo/refresh')
        .set({ host: 'localhost', 'x-demo-user': `group:default/${group}` });
      tokens.set(group, body.backstageIdentity.token);
    }
    const get = (path: string, group?: string) =>
      request(server)
        .get(path)
        .set(group ? { authorization: `Bearer ${tokens.get(group)}` } : {});
    return {
      get,
      report: (group?: string) => get('/api/catalog-folder/report', group),
    };
  }

  /** Asks until the catalog has processed everything: one entity refused, five visible. */
  async function untilSettled({
    get,
    report,
  }: Awaited<ReturnType<typeof start>>) {
    for (let tries = 0; tries < 200; tries++) {
      const { body, status } = await report('admins');
      expect(status).toBe(200);
      const found = await get(
        '/api/catalog/entities/by-query?limit=0',
        'admins',
      );
      if (
        body.refused.some(({ source }: any) => source === 'catalog') &&
        found.body.totalItems === 5
      ) {
        return body;
      }
      await new Promise(resolve => setTimeout(resolve, 200));
    }
    throw new Error('The catalog did not settle');
  }
  const places = (rows: any[]) =>
    rows.map(({ file, line }) => `${file}:${line}`);

  describe('with the policy of the demo', () => {
    let backend: Awaited<ReturnType<typeof start>>;
    let admins: any;

    beforeAll(async () => {
      backend = await start();
      admins = await untilSettled(backend);
    }, 60_000);

    it('shows everything to an admin, the refusals of the catalog included', () => {
      expect(admins).toMatchObject({
        rootLabel: 'acme',
        path: fs.realpathSync(tree.resolve('acme')),
        readAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
        files: 7,
        documents: 11,
        entities: 6,
        byKind: { Component: 4, Group: 2 },
        collisions: [
          {
            entityRef: 'component:default/open',
            kept: 'a.yaml:1',
            dropped: 'c.yaml:1',
          },
          {
            entityRef: 'component:default/secret',
            kept: 'b.yaml:1',
            dropped: 'c.yaml:10',
          },
        ],
        missingTargets: [
          {
            entityRef: 'component:default/hidden',
            file: 'apis.yaml',
            target: './gone',
            reason: 'There is no such file.',
          },
        ],
        notDescriptors: ['mkdocs.yml'],
      });
      expect(places(admins.refused)).toEqual([
        'a.yaml:13',
        'b.yaml:14',
        'b.yaml:30',
        'late.yaml:1',
      ]);
      expect(admins.refused[3]).toMatchObject({
        kind: 'Component',
        name: 'late',
        source: 'catalog',
        reason: expect.stringContaining('PlaceholderProcessor'),
      });
      expect(admins.refused[0]).not.toHaveProperty('restricted');
    });

    it('neither names nor counts for others what is hidden from them', async () => {
      const { status, body } = await backend.report('strangers');
      expect(status).toBe(200);
      expect(body).toMatchObject({
        files: 5,
        documents: 6,
        entities: 3,
        byKind: { Component: 1, Group: 2 },
        missingTargets: [],
      });
      expect(body).not.toHaveProperty('path');
      expect(body.collisions.map(({ entityRef }: any) => entityRef)).toEqual([
        'component:default/open',
      ]);
      expect(places(body.refused)).toEqual(['a.yaml:13', 'late.yaml:1']);
      expect(JSON.stringify(body)).not.toMatch(/secret|hidden|not valid/);
    });

    it('shows owners what they own', async () => {
      const { body } = await backend.report('owners');
      expect(body.entities).toBe(5);
      expect(body.collisions).toHaveLength(2);
      expect(body.missingTargets).toHaveLength(1);
    });

    it('is closed to anonymous callers', async () => {
      expect((await backend.report()).status).toBe(401);
    });

    it('leaves no way around through the raw rows of the catalog', async () => {
      const raw = '/api/catalog/entities/unprocessed/pending';
      expect((await backend.get(raw, 'strangers')).status).toBe(403);
      expect((await backend.get(raw, 'admins')).status).toBe(200);
    });
  });

  it('is refused to who may not read the catalog', async () => {
    const { report } = await start(always(AuthorizeResult.DENY));
    expect((await report('strangers')).status).toBe(403);
  });

  it('is decided once', async () => {
    const asked: string[] = [];
    const { report } = await start(always(AuthorizeResult.ALLOW, asked));
    expect((await report('strangers')).status).toBe(200);
    expect(asked).toEqual(['catalog.entity.read']);
  });
});
