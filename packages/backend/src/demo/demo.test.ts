import {
  createMockDirectory,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import { createServiceFactory } from '@backstage/backend-plugin-api';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import authPlugin from '@backstage/plugin-auth-backend';
import { Entity } from '@backstage/catalog-model';
import request from 'supertest';
import { folderServiceRef } from '../folder';
import { FolderCatalog } from '../folder/FolderCatalog';
import { readDemoConfig } from './config';
import { demoServiceRef } from './demoService';
import { authModuleDemo, demoPlugin, demoServiceFactory } from '.';

const user = (
  name: string,
  memberOf: string[],
) => `apiVersion: backstage.io/v1alpha1
kind: User
metadata: { name: ${name} }
spec: { profile: { displayName: ${name.toUpperCase()} }, memberOf: ${JSON.stringify(
  memberOf,
)} }
`;
const group = (
  name: string,
  members: string[],
) => `apiVersion: backstage.io/v1alpha1
kind: Group
metadata: { name: ${name}, title: Team ${name} }
spec: { type: team, children: [], members: ${JSON.stringify(members)} }
`;
const known = (name: string, ...groups: string[]): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'User',
  metadata: { name, namespace: 'default' },
  relations: groups.map(each => ({
    type: 'memberOf',
    targetRef: `group:default/${each}`,
  })),
});

const claimsOf = (token: string) =>
  JSON.parse(Buffer.from(token.split('.')[1], 'base64url').toString());

describe('demo sign-in', () => {
  const tree = createMockDirectory();

  async function start(demo: object | undefined, entities: Entity[] = []) {
    tree.setContent({
      'a.yaml': [
        user('ann', ['ledger']),
        user('ben', ['ledger']),
        user('cat', []),
        group('ledger', ['cat']),
        group('empty', []),
      ].join('---\n'),
    });
    const data = {
      app: { baseUrl: 'http://localhost:3000', title: 'Our portal' },
      backend: {
        baseUrl: 'http://localhost:7007',
        listen: { host: '127.0.0.1' },
      },
      auth: {
        omitIdentityTokenOwnershipClaim: false,
        providers: demo ? { demo } : {},
      },
      demo: { adminGroups: ['group:default/admins'] },
    };
    const config = readDemoConfig(new ConfigReader(data), {
      CALLBOARD_DEMO: '1',
    });
    const catalog = new FolderCatalog({
      path: tree.path,
      logger: mockServices.logger.mock(),
    });
    await catalog.refresh();
    const { server } = await startTestBackend({
      features: [
        authPlugin,
        authModuleDemo,
        demoPlugin,
        mockServices.rootConfig.factory({ data }),
        catalogServiceMock.factory({ entities }),
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
    return {
      options: (query = '', host = 'localhost:7007') =>
        request(server).get(`/api/demo/sign-in-options${query}`).set({ host }),
      signIn: (ref?: string, host = 'localhost:7007') =>
        request(server)
          .get('/api/auth/demo/refresh')
          .set({ host, ...(ref && { 'x-demo-user': ref }) }),
    };
  }
  const listed = { users: [{ ref: 'user:default/ann', label: 'lead' }] };

  it('gives a listed person a token with the claims of the catalog', async () => {
    const { signIn } = await start(listed, [known('ann', 'ledger')]);
    const { status, body } = await signIn('user:default/ann');
    expect(status).toBe(200);
    expect(body.profile).toEqual({ displayName: 'ANN' });
    expect(body.backstageIdentity.identity.userEntityRef).toBe(
      'user:default/ann',
    );
    expect(claimsOf(body.backstageIdentity.token)).toMatchObject({
      sub: 'user:default/ann',
      ent: ['user:default/ann', 'group:default/ledger'],
    });
  });

  it.each([
    ['is not in the catalog yet', []],
    ['has not all teams in the catalog yet', [known('ann')]],
  ])('asks to come back while the person %s', async (_, entities) => {
    const { signIn } = await start(listed, entities);
    const { status, body } = await signIn('user:default/ann');
    expect(status).toBe(404);
    expect(body.error.message).toBe(
      'The catalog is still reading user:default/ann. Try again in a moment.',
    );
  });

  it.each([
    ['somebody who is not listed', 'user:default/ben', 403],
    ['a group', 'group:default/ledger', 403],
    ['nobody', undefined, 401],
    ['something that is no ref', '::', 400],
  ])('refuses %s', async (_, ref, expected) => {
    const { signIn } = await start(listed, [known('ben', 'ledger')]);
    expect((await signIn(ref)).status).toBe(expected);
  });

  it('refuses a page whose name was made to point at this machine', async () => {
    const { options, signIn } = await start(listed, [known('ann', 'ledger')]);
    for (const host of ['evil.example', 'localhost.evil.example:7007']) {
      expect((await signIn('user:default/ann', host)).status).toBe(403);
      const { status, text } = await options('', host);
      expect(status).toBe(403);
      expect(text).not.toContain('ANN');
    }
  });

  it('says when a listed person is not in the folder', async () => {
    const { signIn } = await start({ users: [{ ref: 'user:default/gone' }] });
    const { status, body } = await signIn('user:default/gone');
    expect(status).toBe(403);
    expect(body.error.message).toMatch(/describes no such user/);
  });

  it('with anyone, takes every user, and members of every group and of the admins', async () => {
    const { signIn } = await start({ anyone: true }, [known('ben', 'ledger')]);
    expect((await signIn('user:default/ben')).status).toBe(200);
    const { body } = await signIn('group:default/ledger');
    expect(body.profile).toEqual({ displayName: 'Member of Team ledger' });
    expect(claimsOf(body.backstageIdentity.token)).toMatchObject({
      sub: 'user:default/demo-member-of-ledger',
      ent: ['user:default/demo-member-of-ledger', 'group:default/ledger'],
    });
    expect((await signIn('group:default/admins')).status).toBe(200);
    expect((await signIn('group:default/unknown')).status).toBe(403);
    expect((await signIn('user:default/unknown')).status).toBe(403);
  });

  it('lists the people of the sample, without sign-in', async () => {
    const { options } = await start(listed);
    const { status, body } = await options();
    expect(status).toBe(200);
    expect(body).toEqual({
      users: [
        {
          ref: 'user:default/ann',
          title: 'ANN',
          label: 'lead',
          teams: ['Team ledger'],
        },
      ],
      groups: [],
      totals: { users: 1, groups: 0 },
      portal: { title: 'Our portal', sample: true },
    });
  });

  it('with anyone, lists users and groups of the folder, and filters by words', async () => {
    const { options } = await start({ anyone: true });
    const { body } = await options();
    expect(body.users.map(({ title, teams }: any) => [title, teams])).toEqual([
      ['ANN', ['Team ledger']],
      ['BEN', ['Team ledger']],
      ['CAT', ['Team ledger']],
    ]);
    expect(body.groups).toEqual([
      { ref: 'group:default/ledger', title: 'Team ledger', members: 3 },
      { ref: 'group:default/empty', title: 'Team empty', members: 0 },
      { ref: 'group:default/admins', title: 'admins', members: 0 },
    ]);
    expect(body.portal.sample).toBe(false);
    const found = await options('?q=ledger%20be');
    expect(found.body.users.map(({ ref }: any) => ref)).toEqual([
      'user:default/ben',
    ]);
    expect(found.body.groups).toEqual([]);
    expect(found.body.totals).toEqual({ users: 3, groups: 3 });
  });

  it('does not start without CALLBOARD_DEMO=1', async () => {
    const { CALLBOARD_DEMO, ...env } = process.env;
    const given = jest.replaceProperty(process, 'env', env);
    const data = {
      backend: { listen: { host: '127.0.0.1' } },
      auth: { providers: { demo: listed } },
    };
    await expect(
      startTestBackend({
        features: [
          demoServiceFactory,
          mockServices.rootConfig.factory({ data }),
        ],
      }),
    ).rejects.toThrow(
      'it starts only when the environment variable CALLBOARD_DEMO is 1. Remove auth.providers.demo from the config, or start the portal with ./dev start.',
    );
    given.restore();
  });

  it('is absent without the config block', async () => {
    const { options, signIn } = await start(undefined, [
      known('ann', 'ledger'),
    ]);
    expect((await signIn('user:default/ann')).status).toBe(404);
    expect([401, 404]).toContain((await options()).status);
  });
});
