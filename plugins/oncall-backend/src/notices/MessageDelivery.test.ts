import { mockServices } from '@backstage/backend-test-utils';
import { eachDatabase, fakeClock } from '@internal/test-kit';
import { DatabaseMessageStore } from '../database/DatabaseMessageStore';
import { DatabaseWatchStore } from '../database/DatabaseWatchStore';
import { openDatabase } from '../database/openDatabase';
import type { NewMessage } from '../database/WatchStore';
import { MessageDelivery } from './MessageDelivery';

const MINUTE = 60_000;

jest.setTimeout(60_000);

describe('MessageDelivery', () => {
  eachDatabase(createDatabase => {
    async function setup() {
      const knex = await createDatabase();
      const db = await openDatabase(mockServices.database({ knex }));
      const clock = fakeClock('2026-11-26T11:00:00Z');
      const messages = new DatabaseMessageStore(db);
      const send = jest.fn(async (_: unknown) => {});
      const publish = jest.fn(async (_: unknown) => {});
      const signal = jest.fn(async (_: unknown) => {});
      const counted: string[] = [];
      const logger = mockServices.logger.mock();
      const start = (patience?: number) =>
        new MessageDelivery({
          patience,
          messages,
          events: mockServices.events.mock({ publish }),
          signals: { publish: signal },
          notifications: { send },
          metrics: {
            countMessage: (kind, outcome) => counted.push(`${kind} ${outcome}`),
          },
          logger,
          clock: () => clock.now().getTime(),
        });
      /** Writes what is to be told, as a look at a schedule does. */
      const write = (...written: NewMessage[]) =>
        new DatabaseWatchStore(db).advance({
          id: `s${Math.random()}`,
          to: { seen: {} as never, state: {} as never },
          changes: [],
          messages: written,
        });
      const soon = () => new Date(clock.now().getTime() + 60 * MINUTE);
      const notice = (title: string): NewMessage => ({
        kind: 'notice',
        notice: {
          userRefs: ['user:default/ana'],
          topic: 'On-call shifts',
          severity: 'normal',
          scope: title,
          title,
          description: '',
          link: '/oncall',
        },
        expiresAt: soon(),
      });
      const event = (scheduleId: string): NewMessage => ({
        kind: 'event',
        topic: 'oncall.shift.started',
        payload: {
          version: 1,
          eventId: 'e1',
          scheduleId,
          teamRef: 'group:default/ledger',
          happenedAt: clock.now().toISOString(),
        },
        expiresAt: soon(),
      });
      return {
        clock,
        messages,
        send,
        publish,
        signal,
        counted,
        logger,
        start,
        write,
        notice,
        event,
      };
    }

    it('sends each message once, though several send', async () => {
      const { start, write, notice, event, send, publish, signal } =
        await setup();
      await write(event('s1'), notice('one'), notice('two'));
      await write(event('s2'));
      await Promise.all([start().deliverDue(), start().deliverDue()]);
      expect(send).toHaveBeenCalledTimes(2);
      expect(publish).toHaveBeenCalledTimes(2);
      const told = signal.mock.calls.flatMap(
        ([{ message }]: any) => message.scheduleIds,
      );
      expect(told.sort()).toEqual(['s1', 's2']);
      expect(send).toHaveBeenCalledWith({
        recipients: { type: 'entity', entityRef: ['user:default/ana'] },
        payload: expect.objectContaining({ title: 'one', scope: 'one' }),
      });
    });

    it('tries again later what fails, and sends the others', async () => {
      const { start, write, notice, send, clock, messages, counted } =
        await setup();
      send.mockRejectedValueOnce(new Error('503'));
      await write(notice('one'), notice('two'));
      await start().deliverDue();
      expect(send).toHaveBeenCalledTimes(2);
      expect(await messages.count()).toBe(1);
      await start().deliverDue();
      expect(send).toHaveBeenCalledTimes(2);
      clock.advance(MINUTE);
      await start().deliverDue();
      expect(send).toHaveBeenCalledTimes(3);
      expect(await messages.count()).toBe(0);
      expect(counted).toEqual(['notice failed', 'notice sent', 'notice sent']);
    });

    it('gives up when nobody needs to hear of it any more', async () => {
      const { start, write, notice, send, clock, messages, counted, logger } =
        await setup();
      send.mockRejectedValue(new Error('503'));
      await write(notice('one'));
      for (let minute = 0; minute < 70; minute += 5) {
        await start().deliverDue();
        clock.advance(5 * MINUTE);
      }
      expect(await messages.count()).toBe(0);
      expect(counted.at(-1)).toBe('notice given-up');
      expect(logger.error).toHaveBeenCalledWith(
        expect.stringContaining('The notice one of on-call was given up'),
      );
      // Pauses grow: not once in each of the twelve looks within the hour.
      expect(send.mock.calls.length).toBeLessThan(10);
    });

    it('takes over from a process that died while it sent', async () => {
      const { start, write, notice, send, clock, messages } = await setup();
      await write(notice('one'));
      expect(await messages.claim(clock.now())).toHaveLength(1);
      await start().deliverDue();
      expect(send).not.toHaveBeenCalled();
      clock.advance(4 * MINUTE);
      await start().deliverDue();
      expect(send).toHaveBeenCalledTimes(1);
    });

    it('waits no longer than it should, and sends the others', async () => {
      const { start, write, notice, event, send, signal, counted, logger } =
        await setup();
      send.mockImplementationOnce(() => new Promise(() => {}));
      signal.mockImplementationOnce(() => new Promise(() => {}));
      await write(notice('one'), event('s1'), notice('two'));
      await start(20).deliverDue();
      expect(counted).toEqual(['notice failed', 'event sent', 'notice sent']);
      expect(logger.warn).toHaveBeenCalledWith(
        expect.stringContaining('There was no answer within 0.02 s'),
      );
    });

    it('ends with the process, and leaves what was not sent to others', async () => {
      const { start, write, notice, send, clock, counted } = await setup();
      const stop = new AbortController();
      send.mockImplementationOnce(() => {
        stop.abort();
        return new Promise(() => {});
      });
      await write(notice('one'), notice('two'));
      await start().deliverDue(stop.signal);
      expect(counted).toEqual([]);
      clock.advance(4 * MINUTE);
      await start().deliverDue();
      expect(counted).toEqual(['notice sent', 'notice sent']);
    });

    it('goes on when open pages cannot be told', async () => {
      const { start, write, event, signal, publish, messages } = await setup();
      signal.mockRejectedValue(new Error('no socket'));
      await write(event('s1'));
      await start().deliverDue();
      expect(publish).toHaveBeenCalledTimes(1);
      expect(await messages.count()).toBe(0);
    });
  });
});
