import {
  createServiceFactory,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import { notificationService } from '@backstage/plugin-notifications-node';
import { componentEntity, groupEntity } from '@internal/test-kit';
import { build } from './__testUtils__/reports';
import { startBuilds } from './__testUtils__/startBuilds';

const minutesAgo = (minutes: number) =>
  new Date(Date.now() - minutes * 60_000).toISOString();

const ended = (minutes: number, outcome: 'success' | 'failure') =>
  build({
    externalId: `${minutes}`,
    outcome,
    sha: `${minutes}`.padStart(40, '0'),
    createdAt: minutesAgo(minutes + 6),
    startedAt: minutesAgo(minutes + 5),
    finishedAt: minutesAgo(minutes),
    reportedAt: minutesAgo(minutes),
  });

describe('trunk that turns red', () => {
  const publish = jest.fn(async (_event: object) => {});
  const send = jest.fn(async (_notification: object) => {});
  let started: Awaited<ReturnType<typeof startBuilds>>;

  beforeAll(async () => {
    started = await startBuilds({
      entities: [
        componentEntity({
          name: 'ledger-api',
          owner: 'group:default/ledger',
          annotations: { 'github.com/project-slug': 'larkspur/ledger' },
        }),
        {
          ...groupEntity({ name: 'ledger' }),
          relations: [
            { type: 'parentOf', targetRef: 'group:default/bookkeeping' },
          ],
        },
      ],
      features: [
        createServiceFactory({
          service: eventsServiceRef,
          deps: {},
          factory: () => ({ publish, subscribe: async () => {} }),
        }),
        createServiceFactory({
          service: notificationService,
          deps: {},
          factory: () => ({ send }),
        }),
        // The portal has notifications.
        createBackendPlugin({
          pluginId: 'notifications',
          register: env => env.registerInit({ deps: {}, init: async () => {} }),
        }),
      ],
    });
  });
  afterAll(() => started.stop());

  const push = async (...builds: object[]) => {
    expect((await started.push({ builds })).status).toBe(202);
    await started.workInbox();
    await started.tellTrunk();
    await started.tellTrunk();
  };

  it('is told to systems and to the owner, once, and so is the green after it', async () => {
    await push(ended(90, 'success'));
    expect(publish).not.toHaveBeenCalled();
    await push(ended(30, 'failure'), ended(20, 'failure'));
    expect(publish.mock.calls).toEqual([
      [
        {
          topic: 'build-health.trunk.turned-red',
          eventPayload: expect.objectContaining({
            entityRefs: ['component:default/ledger-api'],
            firstRedId: '30',
          }),
        },
      ],
    ]);
    expect(send.mock.calls).toEqual([
      [
        {
          recipients: {
            type: 'entity',
            entityRef: 'group:default/ledger',
            excludeEntityRef: ['group:default/bookkeeping'],
          },
          payload: expect.objectContaining({
            title: 'Trunk is red: ledger-api',
            description: 'CI has failed for 30 min.',
          }),
        },
      ],
    ]);
    await push(ended(1, 'success'));
    expect(publish).toHaveBeenCalledTimes(2);
    expect(send).toHaveBeenLastCalledWith(
      expect.objectContaining({
        payload: expect.objectContaining({
          title: 'Trunk is green again: ledger-api',
        }),
      }),
    );
  });
});
