import { setTimeout as sleep } from 'node:timers/promises';
import { mockServices } from '@backstage/backend-test-utils';
import { eachDatabase } from '@internal/test-kit';
import type { Knex } from 'knex';
import {
  addAlerts,
  alertRecord,
  ANA,
  CHEN,
  migrated,
  MINUTE,
  T0,
} from '../database/__testUtils__/alertTables';
import { DatabaseMessageStore } from '../database/DatabaseMessageStore';
import { OutboxStore } from '../database/OutboxStore';
import type { MessageRecord } from '../lifecycle/records';
import { MessageWorker } from './MessageWorker';

/** Longer than a process has what it has claimed. */
const AFTER_A_DEATH = MINUTE;

/** Looks until it holds, for some seconds. */
async function until(holds: () => boolean): Promise<void> {
  for (let tries = 0; tries < 500 && !holds(); tries++) await sleep(10);
  expect(holds()).toBe(true);
}

/** A process that sends; nothing arrives before it is let go. */
class Sender {
  now = T0;
  catalog = Promise.resolve();
  readonly #onWay = new Map<string, () => void>();
  readonly #worker: MessageWorker;
  readonly #stop = new AbortController();

  constructor(messages: DatabaseMessageStore) {
    this.#worker = new MessageWorker({
      messages,
      alerts: { read: async () => new Map() },
      notifiers: {
        get: id => ({
          ...{ id, title: id, audience: 'personal' },
          send: ({ key }) =>
            new Promise(resolve => {
              this.#onWay.set(key, () => resolve({}));
            }),
        }),
      },
      names: {
        name: ref => ref,
        email: () => undefined,
        whenReady: () => this.catalog,
      },
      urlOf: id => `https://portal.example.com/alerts/${id}`,
      logger: mockServices.logger.mock(),
      onChanged: () => undefined,
      clock: () => this.now,
    });
  }

  /** What is on its way. */
  get onWay(): string[] {
    return [...this.#onWay.keys()].sort();
  }

  work(): Promise<void> {
    return this.#worker.work(this.#stop.signal);
  }

  arrive(id: string): void {
    this.#onWay.get(id)?.();
    this.#onWay.delete(id);
  }
}

const message = (
  change: Partial<MessageRecord> & { id: string },
): MessageRecord => ({
  ...{ alertId: 'one', kind: 'page', userRef: ANA },
  ...{ channel: 'portal', dueAt: T0 },
  ...change,
});

eachDatabase(createDatabase => {
  let db: Knex;
  let store: DatabaseMessageStore;
  let sender: Sender;
  let other: Sender;

  beforeEach(async () => {
    db = await migrated(createDatabase);
    store = new DatabaseMessageStore(db);
    sender = new Sender(store);
    other = new Sender(store);
    await addAlerts(db, [
      alertRecord({ id: 'one' }),
      alertRecord({ id: 'two' }),
    ]);
  });

  const add = (...messages: MessageRecord[]) => store.add(messages, T0);

  it('tells a person of an alert by a channel one by one, whichever process does it', async () => {
    await add(
      message({ id: 'a' }),
      message({ id: 'b', dueAt: T0 + 1 }),
      message({ id: 'c', userRef: CHEN }),
      message({ id: 'd', alertId: 'two' }),
      message({ id: 'e', channel: 'email' }),
    );
    sender.now += 1;
    other.now += 1;
    const working = [sender.work(), other.work()];
    const both = () => [...sender.onWay, ...other.onWay].sort();
    await until(() => both().length === 4);
    expect(both()).toEqual(['a', 'c', 'd', 'e']);
    for (const id of both()) {
      sender.arrive(id);
      other.arrive(id);
    }
    await until(() => both().length === 1);
    expect(both()).toEqual(['b']);
    sender.arrive('b');
    other.arrive('b');
    await Promise.all(working);
    expect(await db('messages').whereNot({ state: 'sent' })).toEqual([]);
  });

  it('does not let a channel that hangs hold up another', async () => {
    const mails = Array.from({ length: 80 }, (_, index) =>
      message({
        ...{ id: `mail-${index}`, channel: 'email' },
        userRef: `user:default/p${index}`,
      }),
    );
    await add(...mails, message({ id: 'z', dueAt: T0 + 1 }));
    sender.now += 1;
    const working = sender.work();
    await until(() => sender.onWay.includes('z'));
    expect(sender.onWay.length).toBeLessThan(40);
    const isSending = () => sender.onWay.length > 0;
    for (let sent = 0; sent < 81; sent++) {
      await until(isSending);
      sender.arrive(sender.onWay[0]);
    }
    await working;
    expect(await db('messages').whereNot({ state: 'sent' })).toEqual([]);
  });

  it('gives nobody up for want of an address before the catalog is read', async () => {
    await add(message({ id: 'a' }));
    let open = () => {};
    sender.catalog = new Promise(resolve => {
      open = resolve;
    });
    const working = sender.work();
    await sleep(50);
    expect(sender.onWay).toEqual([]);
    const [{ claimed_until: claimedUntil }] = await db('messages');
    expect(Number(claimedUntil)).toBe(0);
    open();
    await until(() => sender.onWay.length === 1);
    sender.arrive('a');
    await working;
  });

  it('tells what became of an alert to who saw the page of a process that died, after it', async () => {
    await add(message({ id: 'a' }));
    const dying = sender.work();
    await until(() => sender.onWay.length === 1);
    // It is acknowledged meanwhile.
    await db('messages').where({ id: 'a' }).update({ state: 'cancelled' });
    await new OutboxStore(db).addNews(
      [
        {
          ...{ id: 1, topic: 'alerts.alert.acknowledged' },
          payload: { alertId: 'one', id: 'event-1' },
        },
      ],
      T0,
    );
    await other.work();
    expect(other.onWay).toEqual([]);
    other.now += AFTER_A_DEATH;
    const working = other.work();
    await until(() => other.onWay.length === 1);
    const [news] = other.onWay;
    expect(await db('messages').where({ id: news }).first()).toMatchObject({
      ...{ kind: 'news', user_ref: ANA, channel: 'portal' },
    });
    other.arrive(news);
    await working;
    sender.arrive('a');
    await dying;
  });
});
