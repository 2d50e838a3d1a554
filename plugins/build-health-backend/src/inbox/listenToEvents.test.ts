import { mockServices } from '@backstage/backend-test-utils';
import type { EventsServiceSubscribeOptions } from '@backstage/plugin-events-node';
import type {
  BuildSource,
  SourceEvent,
} from '@callboard/backstage-plugin-build-health-node';
import { eachDatabase } from '@internal/test-kit';
import { build } from '../__testUtils__/reports';
import { DatabaseBuildStore } from '../database/DatabaseBuildStore';
import { DatabaseDeliveryStore } from '../database/DatabaseDeliveryStore';
import { openDatabase } from '../database/openDatabase';
import { Inbox } from './Inbox';
import { listenToEvents } from './listenToEvents';
import { Sources } from './Sources';

/** Its events are ids of builds. */
const listening: BuildSource = {
  id: 'ids',
  provider: 'ids',
  title: 'Ids',
  selectorsOf: () => [],
  topics: ['ci', 'ci.build'],
  fromEvent: ({ eventPayload }: SourceEvent) =>
    typeof eventPayload === 'string'
      ? { key: eventPayload, kind: 'id', body: eventPayload }
      : undefined,
  read: async ({ body }) => ({
    builds: [build({ externalId: body })],
    jobs: [],
  }),
};

eachDatabase(createDatabase => {
  it('keeps events as deliveries, each once, and only of sources that are to listen', async () => {
    const knex = await createDatabase();
    const db = await openDatabase(mockServices.database({ knex }));
    const sources = new Sources();
    sources.addSource(listening);
    sources.addSource({ ...listening, id: 'deaf', topics: undefined });
    const deliveries = new DatabaseDeliveryStore(db);
    const builds = new DatabaseBuildStore(db);
    const logger = mockServices.logger.mock();
    const inbox = new Inbox({
      sources,
      deliveries,
      builds,
      logger,
      metrics: { received: () => {}, worked: () => {} },
    });
    const subscribed: EventsServiceSubscribeOptions[] = [];
    let kept = 0;
    await listenToEvents({
      events: { subscribe: async options => void subscribed.push(options) },
      sources,
      inbox,
      onKept: () => kept++,
      logger,
    });
    expect(subscribed.map(({ topics }) => topics)).toEqual([
      ['ci', 'ci.build'],
    ]);
    const [{ onEvent }] = subscribed;
    await onEvent({ topic: 'ci', eventPayload: '1' });
    await onEvent({ topic: 'ci.build', eventPayload: '1' });
    await onEvent({ topic: 'ci', eventPayload: { of: 'another' } });
    expect(kept).toBe(1);
    await inbox.work(new AbortController().signal);
    expect(await builds.findPipelineKey('ids', '1')).toBe('ci');
    // The second topic is the same event, and nothing that was sent again.
    expect((await deliveries.counts()).get('ids')).toMatchObject({
      waiting: 0,
      repeats: 0,
    });
  });
});
