import { mockServices } from '@backstage/backend-test-utils';
import type { EventParams } from '@backstage/plugin-events-node';
import type { SignalPayload } from '@backstage/plugin-signals-node';
import {
  fraud,
  keptTransfer,
  ledger,
  noor,
  proposedAt,
} from '../__testUtils__/keptTransfer';
import { OwnershipNews } from './OwnershipNews';

const happenedAt = proposedAt.toISOString();
const byNoor = { actorRef: noor, happenedAt };

describe('OwnershipNews', () => {
  beforeEach(() => {
    jest.useFakeTimers();
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  function setup() {
    const events = {
      publish: jest.fn(async (_: EventParams) => {}),
      subscribe: jest.fn(),
    };
    const signals = { publish: jest.fn(async (_: SignalPayload) => {}) };
    const logger = mockServices.logger.mock();
    const news = new OwnershipNews({ events, signals, logger });
    const published = async () => {
      await jest.advanceTimersByTimeAsync(0);
      return events.publish.mock.calls.map(([event]) => event);
    };
    return { events, signals, logger, news, published };
  }

  it('publishes each kind of news under its topic', async () => {
    const { news, published } = setup();
    const confirmation = {
      confirmationId: 'c1',
      entityRefs: ['component:default/rates'],
      ...byNoor,
    };
    const role = {
      entityRef: 'component:default/rates',
      role: 'tech-lead',
      ...byNoor,
    };
    const rename = { fromRef: fraud, toRef: ledger, ...byNoor };
    news.confirmed(confirmation);
    news.confirmationUndone(confirmation);
    news.roleSet(role);
    news.renamed(rename);
    expect(await published()).toEqual([
      {
        topic: 'ownership.confirmation.created',
        eventPayload: { version: 1, ...confirmation },
      },
      {
        topic: 'ownership.confirmation.undone',
        eventPayload: { version: 1, ...confirmation },
      },
      {
        topic: 'ownership.role.set',
        eventPayload: { version: 1, ...role },
      },
      {
        topic: 'ownership.entity.renamed',
        eventPayload: { version: 1, ...rename },
      },
    ]);
  });

  it('publishes an event for each transfer, as plain JSON without what is not known', async () => {
    const { news, published } = setup();
    news.transfersChanged(
      [
        keptTransfer({ status: 'accepted', decidedAt: proposedAt }),
        keptTransfer({ id: 'transfer-2', fromRef: undefined }),
      ],
      proposedAt,
      noor,
    );
    news.transfersChanged([keptTransfer({ status: 'expired' })], proposedAt);
    const payloads = (await published()).map(event => event.eventPayload);
    const common = {
      version: 1,
      transferId: 'transfer-1',
      entityRef: 'component:default/rates',
      toRef: ledger,
      happenedAt,
    };
    const inOrder = (status: string) =>
      payloads.find(each => (each as { status: string }).status === status);
    expect(payloads).toHaveLength(3);
    expect(inOrder('accepted')).toStrictEqual({
      ...common,
      status: 'accepted',
      fromRef: fraud,
      actorRef: noor,
    });
    expect(inOrder('proposed')).toStrictEqual({
      ...common,
      transferId: 'transfer-2',
      status: 'proposed',
      actorRef: noor,
    });
    expect(inOrder('expired')).toStrictEqual({
      ...common,
      status: 'expired',
      fromRef: fraud,
    });
  });

  it('splits many findings, a thousand entities an event', async () => {
    const { news, published } = setup();
    const changes = Array.from({ length: 1_001 }, (_, index) => ({
      entityRef: `component:default/c${index}`,
      appeared: ['missing'],
      gone: [],
    }));
    news.findingsChanged(changes, proposedAt);
    expect((await published()).map(event => event.eventPayload)).toEqual([
      { version: 1, changes: changes.slice(0, 1_000), happenedAt },
      { version: 1, changes: changes.slice(1_000), happenedAt },
    ]);
  });

  it('signals at once, then at most once a second, and never too little', async () => {
    const { news, signals } = setup();
    const act = () => news.findingsChanged([], proposedAt);
    act();
    await jest.advanceTimersByTimeAsync(2_000);
    expect(signals.publish).not.toHaveBeenCalled();

    const happen = () => news.transfersChanged([keptTransfer()], proposedAt);
    happen();
    await jest.advanceTimersByTimeAsync(0);
    expect(signals.publish.mock.calls).toEqual([
      [
        {
          recipients: { type: 'broadcast' },
          channel: 'ownership:changes',
          message: {},
        },
      ],
    ]);
    happen();
    happen();
    await jest.advanceTimersByTimeAsync(999);
    expect(signals.publish).toHaveBeenCalledTimes(1);
    await jest.advanceTimersByTimeAsync(1);
    expect(signals.publish).toHaveBeenCalledTimes(2);
    await jest.advanceTimersByTimeAsync(5_000);
    expect(signals.publish).toHaveBeenCalledTimes(2);
  });

  it('never fails who has news', async () => {
    const { news, events, signals, logger } = setup();
    events.publish.mockRejectedValue(new Error('The bus is gone'));
    signals.publish.mockRejectedValue(new Error('The signals are gone'));
    news.renamed({ fromRef: fraud, toRef: ledger, ...byNoor });
    await jest.advanceTimersByTimeAsync(0);
    expect(logger.warn.mock.calls).toEqual([
      [
        'ownership.entity.renamed was not published',
        expect.objectContaining({ message: 'The bus is gone' }),
      ],
      [
        expect.stringContaining('Open pages were not told'),
        expect.objectContaining({ message: 'The signals are gone' }),
      ],
    ]);
  });
});
