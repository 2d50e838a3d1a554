import { eachDatabase, userEntity } from '@internal/test-kit';
import { weekly } from '../__testUtils__/version';
import {
  BEN,
  CLEO,
  MONDAY,
  settledWorld,
  watchWorld,
} from '../__testUtils__/watchWorld';
import { DatabaseWatchStore } from '../database/DatabaseWatchStore';
import { ScheduleBook } from '../service/ScheduleBook';

jest.setTimeout(60_000);

describe('ScheduleWatch of several processes', () => {
  eachDatabase(createDatabase => {
    it('tells once, though two processes look at the same time', async () => {
      const world = await watchWorld(createDatabase);
      const processes = [
        await world.startProcess('one'),
        await world.startProcess('two'),
      ];
      const both = () => Promise.all(processes.map(({ look }) => look()));
      await world.create();
      await both();
      await both();
      expect(world.takeEvents().map(({ topic }) => topic)).toEqual([
        'oncall.schedule.changed',
        'oncall.shift.started',
      ]);
      world.takeTold();
      await world.override('2026-12-08T08:00:00Z', '2026-12-08T16:00:00Z', {
        kind: 'remove',
        userRefs: [BEN],
      });
      await both();
      await both();
      expect(world.takeTold('On-call gaps')).toHaveLength(1);
      world.takeEvents();
      world.clock.advance(Date.parse(MONDAY) - world.clock.now().getTime());
      await both();
      await both();
      expect(world.takeEvents().map(({ topic }) => topic)).toEqual([
        'oncall.shift.ended',
        'oncall.shift.started',
      ]);
    });

    it('tells nothing again after a restart, and what was written before a crash', async () => {
      const world = await settledWorld(createDatabase);
      await world.override('2026-12-08T08:00:00Z', '2026-12-08T16:00:00Z', {
        kind: 'remove',
        userRefs: [BEN],
      });
      // It dies before anything is sent.
      await world.watch.look();
      const next = await world.startProcess('next');
      await next.look();
      expect(world.takeTold('On-call gaps').map(({ by }) => by)).toEqual([
        'next',
      ]);
      const last = await world.startProcess('last');
      await last.look();
      expect(world.takeTold()).toEqual([]);
      expect(
        world.takeEvents().filter(({ topic }) => topic.includes('gap')),
      ).toHaveLength(1);
    });

    it('tells once, though the clocks of two processes differ', async () => {
      const world = await settledWorld(createDatabase);
      const slow = await world.startProcess('slow', { ahead: -2 * 60_000 });
      await slow.look();
      world.clock.advance(Date.parse(MONDAY) + 30_000 - +world.clock.now());
      await world.look();
      expect(world.takeEvents()).toHaveLength(2);
      world.takeTold();
      // By its clock the shift is ahead.
      await world.override('2026-12-01T08:00:00Z', '2026-12-02T08:00:00Z', {
        kind: 'replace-all',
        userRefs: [CLEO],
      });
      await slow.look();
      world.clock.advance(5 * 60_000);
      await world.look();
      await slow.look();
      expect(world.takeEvents().map(({ topic }) => topic)).toEqual([
        'oncall.override.created',
      ]);
      expect(world.takeTold('On-call shifts')).toEqual([]);
    });

    it('looks only at schedules of whoever left', async () => {
      const world = await settledWorld(createDatabase);
      await world.create('s2', weekly('ana', 'cleo'));
      await world.look();
      const read = jest.spyOn(DatabaseWatchStore.prototype, 'read');
      await world.directory.remove([BEN]);
      await world.directory.upsert([userEntity({ name: 'dan' })]);
      await world.look();
      expect(read.mock.calls.map(([ids]) => ids)).toEqual([['s1']]);
      read.mockRestore();
    });

    it('lets requests in between many schedules', async () => {
      const world = await settledWorld(createDatabase);
      for (const id of ['s2', 's3', 's4']) await world.create(id);
      await world.look();
      const restarted = await world.startProcess('restarted');
      let turns = 0;
      let isOver = false;
      const count = () => {
        turns++;
        if (!isOver) setImmediate(count);
      };
      setImmediate(count);
      // Each schedule takes long.
      let passed = 0;
      const clock = jest.spyOn(performance, 'now');
      clock.mockImplementation(() => (passed += 11));
      const outlook = ScheduleBook.prototype.outlook;
      const at: number[] = [];
      const looked = jest.spyOn(ScheduleBook.prototype, 'outlook');
      looked.mockImplementation(function outlookNoted(
        this: ScheduleBook,
        ...of
      ) {
        at.push(turns);
        return outlook.apply(this, of);
      });
      await restarted.watch.look();
      isOver = true;
      looked.mockRestore();
      clock.mockRestore();
      expect(at).toHaveLength(4);
      expect(new Set(at).size).toBe(4);
    });
  });
});
