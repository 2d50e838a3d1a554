import { createServiceFactory } from '@backstage/backend-plugin-api';
import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import {
  eventsServiceRef,
  type EventsServiceSubscribeOptions,
} from '@backstage/plugin-events-node';
import { groupEntity, userEntity } from '@internal/test-kit';
import { member, startBackend } from './__testUtils__/oncallBackend';

/** Whoever listens, by topic. */
const listeners = new Map<string, EventsServiceSubscribeOptions['onEvent']>();
const events = createServiceFactory({
  service: eventsServiceRef,
  deps: {},
  factory: () => ({
    async publish() {},
    async subscribe({ topics, onEvent }) {
      for (const topic of topics) listeners.set(topic, onEvent);
    },
  }),
});

describe('renames that ownership tells', () => {
  const auditor = mockServices.auditor.mock();
  let api: Awaited<ReturnType<typeof startBackend>>;
  beforeAll(async () => {
    api = await startBackend(
      () => undefined,
      [
        groupEntity({ name: 'books' }),
        userEntity({ name: 'bo', memberOf: ['books'] }),
      ],
      [events, auditor.factory],
    );
  }, 60_000);
  afterAll(() => api.backend.stop());

  it('give the schedules of a team to its new reference, on record', async () => {
    const { id } = (await api.createSchedule().expect(201)).body;
    const rename = {
      version: 1,
      fromRef: 'group:default/ledger',
      toRef: 'group:default/books',
      actorRef: 'user:default/admin',
      happenedAt: new Date().toISOString(),
    };
    for (const eventPayload of [{ ...rename, version: 2 }, { ...rename }]) {
      const topic = 'ownership.entity.renamed';
      await listeners.get(topic)!({ topic, eventPayload });
    }
    const { body } = await api.get(`/schedules/${id}`).expect(200);
    expect(body.team.entityRef).toBe(rename.toRef);
    expect(body.allowed).not.toContain('edit');
    const bo = mockCredentials.user('user:default/bo');
    await api.remove(`/schedules/${id}`, undefined, member).expect(403);
    await api.remove(`/schedules/${id}`, undefined, bo).expect(204);
    const moves = auditor.createEvent.mock.calls
      .map(([event]) => event)
      .filter(({ eventId }) => eventId === 'reference-move');
    expect(moves).toEqual([
      expect.objectContaining({
        meta: {
          fromRef: rename.fromRef,
          toRef: rename.toRef,
          callerRef: rename.actorRef,
        },
      }),
    ]);
  });
});
