import type { ShiftEvent } from '@callboard/backstage-plugin-oncall-common';
import { eachDatabase, userEntity } from '@internal/test-kit';
import { weekly } from '../__testUtils__/version';
import {
  DAY,
  HOUR,
  settledWorld,
  watchWorld,
} from '../__testUtils__/watchWorld';

const ANA = 'user:default/ana';
const BEN = 'user:default/ben';
const CLEO = 'user:default/cleo';

// Turn 0 begins on Monday, 30 November, 08:00 UTC, and is Ana's; until then it is Cleo's.
const MONDAY = '2026-11-30T08:00:00.000Z';

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
        expect(await db('changes').select()).toEqual([]);
      });
    });

    describe('gaps', () => {
      const uncover = (world: Awaited<ReturnType<typeof settledWorld>>) =>
        world.override('2026-12-08T08:00:00Z', '2026-12-08T16:00:00Z', {
          kind: 'remove',
          userRefs: [BEN],
        });

      it('of an override are told to the team, a day before again, and closed', async () => {
        const world = await settledWorld(createDatabase);
        const { clock, look, takeTold, takeEvents, schedules, deed } = world;
        await uncover(world);
        await look();
        expect(takeTold('On-call gaps')).toEqual([
          expect.objectContaining({
            userRefs: [ANA, BEN, CLEO],
            severity: 'high',
            title: 'Ledger primary has a new gap',
            description: expect.stringMatching(
              /^Nobody is on call Tue, 8 Dec 2026, 09:00 to 17:00 CET\. .*ana.* added an override\.$/i,
            ),
            link: '/oncall/schedules/s1?from=2026-12-08',
          }),
        ]);
        const opened = takeEvents().find(
          ({ topic }) => topic === 'oncall.gap.opened',
        );
        expect(opened?.payload).toMatchObject({
          cause: 'edit',
          actorRefs: [ANA],
          leaverRefs: [],
          count: 1,
          gaps: [
            {
              startsAt: '2026-12-08T08:00:00.000Z',
              endsAt: '2026-12-08T16:00:00.000Z',
            },
          ],
        });
        clock.advance(
          Date.parse('2026-12-07T08:00:00Z') - clock.now().getTime(),
        );
        await look();
        await look();
        expect(takeTold('On-call gaps')).toEqual([
          expect.objectContaining({
            title: 'Nobody is on call by Ledger primary in 24 h',
          }),
        ]);
        takeEvents();
        await schedules.removeOverride(
          { id: 's1', overrideId: 'o1' },
          deed('cleo'),
        );
        await look();
        expect(takeEvents().map(({ topic }) => topic)).toEqual([
          'oncall.override.removed',
          'oncall.gap.closed',
        ]);
        expect(takeTold('On-call gaps')).toEqual([]);
      });

      it('of each week are told once, however often the year moves on', async () => {
        const world = await watchWorld(createDatabase);
        const { look } = await world.startProcess('one');
        const version = weekly('ana');
        version.layers[0].restrictions = [
          { kind: 'daily', startTime: '09:00', endTime: '17:00' },
        ];
        await world.create('s1', version);
        await look();
        const [notice] = world.takeTold('On-call gaps');
        expect(notice.title).toBe('Ledger primary has 365 new gaps');
        expect(notice.description).toContain('at these hours');
        for (let day = 0; day < 10; day++) {
          world.clock.advance(DAY);
          await look();
        }
        // The first of them was told with the others.
        expect(world.takeTold('On-call gaps')).toEqual([]);
      });

      it('of someone who left the catalog are told, and closed when they are back', async () => {
        const { directory, look, takeTold, takeEvents } = await settledWorld(
          createDatabase,
        );
        await directory.remove([BEN]);
        await look();
        const [notice] = takeTold('On-call gaps');
        expect(notice.userRefs).toEqual([ANA, CLEO]);
        expect(notice.description).toMatch(
          /^Nobody is on call Mon, 7 Dec 2026, 09:00 to Mon, 14 Dec 2026, 09:00 CET, and 16 more times at these hours\. ben left the catalog\.$/,
        );
        expect(takeEvents()).toEqual([
          expect.objectContaining({
            topic: 'oncall.gap.opened',
            payload: expect.objectContaining({
              cause: 'leaver',
              leaverRefs: [BEN],
              actorRefs: [],
            }),
          }),
        ]);
        await look();
        expect(takeTold()).toEqual([]);
        await directory.upsert([userEntity({ name: 'ben' })]);
        await look();
        expect(takeEvents().map(({ topic }) => topic)).toEqual([
          'oncall.gap.closed',
        ]);
      });

      it('that are only there when the clocks have changed say so', async () => {
        const world = await watchWorld(createDatabase);
        const { look } = await world.startProcess('one');
        // One of a zone without summer time: side by side in winter, an hour apart in summer.
        const during = (startTime: string, endTime: string) => [
          { kind: 'daily' as const, startTime, endTime },
        ];
        const [layer] = weekly('ana').layers;
        await world.create('s1', {
          timeZone: 'Europe/Berlin',
          layers: [
            { ...layer, id: 'night', restrictions: during('21:00', '09:00') },
            {
              ...layer,
              id: 'day',
              timeZone: 'UTC',
              restrictions: during('08:00', '20:00'),
            },
          ],
        });
        await look();
        const [notice] = world.takeTold('On-call gaps');
        expect(notice.description).toContain(
          'Nobody is on call Sun, 28 Mar 2027, 09:00 to 10:00 CEST (the clocks change that day), and 216 more times at these hours.',
        );
        world.clock.advance(
          Date.parse('2027-03-27T07:00:00Z') - world.clock.now().getTime(),
        );
        await look();
        expect(
          world.takeTold('On-call gaps').map(({ title }) => title),
        ).toEqual(['Nobody is on call by Ledger primary in 24 h']);
      });

      it('that new time zone data brings are told as such', async () => {
        const world = await settledWorld(createDatabase);
        const later = await world.startProcess('later', { zoneData: '2026d' });
        // What the data of before said: covered where it is not.
        await uncover(world);
        await world.look();
        const row = await world.db('watched_schedules').first();
        await world.db('watched_schedules').update({
          state_json: JSON.stringify({
            ...JSON.parse(row.state_json),
            gaps: [],
          }),
        });
        world.takeTold();
        await later.look();
        expect(world.takeTold('On-call gaps')).toEqual([
          expect.objectContaining({
            description: expect.stringContaining(
              'The portal has new time zone data.',
            ),
          }),
        ]);
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
