import { eachDatabase, userEntity } from '@internal/test-kit';
import { weekly } from '../__testUtils__/version';
import {
  ANA,
  BEN,
  CLEO,
  DAY,
  settledWorld,
  watchWorld,
} from '../__testUtils__/watchWorld';

jest.setTimeout(60_000);

describe('ScheduleWatch', () => {
  eachDatabase(createDatabase => {
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
  });
});
