import { mockServices } from '@backstage/backend-test-utils';
import { TrunkNews, type TrunkEntity } from './TrunkNews';
import type { TrunkNewsStore, TrunkStanding } from './TrunkNewsStore';

const MINUTE = 60_000;
const NOW = Date.UTC(2026, 10, 27, 3);
const LEDGER = 'group:default/ledger';

const ledgerApi: TrunkEntity = {
  entityRef: 'component:default/ledger-api',
  title: 'Ledger API',
  ownerRef: LEDGER,
};

/** One pipeline whose trunk is as it is set, and what was told of it. */
class OneStanding implements TrunkNewsStore {
  standing: TrunkStanding = {
    pipelineId: 7,
    sourceId: 'github',
    name: 'CI',
    state: 'green',
    since: NOW - 100 * MINUTE,
  };
  #isClaimed = false;

  async claim({ noticesBefore }: { noticesBefore: number }) {
    const { state, since, event, notice } = this.standing;
    const isTold = (told?: { state: string; since: number }) =>
      told?.state === state && told.since === since;
    const isDue =
      !isTold(event) ||
      (!isTold(notice) && (state === 'green' || since <= noticesBefore));
    if (this.#isClaimed || !isDue) return [];
    this.#isClaimed = true;
    return [{ ...this.standing }];
  }

  async setTold(_: number, told: object) {
    this.standing = { ...this.standing, ...told };
  }

  async release() {
    this.#isClaimed = false;
  }
}

function setUp(entities: TrunkEntity[] = [ledgerApi]) {
  const store = new OneStanding();
  const publish = jest.fn(async (_event: object) => {});
  const send = jest.fn(async (_notification: object) => {});
  const counted: string[] = [];
  let now = NOW;
  let isReady = true;
  const news = new TrunkNews({
    store,
    isReady: () => isReady,
    entitiesOf: async () => (isReady ? entities : []),
    teamsBelow: async ref => (ref === LEDGER ? ['group:default/books'] : []),
    events: { publish },
    notifications: { send },
    noticeAfterMs: 10 * MINUTE,
    count: (what, result) => counted.push(`${what} ${result}`),
    logger: mockServices.logger.mock(),
    clock: () => now,
  });
  return {
    store,
    publish,
    send,
    counted,
    /** As the catalog is not read yet after a start. */
    setReady: (ready: boolean) => void (isReady = ready),
    /** Trunk turns, and later somebody looks. */
    turn: async (state: 'red' | 'green', minutes: number) => {
      store.standing = {
        ...store.standing,
        state,
        since: now,
        ...(state === 'red' && { firstRedId: '41' }),
      };
      now += minutes * MINUTE;
      await news.tellDue();
    },
    wait: async (minutes: number) => {
      now += minutes * MINUTE;
      await news.tellDue();
    },
  };
}

describe('news of trunk', () => {
  it('tells systems at once and owners when the red lasts, each once, and both when it is over', async () => {
    const { turn, wait, publish, send, counted } = setUp();
    await wait(0);
    expect(publish).not.toHaveBeenCalled();
    await turn('red', 1);
    expect(publish).toHaveBeenCalledWith({
      topic: 'build-health.trunk.turned-red',
      eventPayload: {
        version: 1,
        eventId: expect.stringMatching(/^[0-9a-f]{32}$/),
        pipelineId: '7',
        sourceId: 'github',
        entityRefs: ['component:default/ledger-api'],
        since: '2026-11-27T03:00:00.000Z',
        firstRedId: '41',
      },
    });
    expect(send).not.toHaveBeenCalled();
    await wait(9);
    await wait(9);
    expect(publish).toHaveBeenCalledTimes(1);
    expect(send).toHaveBeenCalledTimes(1);
    expect(send).toHaveBeenLastCalledWith({
      recipients: {
        type: 'entity',
        entityRef: LEDGER,
        excludeEntityRef: ['group:default/books'],
      },
      payload: {
        title: 'Trunk is red: Ledger API',
        description: 'CI has failed for 10 min.',
        link: '/catalog/default/component/ledger-api/builds',
        severity: 'high',
        topic: 'Trunk is red',
        scope: 'build-health-trunk-7',
      },
    });
    await turn('green', 1);
    expect(send).toHaveBeenLastCalledWith(
      expect.objectContaining({
        payload: expect.objectContaining({
          title: 'Trunk is green again: Ledger API',
          description: 'CI passed after 19 min.',
          scope: 'build-health-trunk-7',
        }),
      }),
    );
    expect(counted).toEqual([
      'event sent',
      'notice sent',
      'event sent',
      'notice sent',
    ]);
  });

  it('waits after a start until it knows which services name a pipeline', async () => {
    const { turn, wait, setReady, store, publish, send } = setUp();
    setReady(false);
    await turn('red', 10);
    expect(store.standing).not.toHaveProperty('event');
    setReady(true);
    await wait(1);
    expect(publish).toHaveBeenCalledTimes(1);
    expect(send).toHaveBeenCalledTimes(1);
  });

  it('does not ring for a red that a rerun mends', async () => {
    const { turn, send, publish } = setUp();
    await turn('red', 2);
    await turn('green', 2);
    expect(publish).toHaveBeenCalledTimes(2);
    expect(send).not.toHaveBeenCalled();
  });

  it('tells nothing of the past that is read later', async () => {
    const { store, wait, publish, send } = setUp();
    store.standing = {
      ...store.standing,
      state: 'red',
      since: NOW - 25 * 60 * MINUTE,
    };
    await wait(0);
    expect(publish).not.toHaveBeenCalled();
    expect(send).not.toHaveBeenCalled();
  });

  it('tells each team of its own services, and nobody of those without one', async () => {
    const { turn, send } = setUp([
      ledgerApi,
      {
        entityRef: 'component:default/ui',
        title: 'UI',
        ownerRef: 'group:default/web',
      },
      { entityRef: 'component:default/lost', title: 'Lost' },
    ]);
    await turn('red', 10);
    expect(
      send.mock.calls.map(([{ recipients, payload }]: any[]) => [
        recipients.entityRef,
        payload.title,
      ]),
    ).toEqual([
      [LEDGER, 'Trunk is red: Ledger API'],
      ['group:default/web', 'Trunk is red: UI'],
    ]);
  });

  it('keeps what could not be sent to be told later, and publishes it under the same id', async () => {
    const { turn, wait, store, publish, send, counted } = setUp();
    publish.mockRejectedValueOnce(new Error('no broker'));
    await turn('red', 10);
    expect(counted).toEqual(['event failed']);
    await store.release();
    await wait(1);
    expect(send).toHaveBeenCalledTimes(1);
    const ids = publish.mock.calls.map(
      ([{ eventPayload }]: any[]) => eventPayload.eventId,
    );
    expect(ids[0]).toBe(ids[1]);
  });
});
