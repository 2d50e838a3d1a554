import { createServiceFactory } from '@backstage/backend-plugin-api';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import {
  ownershipEventTopics,
  type TransferEvent,
} from '@callboard/backstage-plugin-ownership-common';
import { allowAll, startBackend } from './__testUtils__/ownershipBackend';
import {
  createOrphans,
  ledger,
  proposer,
  transferCalls,
  user,
} from './__testUtils__/transferCalls';

const published: TransferEvent[] = [];
const events = createServiceFactory({
  service: eventsServiceRef,
  deps: {},
  factory: () => ({
    async publish({ topic, eventPayload }) {
      if (topic === ownershipEventTopics.transferChanged) {
        published.push(eventPayload as TransferEvent);
      }
    },
    async subscribe() {},
  }),
});

const orphans = createOrphans(1);
const orphan = orphans.take;
let running: Awaited<ReturnType<typeof startBackend>>;
const { propose, decideOn, transferOf, proposed } = transferCalls(
  () => running,
);
beforeAll(async () => {
  running = await startBackend(allowAll, orphans.entities, [events]);
}, 60_000);
afterAll(() => running.backend.stop());

describe('the event of a change', () => {
  it('comes for what was replaced as well', async () => {
    const ref = orphan();
    const settlement = 'group:default/settlement';
    const changes = async (work: () => Promise<unknown>) => {
      published.length = 0;
      await work();
      return published.map(({ status, toRef }) => `${status} ${toRef}`).sort();
    };
    const [first] = await proposed(ref);
    expect(await changes(() => propose([ref], proposer, settlement))).toEqual([
      `proposed ${settlement}`,
      `superseded ${ledger}`,
    ]);
    const [second] = [(await transferOf(ref))!];
    expect(second.id).not.toBe(first.id);
    await decideOn([second], 'accept', user('ravi-deshmukh')).expect(200);
    const [third] = await proposed(ref);
    expect(
      await changes(() => decideOn([third], 'accept').expect(200)),
    ).toEqual([`accepted ${ledger}`, `superseded ${settlement}`]);
  });
});
