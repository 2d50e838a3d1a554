import type { ShiftEvent } from '@callboard/backstage-plugin-oncall-common';
import { eachDatabase } from '@internal/test-kit';
import {
  ANA,
  BEN,
  CLEO,
  DAY,
  HOUR,
  MONDAY,
  settledWorld,
  watchWorld,
} from '../__testUtils__/watchWorld';

jest.setTimeout(60_000);

describe('ScheduleWatch', () => {
  eachDatabase(createDatabase => {
    describe('shifts', () => {
      it('are published as they begin and end', async () => {
        const { clock, look, takeEvents, watch } = await settledWorld(
          createDatabase,
        );
        clock.advance(Date.parse(MONDAY) - 15 * 60_000 - clock.now().getTime());
        await look();
        expect(takeEvents()).toEqual([]);
        // It asks to be woken at the very moment.
        expect(new Date(watch.nextAt).toISOString()).toBe(MONDAY);
        clock.advance(15 * 60_000);
        await look();
        expect(takeEvents()).toEqual([
          {
            topic: 'oncall.shift.ended',
            payload: expect.objectContaining({
              version: 1,
              eventId: expect.any(String),
              scheduleId: 's1',
              teamRef: 'group:default/ledger',
              level: 1,
              userRefs: [CLEO],
              endsAt: MONDAY,
              happenedAt: MONDAY,
            }),
          },
          {
            topic: 'oncall.shift.started',
            payload: expect.objectContaining({
              userRefs: [ANA],
              startsAt: MONDAY,
              endsAt: '2026-12-07T08:00:00.000Z',
              happenedAt: MONDAY,
            }),
          },
        ]);
      });

      it('that were missed are published late for an hour', async () => {
        const { clock, look, takeEvents } = await settledWorld(createDatabase);
        clock.advance(Date.parse(MONDAY) + 50 * 60_000 - clock.now().getTime());
        await look();
        expect(takeEvents().map(({ payload }) => payload.happenedAt)).toEqual([
          MONDAY,
          MONDAY,
        ]);
      });

      it('that run are published however late, those that came and went meanwhile are not', async () => {
        const { clock, look, takeEvents } = await settledWorld(createDatabase);
        clock.advance(Date.parse(MONDAY) + 7 * DAY + 6 * HOUR - +clock.now());
        await look();
        expect(
          takeEvents().map(({ topic, payload }) => [
            topic,
            (payload as ShiftEvent).userRefs,
            payload.happenedAt,
          ]),
        ).toEqual([
          ['oncall.shift.ended', [CLEO], MONDAY],
          ['oncall.shift.started', [BEN], '2026-12-07T08:00:00.000Z'],
        ]);
      });

      it('are told before they begin, the last reminder that is due', async () => {
        const { clock, look, takeTold } = await settledWorld(createDatabase);
        clock.advance(Date.parse(MONDAY) - 12 * HOUR - clock.now().getTime());
        await look();
        await look();
        expect(takeTold()).toEqual([
          expect.objectContaining({
            userRefs: [ANA],
            topic: 'On-call shifts',
            title: 'Your on-call shift starts in 12 h',
            description:
              'Ledger primary: Mon, 30 Nov 2026, 09:00 to Mon, 7 Dec 2026, 09:00 CET.',
            link: '/oncall/schedules/s1?from=2026-11-30',
          }),
        ]);
        clock.advance(12 * HOUR - 15 * 60_000);
        await look();
        expect(takeTold().map(({ title }) => title)).toEqual([
          'Your on-call shift starts in 15 min',
        ]);
        // A week later the backend is down until ten minutes before: of both reminders one is told.
        clock.advance(7 * DAY + 5 * 60_000);
        await look();
        expect(takeTold().map(({ title }) => title)).toEqual([
          'Your on-call shift starts in 10 min',
        ]);
        // And until after the beginning: none.
        clock.advance(7 * DAY + 11 * 60_000);
        await look();
        expect(takeTold()).toEqual([]);
      });
    });

    describe('changes', () => {
      it('tell others that their shifts move, and whom they thank', async () => {
        const { override, look, takeTold, takeEvents, signals } =
          await settledWorld(createDatabase);
        await override('2026-12-01T08:00:00Z', '2026-12-02T08:00:00Z', {
          kind: 'replace-all',
          userRefs: [BEN],
        });
        signals.length = 0;
        await look();
        expect(takeTold()).toEqual([
          expect.objectContaining({
            userRefs: [BEN],
            topic: 'On-call changes',
            title: 'You have a new shift in Ledger primary',
            description: expect.stringMatching(
              /^Tue, 1 Dec 2026, 09:00 to Wed, 2 Dec 2026, 09:00 CET\. .*ana.* added an override\.$/i,
            ),
          }),
        ]);
        expect(takeEvents().map(({ topic }) => topic)).toEqual([
          'oncall.override.created',
        ]);
        expect(signals).toEqual([
          {
            recipients: { type: 'broadcast' },
            channel: 'oncall:changes',
            message: { scheduleIds: ['s1'] },
          },
        ]);
        await look();
        expect(takeTold()).toEqual([]);
      });

      it('that cut the shift that runs end it', async () => {
        const { clock, override, look, takeEvents } = await settledWorld(
          createDatabase,
        );
        const now = clock.now().toISOString();
        await override(now, '2026-11-28T08:00:00Z', {
          kind: 'replace-all',
          userRefs: [BEN],
        });
        await look();
        expect(
          takeEvents().map(({ topic, payload }) => [topic, payload.happenedAt]),
        ).toEqual([
          ['oncall.override.created', now],
          ['oncall.shift.ended', now],
          ['oncall.shift.started', now],
        ]);
      });

      it('tell the team whose schedule is given to another', async () => {
        const { schedules, deed, look, takeTold } = await settledWorld(
          createDatabase,
        );
        const { changed } = await schedules.readChanged(new Map());
        const [{ revision }] = changed;
        const fields = {
          name: 'New',
          teamRef: 'group:default/other',
          level: 1,
        };
        await schedules.update(
          { id: 's1', baseRevision: revision, fields },
          deed('ana'),
        );
        await look();
        expect(takeTold()).toEqual([
          expect.objectContaining({
            userRefs: [BEN, CLEO],
            title: 'Ledger primary is no longer a schedule of your team',
            description: expect.stringMatching(
              /^ana changed the schedule\. It answers for services of your team no more\.$/i,
            ),
            link: '/oncall',
          }),
        ]);
        await look();
        expect(takeTold()).toEqual([]);
      });

      it('tell of a schedule that is deleted, and forget it', async () => {
        const { db, schedules, deed, look, takeTold, takeEvents } =
          await settledWorld(createDatabase);
        await schedules.remove('s1', deed('ana'));
        await look();
        const events = takeEvents();
        expect(events.map(({ topic }) => topic)).toEqual([
          'oncall.schedule.changed',
          'oncall.shift.ended',
        ]);
        expect(events[0].payload).toMatchObject({
          change: 'deleted',
          actorRef: ANA,
        });
        expect(
          takeTold().map(({ userRefs, title }) => [userRefs[0], title]),
        ).toEqual([
          [BEN, 'Ledger primary was deleted'],
          [BEN, 'You no longer have a shift in Ledger primary'],
          [CLEO, 'You no longer have a shift in Ledger primary'],
        ]);
        expect(await db('watched_schedules').select()).toEqual([]);
        await look();
        expect([...takeEvents(), ...takeTold()]).toEqual([]);
      });

      it('tell of one that is brought back, and of nothing from before', async () => {
        const { clock, schedules, deed, look, takeTold, takeEvents } =
          await settledWorld(createDatabase);
        const gone = deed('ana');
        await schedules.remove('s1', gone);
        await look();
        takeEvents();
        takeTold();
        clock.advance(60_000);
        const back = { id: 's1', deletedAt: gone.now };
        await schedules.restore(back, deed('ben'));
        await look();
        const now = clock.now().toISOString();
        const events = takeEvents();
        expect(
          events.map(({ topic, payload }) => [topic, payload.happenedAt]),
        ).toEqual([
          ['oncall.schedule.changed', now],
          ['oncall.shift.started', now],
        ]);
        expect(events[0].payload).toMatchObject({
          change: 'restored',
          actorRef: BEN,
        });
        expect(
          takeTold().map(({ userRefs, title }) => [userRefs[0], title]),
        ).toEqual([
          [ANA, 'Ledger primary is back'],
          [ANA, 'You have a new shift in Ledger primary'],
          [CLEO, 'You have a new shift in Ledger primary'],
        ]);
        await look();
        expect([...takeEvents(), ...takeTold()]).toEqual([]);
      });

      it('tell what was done, and no shift, of one that is back before anybody looked', async () => {
        const { schedules, deed, look, takeTold, takeEvents } =
          await settledWorld(createDatabase);
        const gone = deed('ana');
        await schedules.remove('s1', gone);
        const back = { id: 's1', deletedAt: gone.now };
        await schedules.restore(back, deed('ana'));
        await look();
        expect(
          takeEvents().map(
            ({ payload }) => 'change' in payload && payload.change,
          ),
        ).toEqual(['deleted', 'restored']);
        expect(takeTold()).toEqual([]);
      });
    });

    it('tells nothing of schedules that were there before it', async () => {
      const world = await watchWorld(createDatabase);
      await world.create();
      world.clock.advance(5 * DAY);
      const { look } = await world.startProcess('one');
      await look();
      expect(world.takeEvents()).toEqual([]);
      expect(world.takeTold()).toEqual([]);
    });

    it('waits until the catalog was read', async () => {
      const world = await watchWorld(createDatabase);
      await world.create();
      const { watch, directory } = await world.startProcess('one');
      Object.defineProperty(directory, 'asOf', { value: undefined });
      await watch.look();
      expect(await world.db('watched_schedules').select()).toEqual([]);
    });
  });
});
