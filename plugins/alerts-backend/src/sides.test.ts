import { MiddlewareFactory } from '@backstage/backend-defaults/rootHttpRouter';
import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { AlertsClient } from '@callboard/backstage-plugin-alerts-common';
import { eachDatabase } from '@internal/test-kit';
import express from 'express';
import request from 'supertest';
import type { AlertsConfig } from './config/readAlertsConfig';
import { createSides } from './createSides';
import { RulesStore } from './database/RulesStore';
import { RulesBook } from './engine/RulesBook';
import { createRouter } from './router/createRouter';
import {
  addAlerts,
  alertRecord,
  ANA,
  CHEN,
  LEDGER,
  MINUTE,
  openAlerts,
  PAYMENTS,
  PLATFORM,
  T0,
  VAULT,
} from './service/__testUtils__/alertWorld';
import { FakeOnCall } from './targets/__testUtils__/fakeOnCall';
import { TargetFinder } from './targets/TargetFinder';

const DAY = 24 * 60 * MINUTE;
const SHIFT = `primary.${T0 - DAY}`;

/** A day of Ana that ends now, and one of Chen. */
class Turns extends FakeOnCall {
  override async listSchedules() {
    return [{ id: 'primary', name: 'Primary', teamRef: PAYMENTS }] as never[];
  }
  async listShifts() {
    return [ANA, CHEN].map((userRef, index) => ({
      ...{ scheduleId: 'primary', scheduleName: 'Primary' },
      ...{ teamRef: PAYMENTS, userRefs: [userRef] },
      startsAt: new Date(T0 + (index - 1) * DAY).toISOString(),
      endsAt: new Date(T0 + index * DAY).toISOString(),
    }));
  }
}

eachDatabase(createDatabase => {
  const open = async () => {
    jest.spyOn(Date, 'now').mockReturnValue(T0);
    const world = await openAlerts(createDatabase);
    await addAlerts(world.db, [alertRecord({ id: 'a1' })]);
    const { directory, logger, db } = world;
    const onCall = new Turns();
    const auditor = mockServices.auditor.mock();
    const sides = createSides({
      ...{ ...world, auditor, onCall },
      config: {
        admins: [PLATFORM],
        retention: { alerts: 400 * DAY },
      } as AlertsConfig,
      events: mockServices.events.mock(),
      notifications: { send: async () => {} },
      permissions: mockServices.permissions.mock({
        authorize: async requests =>
          requests.map(() => ({ result: 'ALLOW' as never })),
      }),
      rules: new RulesBook(new RulesStore(db)),
      targets: new TargetFinder({ directory, logger, onCall }),
      userInfo: mockServices.userInfo.mock({
        getUserInfo: async ({ principal }) => {
          const { userEntityRef = '' } = principal as any;
          const isAdmin = userEntityRef.endsWith('/admin');
          const ownershipEntityRefs = isAdmin ? [PLATFORM] : [];
          return { userEntityRef, ownershipEntityRefs };
        },
      }),
    });
    const httpAuth = mockServices.httpAuth({
      defaultCredentials: mockCredentials.none(),
    });
    const others = [sides.addRoutes];
    const app = express()
      .use(createRouter({ ...world, auditor, httpAuth, others }))
      .use(
        MiddlewareFactory.create({
          ...{ config: mockServices.rootConfig(), logger },
        }).error(),
      );
    const server = app.listen(0);
    const { port } = server.address() as { port: number };
    const baseUrl = `http://127.0.0.1:${port}`;
    const client = new AlertsClient({
      discoveryApi: { getBaseUrl: async () => baseUrl },
    });
    const as = (name: string) => ({
      token: mockCredentials.user.token(`user:default/${name}`),
    });
    const backend = {
      token: mockCredentials.service.token({
        onBehalfOf: mockCredentials.service('plugin:scorecards'),
        targetPluginId: 'test',
      }),
    };
    const close = () => {
      server.close();
      server.closeAllConnections();
      jest.restoreAllMocks();
    };
    return { api: request(app), client, as, backend, auditor, close };
  };
  let portal: Awaited<ReturnType<typeof open>>;
  beforeEach(async () => {
    portal = await open();
  });
  afterEach(() => portal.close());

  it('tells what alerts add up to, and other backends who took them', async () => {
    const { client, as, backend } = portal;
    const asked = { entityRefs: [LEDGER, VAULT] };
    const { items } = await client.getFiguresByRefs(asked, as('stranger'));
    expect(items).toMatchObject([{ alerts: 1, pages: 0 }, null]);
    const taken = await client.getAcknowledgersByRefs(asked, backend);
    expect(taken.items).toMatchObject([{ pages: 0, people: [] }, { pages: 0 }]);
    await expect(
      client.getAcknowledgersByRefs(asked, as('ana.ruiz')),
    ).rejects.toMatchObject({ statusCode: 403 });
  });

  it('hands a shift over, on record', async () => {
    const { client, as, auditor } = portal;
    const ana = as('ana.ruiz');
    const chen = as('chen.li');
    const mine = await client.listMyHandoffs(ana);
    expect(mine.items).toMatchObject([{ todo: 'send', shift: { id: SHIFT } }]);
    const asked = { shift: SHIFT };
    expect(await client.getHandoff(asked, ana)).toMatchObject({
      ...{ state: 'draft', lines: [{ id: 'open:a1' }] },
    });
    await expect(
      client.getHandoff(asked, as('stranger')),
    ).rejects.toMatchObject({ statusCode: 404 });
    const note = { shift: SHIFT, lines: ['open:a1'], watch: ['Disks'] };
    await expect(client.sendHandoff(note, chen)).rejects.toMatchObject({
      statusCode: 403,
    });
    const sent = await client.sendHandoff(note, ana);
    expect(sent).toMatchObject({ state: 'sent', lines: [{}, {}] });
    await expect(client.sendHandoff(note, ana)).rejects.toMatchObject({
      statusCode: 409,
    });
    const read = await client.confirmHandoff(asked, chen);
    expect(read).toMatchObject({ state: 'read' });
    const events = auditor.createEvent.mock.calls.map(([one]) => one);
    expect(events).toContainEqual(
      expect.objectContaining({ eventId: 'handoff-send', meta: asked }),
    );
  });

  it('gives out and erases what is kept of a person, to administrators', async () => {
    const { client, as } = portal;
    const asked = { userRef: ANA };
    for (const name of ['ana.ruiz', 'stranger']) {
      await expect(
        client.listPersonRecords(asked, as(name)),
      ).rejects.toMatchObject({ statusCode: 403 });
      await expect(client.erasePerson(asked, as(name))).rejects.toMatchObject({
        statusCode: 403,
      });
    }
    const note = { shift: SHIFT, lines: [], watch: [] };
    await client.sendHandoff(note, as('ana.ruiz'));
    const kept = await client.listPersonRecords(asked, as('admin'));
    expect(kept.items).toMatchObject([
      { kind: 'handoff-note', deeds: ['sent', 'was on call'] },
    ]);
    const { rows } = await client.erasePerson(asked, as('admin'));
    expect(rows).toBeGreaterThan(0);
    const left = await client.listPersonRecords(asked, as('admin'));
    expect(left).toEqual({ items: [], pageInfo: {} });
  });

  it.each([
    ['post', '/acknowledgers/by-refs', { entityRefs: [LEDGER] }],
    ['get', '/handoffs/mine', undefined],
    ['get', `/handoffs?shift=${SHIFT}`, undefined],
    ['post', '/handoffs/send', { shift: SHIFT, lines: [], watch: [] }],
    ['post', '/handoffs/confirm', { shift: SHIFT }],
  ] as const)('lets nobody in without signing in: %s %s', async (...call) => {
    const [method, path, body] = call;
    const { status } = await portal.api[method](path).send(body);
    expect(status).toBe(401);
  });
});
