import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { MiddlewareFactory } from '@backstage/backend-defaults/rootHttpRouter';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import type { NewRoutingKey } from '@callboard/backstage-plugin-alerts-common';
import {
  componentEntity,
  eachDatabase,
  groupEntity,
  userEntity,
  withRelations,
} from '@internal/test-kit';
import express from 'express';
import request from 'supertest';
import { AlertDirectory } from '../directory/AlertDirectory';
import { LEDGER, openIntake } from '../intake/__testUtils__/intakeWorld';
import { auditedBy } from '../router/auditedBy';
import { createAlertsRouter } from '../router/createAlertsRouter';
import { addKeyRoutes } from '../router/keyRoutes';
import { AuthorizedKeys } from './AuthorizedKeys';
import { KeyDesk } from './KeyDesk';

const DAY = 24 * 60 * 60_000;
const MONEY = 'group:default/money';
const ofLedger = { kind: 'entity', entityRef: LEDGER };
const ofMoney = { kind: 'group', groupRef: MONEY };
const any = { kind: 'any' };

const ENTITIES = withRelations([
  groupEntity({ name: 'money', members: ['ana'] }),
  groupEntity({ name: 'platform', members: ['admin'] }),
  userEntity({ name: 'ana' }),
  userEntity({ name: 'chen' }),
  userEntity({ name: 'admin' }),
  componentEntity({ name: 'ledger', owner: 'money' }),
  componentEntity({ name: 'cards', owner: 'platform' }),
]);

/** Made once: it takes a second to read what the API is. */
const router = createAlertsRouter();
const httpAuth = mockServices.httpAuth();
const auditor = mockServices.auditor.mock();
let current: AuthorizedKeys;
addKeyRoutes(router, {
  httpAuth,
  audited: auditedBy({ httpAuth, auditor }),
  keys: {
    list: by => current.list(by),
    create: (draft, by) => current.create(draft, by),
    rotate: (id, by) => current.rotate(id, by),
    revoke: (id, by) => current.revoke(id, by),
    test: (sample, by) => current.test(sample, by),
  },
});
const platform = MiddlewareFactory.create({
  config: mockServices.rootConfig(),
  logger: mockServices.logger.mock(),
});
const app = express().use(router).use(platform.error());

describe('routing keys', () => {
  beforeEach(() => auditor.createEvent.mockClear());

  eachDatabase(createDatabase => {
    async function setup() {
      const world = await openIntake(await createDatabase());
      const directory = new AlertDirectory();
      await directory.upsert(ENTITIES);
      await directory.notePass({ complete: true });
      const denied = new Set<string>();
      const permissions = mockServices.permissions.mock({
        authorize: async requests =>
          requests.map(({ permission }) => ({
            result: denied.has(permission.name)
              ? AuthorizeResult.DENY
              : AuthorizeResult.ALLOW,
          })),
      });
      const clock = () => world.at.now;
      const desk = new KeyDesk({ ...world, directory, clock });
      current = new AuthorizedKeys({
        ...{ desk, permissions, directory },
        admins: ['group:default/platform'],
      });
      const as = (name: string) => {
        const token = mockCredentials.user.header(`user:default/${name}`);
        return {
          get: (path: string) =>
            request(app).get(path).set('Authorization', token),
          post: (path: string, body?: object) =>
            request(app).post(path).set('Authorization', token).send(body),
          delete: (path: string) =>
            request(app).delete(path).set('Authorization', token),
        };
      };
      const make = async (
        scope: object = ofLedger,
        name = 'ana',
      ): Promise<NewRoutingKey> =>
        (await as(name).post('/keys', { title: 'Ledger', scope }).expect(200))
          .body;
      const send = (secret: string, body: object = { summary: 'x' }) =>
        request(world.app)
          .post('/api/alerts/intake/generic')
          .set('Authorization', `Bearer ${secret}`)
          .send(body);
      return { ...world, as, make, send, denied };
    }

    it('are made by the team that answers, and told of without their secrets', async () => {
      const { as, make, send, at } = await setup();
      const answer = await as('ana').post('/keys', {
        title: ' Ledger ',
        scope: { kind: 'entity', entityRef: 'Component:default/Ledger' },
        mapping: { summary: '/text' },
      });
      expect(answer.status).toBe(200);
      expect(answer.get('Cache-Control')).toBe('no-store');
      const { key, secret }: NewRoutingKey = answer.body;
      expect(key).toEqual({
        ...{ id: key.id, title: 'Ledger', scope: ofLedger },
        named: { entityRef: LEDGER, title: 'ledger' },
        mapping: { summary: '/text' },
        createdBy: { entityRef: 'user:default/ana', title: 'ana' },
        createdAt: '2026-11-28T03:00:00.000Z',
        secrets: [
          { hint: secret.slice(-4), createdAt: '2026-11-28T03:00:00.000Z' },
        ],
      });
      await send(secret, { text: 'x' }).set('User-Agent', 'curl').expect(202);
      await make(ofMoney);
      const { body, text } = await as('ana').get('/keys');
      expect(body.items).toHaveLength(2);
      expect(text).not.toContain(secret);
      const used = { lastUsedAt: new Date(at.now).toISOString() };
      const found = body.items.find(({ id }: { id: string }) => id === key.id);
      expect(found.secrets).toMatchObject([{ ...used, lastSender: 'curl' }]);
      const audited = auditor.createEvent.mock.calls.map(
        ([{ eventId, meta }]) => ({ eventId, meta }),
      );
      expect(audited).toEqual([
        { eventId: 'routing-key-create', meta: { scope: expect.anything() } },
        { eventId: 'routing-key-create', meta: { scope: ofMoney } },
      ]);
      expect(JSON.stringify(audited)).not.toContain(secret);
    });

    it('are seen and managed by that team and by administrators alone', async () => {
      const { as, make } = await setup();
      const { key } = await make();
      const all = await make(any, 'admin');
      const titles = async (name: string) =>
        (await as(name).get('/keys')).body.items.length;
      expect([await titles('ana'), await titles('chen')]).toEqual([1, 0]);
      expect(await titles('admin')).toBe(2);
      for (const [name, id] of [
        ['chen', key.id],
        ['ana', all.key.id],
        ['admin', '00000000-0000-4000-8000-000000000000'],
      ]) {
        const who = as(name);
        await who.post(`/keys/${id}/rotate`).expect(404);
        await who.post(`/keys/${id}/test`, { kind: 'generic' }).expect(404);
        await who.delete(`/keys/${id}`).expect(404);
      }
    });

    it.each<[string, string, object, number]>([
      ['everything', 'ana', any, 403],
      [
        'a service of another team',
        'ana',
        { ...ofLedger, entityRef: 'component:default/cards' },
        403,
      ],
      ['another team', 'chen', ofMoney, 403],
      [
        'a service that is not there',
        'ana',
        { ...ofLedger, entityRef: 'component:default/none' },
        403,
      ],
      [
        'a service that is not there, by an administrator,',
        'admin',
        { ...ofLedger, entityRef: 'component:default/none' },
        400,
      ],
      ['a team as a service', 'ana', { ...ofLedger, entityRef: MONEY }, 400],
      ['a service as a team', 'ana', { ...ofMoney, groupRef: LEDGER }, 400],
      ['no reference', 'ana', { ...ofLedger, entityRef: ':' }, 400],
    ])('of %s are not made by %s', async (_, name, scope, status) => {
      const { as } = await setup();
      const answer = await as(name).post('/keys', { title: 'x', scope });
      expect(answer.status).toBe(status);
    });

    it('are not made without a title, or with a mapping that cannot be', async () => {
      const { as } = await setup();
      const make = (more: object) =>
        as('ana').post('/keys', { title: 'x', scope: ofLedger, ...more });
      await make({ title: '  ' }).expect(400);
      const answer = await make({ mapping: { summary: 'text' } });
      expect(answer.status).toBe(400);
      expect(answer.body.error.message).toMatch(
        /^mapping\/summary is "text"; write a JSON pointer/,
      );
    });

    it('are for people who have the permission', async () => {
      const { as, make, denied } = await setup();
      const { key } = await make(any, 'admin');
      denied.add('alerts.administer');
      await as('admin').delete(`/keys/${key.id}`).expect(404);
      denied.add('alerts.key.manage');
      await as('ana').get('/keys').expect(403);
      await as('ana')
        .post('/keys', { title: 'x', scope: ofLedger })
        .expect(403);
      await request(app)
        .get('/keys')
        .set('Authorization', mockCredentials.service.header())
        .expect(403);
    });

    it('are rotated, with both secrets taken for a day', async () => {
      const { as, make, send, at } = await setup();
      const { key, secret } = await make();
      const answer = await as('ana').post(`/keys/${key.id}/rotate`).expect(200);
      const rotated: NewRoutingKey = answer.body;
      expect(rotated.secret).not.toBe(secret);
      expect(rotated.key.secrets).toMatchObject([
        { hint: rotated.secret.slice(-4) },
        { hint: secret.slice(-4), expiresAt: '2026-11-29T03:00:00.000Z' },
      ]);
      at.now += DAY - 1;
      await send(secret).expect(202);
      await send(rotated.secret).expect(202);
      at.now += 1;
      await send(secret).expect(401);
      await send(rotated.secret).expect(202);
      for (let times = 0; times < 4; times++) {
        await as('ana').post(`/keys/${key.id}/rotate`).expect(200);
      }
      await as('ana').post(`/keys/${key.id}/rotate`).expect(409);
    });

    it('are revoked, from that moment on', async () => {
      const { as, make, send } = await setup();
      const { key, secret } = await make();
      await send(secret).expect(202);
      await as('ana').delete(`/keys/${key.id}`).expect(204);
      await send(secret).expect(401);
      await as('ana').delete(`/keys/${key.id}`).expect(404);
      await as('ana').post(`/keys/${key.id}/rotate`).expect(404);
      expect((await as('ana').get('/keys')).body.items).toEqual([]);
    });

    it.each(['alertmanager', 'grafana', 'events-v2', 'generic'])(
      'are tried with what comes as %s',
      async kind => {
        const { as, make, deliveries, kept } = await setup();
        const { key } = await make();
        const answer = await as('ana')
          .post(`/keys/${key.id}/test`, { kind })
          .expect(200);
        const { id } = answer.body;
        expect(await deliveries()).toMatchObject([
          {
            ...{ lane_id: key.id, kind },
            incoming: {
              events: [
                {
                  dedupKey: id,
                  summary: expect.stringContaining(id),
                  labels: { callboard_test: 'true' },
                },
              ],
            },
          },
        ]);
        expect(kept).toEqual([key.id]);
      },
    );
  });
});
