import { mockServices } from '@backstage/backend-test-utils';
import type { NotificationSendOptions } from '@backstage/plugin-notifications-node';
import {
  createOrganisation,
  type TransferStatus,
} from '@callboard/backstage-plugin-ownership-common';
import { eachDatabase, fakeClock } from '@internal/test-kit';
import {
  fraud,
  keptTransfer,
  ledger,
  noor,
  proposedAt,
  tomas,
} from '../../__testUtils__/keptTransfer';
import { DatabaseMessageStore } from '../../database/DatabaseMessageStore';
import { DatabaseTransferStore } from '../../database/DatabaseTransferStore';
import { openDatabase } from '../../database/openDatabase';
import type { RegisterSnapshot } from '../RegisterSnapshot';
import { MessageDelivery } from './MessageDelivery';

const team = (entityRef: string, title: string) => ({
  entityRef,
  title,
  channels: [],
  leads: [],
  members: [],
  parents: [],
});
const snapshot: RegisterSnapshot = {
  organisation: createOrganisation(
    [team(ledger, 'Ledger'), team(fraud, 'Fraud')],
    [],
  ),
  entities: new Map(),
  confirmations: new Map(),
  transfers: new Map(),
  roles: new Map(),
  foundAt: new Map(),
};

describe('MessageDelivery', () => {
  eachDatabase(createDatabase => {
    async function setup() {
      const knex = await createDatabase();
      const db = await openDatabase(mockServices.database({ knex }));
      const clock = fakeClock(proposedAt.toISOString());
      const transfers = new DatabaseTransferStore(db);
      const send = jest.fn(async (_: NotificationSendOptions) => {});
      const countMessage = jest.fn();
      const logger = mockServices.logger.mock();
      const create = () =>
        new MessageDelivery({
          messages: new DatabaseMessageStore(db),
          transfers,
          register: { current: async () => snapshot },
          notifications: { send },
          pagePath: '/ownership',
          metrics: { countMessage },
          logger,
          clock: () => clock.now().getTime(),
        });
      const propose = (...names: string[]) =>
        transfers.propose({
          transfers: names.map(name =>
            keptTransfer({
              id: name,
              entityRef: `component:default/${name}`,
              proposedAt: clock.now(),
            }),
          ),
          replaced: [],
        });
      const decide = (id: string, from: TransferStatus, to: TransferStatus) =>
        transfers.decide({
          steps: [{ id, from, to }],
          actorRef: tomas,
          expiresAt: keptTransfer().expiresAt,
          now: clock.now(),
        });
      const titles = () =>
        send.mock.calls.map(([{ payload }]) => payload.title);
      const seconds = (count: number) => clock.advance(count * 1_000);
      return {
        ...{ db, send, countMessage, logger, create, propose, decide, titles },
        seconds,
        delivery: create(),
      };
    }

    it('tells each party once, when it can no longer be taken back', async () => {
      const { db, delivery, propose, seconds, send, titles, countMessage } =
        await setup();
      await propose('rates', 'books');
      await delivery.deliverDue();
      expect(send).not.toHaveBeenCalled();
      seconds(15);
      await delivery.deliverDue();
      await delivery.deliverDue();
      expect(titles()).toEqual([
        'Ledger is asked to take over 2 services',
        'Another team is proposed to take over 2 of your services',
      ]);
      expect(send.mock.calls[0][0]).toMatchObject({
        recipients: {
          type: 'entity',
          entityRef: ledger,
          excludeEntityRef: [noor],
        },
        payload: { topic: 'Ownership transfers', severity: 'normal' },
      });
      expect(countMessage.mock.calls).toEqual([
        ['transfer', 'sent'],
        ['transfer', 'sent'],
      ]);
      expect(await db('messages')).toEqual([]);
    });

    it('tells nobody of a slip', async () => {
      const { db, delivery, propose, decide, seconds, send, titles } =
        await setup();
      await propose('rates');
      seconds(15);
      await delivery.deliverDue();
      send.mockClear();
      await decide('rates', 'proposed', 'accepted');
      seconds(5);
      await decide('rates', 'accepted', 'proposed');
      seconds(60);
      await delivery.deliverDue();
      expect(titles()).toEqual([]);
      expect(await db('messages')).toEqual([]);

      await decide('rates', 'proposed', 'accepted');
      seconds(60);
      await delivery.deliverDue();
      await decide('rates', 'accepted', 'proposed');
      seconds(60);
      await delivery.deliverDue();
      expect(titles()).toEqual([
        'Ledger accepts rates',
        'Another team takes over rates',
        'Whether Ledger takes over a service is open again',
        'Whether Ledger takes over rates is open again',
        'Whether another team takes over rates is open again',
      ]);
    });

    it('sends again, with the same scopes, what a crash left between sending and noting', async () => {
      const { db, delivery, create, propose, seconds, send } = await setup();
      await propose('rates');
      seconds(15);
      const crashed = new DatabaseMessageStore(db);
      crashed.remove = async () => {
        throw new Error('The process is gone');
      };
      const dying = new MessageDelivery({
        messages: crashed,
        transfers: new DatabaseTransferStore(db),
        register: { current: async () => snapshot },
        notifications: { send },
        pagePath: '/ownership',
        metrics: { countMessage: jest.fn() },
        logger: mockServices.logger.mock(),
        clock: () => proposedAt.getTime() + 15_000,
      });
      await expect(dying.deliverDue()).rejects.toThrow('The process is gone');
      const first = send.mock.calls.map(([sent]) => sent);
      send.mockClear();

      await delivery.deliverDue();
      expect(send).not.toHaveBeenCalled();
      seconds(120);
      await create().deliverDue();
      expect(send.mock.calls.map(([sent]) => sent)).toEqual(first);
      expect(await db('messages')).toEqual([]);
    });

    it('tries five times over an hour and more, then keeps it until asked to begin anew', async () => {
      const { db, delivery, propose, seconds, send, countMessage, logger } =
        await setup();
      await propose('rates', 'books');
      send.mockRejectedValue(new Error('status 503'));
      seconds(15);
      for (const pause of [60, 240, 960, 3_840]) {
        await delivery.deliverDue();
        seconds(pause - 1);
        await delivery.deliverDue();
        seconds(1);
      }
      await delivery.deliverDue();
      seconds(1_000_000);
      await delivery.deliverDue();
      expect(send).toHaveBeenCalledTimes(10);
      expect(countMessage.mock.calls.map(([, outcome]) => outcome)).toEqual([
        ...Array(4).fill('failed'),
        'given-up',
      ]);
      expect(logger.error.mock.calls[0][0]).toMatch(
        /transfers (rates, books|books, rates); given up after 5 attempts: .*503/,
      );

      send.mockResolvedValue(undefined);
      expect(await new DatabaseMessageStore(db).retryGivenUp()).toBe(2);
      await delivery.deliverDue();
      expect(send).toHaveBeenCalledTimes(12);
    });

    it('tries again only what failed of a batch, and tells nobody twice', async () => {
      const { db, delivery, propose, seconds, send } = await setup();
      await propose('rates', 'books');
      await db('transfers').where({ id: 'books' }).update({ from_ref: null });
      const down = new Set([fraud]);
      send.mockImplementation(async ({ recipients }) => {
        const { entityRef } = recipients as { entityRef: string };
        if (down.has(entityRef)) throw new Error('status 500');
      });
      const told = () =>
        send.mock.calls.map(
          ([{ recipients }]) => (recipients as any).entityRef,
        );
      seconds(15);
      await delivery.deliverDue();
      expect(told()).toEqual([ledger, fraud]);
      expect(await db('messages').pluck('transfer_id')).toEqual(['rates']);
      down.clear();
      seconds(60);
      await delivery.deliverDue();
      expect(told()).toEqual([ledger, fraud, fraud]);
      expect(send.mock.calls[2]).toEqual(send.mock.calls[1]);
      expect(await db('messages')).toEqual([]);
    });

    it('goes on with other batches after one that fails', async () => {
      const { delivery, propose, seconds, send, titles } = await setup();
      await propose('rates');
      await propose('books');
      seconds(15);
      send.mockRejectedValueOnce(new Error('status 500'));
      await delivery.deliverDue();
      expect(titles()).toEqual([
        'Ledger is asked to take over a service',
        'Another team is proposed to take over rates',
        'Ledger is asked to take over a service',
        'Another team is proposed to take over books',
      ]);
    });

    it('stops between two batches when told to', async () => {
      const { delivery, propose, seconds, send, titles } = await setup();
      await propose('rates');
      await propose('books');
      seconds(15);
      const controller = new AbortController();
      send.mockImplementation(async () => controller.abort());
      await delivery.deliverDue(controller.signal);
      expect(titles()).toHaveLength(2);
      await delivery.deliverDue(controller.signal);
      expect(titles()).toHaveLength(2);
      await delivery.deliverDue();
      expect(titles()).toHaveLength(4);
    });
  });
});
