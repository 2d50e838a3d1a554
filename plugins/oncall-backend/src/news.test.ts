import {
  coreServices,
  createBackendPlugin,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import express from 'express';
import { inHours, startBackend, stranger } from './__testUtils__/oncallBackend';

const heard: { topic: string; eventPayload: unknown }[] = [];
const sent: {
  recipients: { entityRef: string[] };
  payload: { topic: string; title: string; description: string };
}[] = [];

/** Where other backends listen. */
const events = createServiceFactory({
  service: eventsServiceRef,
  deps: {},
  factory: () => ({
    async publish({ topic, eventPayload }) {
      // Without a signals backend its own go nowhere.
      if (topic !== 'signals') heard.push({ topic, eventPayload });
    },
    async subscribe() {},
  }),
});

/** A notifications backend that keeps what it is given. */
const notifications = createBackendPlugin({
  pluginId: 'notifications',
  register(env) {
    env.registerInit({
      deps: { httpRouter: coreServices.httpRouter },
      async init({ httpRouter }) {
        const app = express();
        app.use(express.json(), (request, res) => {
          sent.push(request.body);
          res.json([]);
        });
        httpRouter.use(app);
      },
    });
  },
});

describe('what happens over the API', () => {
  let running: Awaited<ReturnType<typeof startBackend>>;
  beforeAll(async () => {
    running = await startBackend(() => undefined, [], [events, notifications]);
  }, 60_000);
  afterAll(() => running.backend.stop());
  beforeEach(() => {
    heard.length = 0;
    sent.length = 0;
  });

  it('is told to other backends and to people', async () => {
    const { createSchedule, post, remove, tell } = running;
    const { body } = await createSchedule();
    await tell();
    expect(heard[0]).toEqual({
      topic: 'oncall.schedule.changed',
      eventPayload: {
        version: 1,
        eventId: expect.any(String),
        scheduleId: body.id,
        teamRef: 'group:default/ledger',
        happenedAt: expect.any(String),
        change: 'created',
        actorRef: 'user:default/noor-haddad',
      },
    });
    heard.length = 0;
    sent.length = 0;
    const nobody = {
      kind: 'remove',
      startsAt: inHours(300),
      endsAt: inHours(301),
      userRefs: ['user:default/noor-haddad', 'user:default/emil-novak'],
    };
    const overrides = `/schedules/${body.id}/overrides`;
    const refused = await post(overrides, nobody, stranger);
    expect(refused.status).toBe(403);
    await tell();
    expect(heard).toEqual([]);
    const added = await post(overrides, nobody);
    expect(added.status).toBe(200);
    await tell();
    expect(heard.map(({ topic }) => topic)).toEqual([
      'oncall.override.created',
      'oncall.gap.opened',
    ]);
    const gap = sent.find(({ payload }) => payload.topic === 'On-call gaps')!;
    expect(gap.recipients.entityRef).toContain('user:default/emil-novak');
    expect(gap.payload.description).toContain('Noor Haddad added an override.');
    heard.length = 0;
    await remove(`/schedules/${body.id}`);
    await tell();
    expect(heard[0]).toMatchObject({
      topic: 'oncall.schedule.changed',
      eventPayload: { change: 'deleted' },
    });
  });
});
