import { mockServices } from '@backstage/backend-test-utils';
import { eachDatabase, userEntity } from '@internal/test-kit';
import { weekly } from '../../__testUtils__/version';
import { DatabaseCalendarEventStore } from '../../database/DatabaseCalendarEventStore';
import { DatabaseScheduleStore } from '../../database/DatabaseScheduleStore';
import { openDatabase } from '../../database/openDatabase';
import { Directory } from '../Directory';
import { ScheduleBook } from '../ScheduleBook';
import { CalendarPublisher } from './CalendarPublisher';

const DAY = 86_400_000;
const start = Date.UTC(2026, 10, 26, 12);
const fields = {
  name: 'Ledger primary',
  teamRef: 'group:default/ledger',
  level: 1,
};
const selection = { kind: 'schedule' as const, target: 's1' };
const ofBen = { kind: 'person' as const, target: 'user:default/ben' };
const ofTeam = { kind: 'team' as const, target: 'group:default/ledger' };

describe('CalendarPublisher', () => {
  eachDatabase(createDatabase => {
    async function setup() {
      const knex = await createDatabase();
      const db = await openDatabase(mockServices.database({ knex }));
      const schedules = new DatabaseScheduleStore(db);
      let now = start;
      const deed = () => ({
        actorRef: 'user:default/ana',
        now: new Date(now),
      });
      await schedules.create(
        { id: 's1', fields, version: { version: weekly('ana', 'ben') } },
        deed(),
      );
      /** As another process on the same database. */
      async function startProcess() {
        const directory = new Directory({ scheduleKeys: [] });
        await directory.upsert(
          ['ana', 'ben'].map(name =>
            userEntity({ name, displayName: name === 'ana' ? 'Ana' : 'Ben' }),
          ),
        );
        directory.completed(new Date(now));
        const publisher = new CalendarPublisher({
          book: new ScheduleBook({ store: schedules }),
          directory,
          store: new DatabaseCalendarEventStore(db),
          clock: () => now,
        });
        return { directory, publisher };
      }
      const override = (from: number, to: number) => {
        const startsAt = new Date(start + from * DAY);
        const endsAt = new Date(start + to * DAY);
        const kept = {
          id: 'o1',
          kind: 'replace-all' as const,
          startsAt: startsAt.toISOString(),
          endsAt: endsAt.toISOString(),
          userRefs: ['user:default/ben'],
        };
        return schedules.addOverride(
          { id: 's1', override: { override: kept, startsAt, endsAt } },
          deed(),
        );
      };
      const wait = (ms: number) => {
        now += ms;
      };
      const { directory, publisher } = await startProcess();
      return {
        events: new DatabaseCalendarEventStore(db),
        schedules,
        deed,
        directory,
        publisher,
        startProcess,
        override,
        wait,
      };
    }

    it('tells the same on every process, and after a restart', async () => {
      const { publisher, startProcess } = await setup();
      const [told, ...others] = await Promise.all([
        publisher.read(selection),
        (await startProcess()).publisher.read(selection),
        (await startProcess()).publisher.read(selection),
      ]);
      expect(told.length).toBeGreaterThan(50);
      expect(new Set(told.map(({ uid }) => uid)).size).toBe(told.length);
      for (const other of others) expect(other).toEqual(told);
      const later = (await startProcess()).publisher;
      expect(await later.read(selection)).toEqual(told);
    });

    it('publishes an edit once, whichever process is asked', async () => {
      const { publisher, startProcess, override, schedules } = await setup();
      const before = await publisher.read(selection);
      await override(5, 6);
      const [told, same] = await Promise.all([
        publisher.read(selection),
        (await startProcess()).publisher.read(selection),
      ]);
      expect(same).toEqual(told);
      const changed = told.filter(
        event =>
          !before.some(
            ({ uid, sequence }) =>
              uid === event.uid && sequence === event.sequence,
          ),
      );
      expect(changed).toMatchObject([
        { summary: 'Ledger primary: Ana', sequence: 1, cancelled: false },
        { summary: 'Ledger primary: Ben', sequence: 0 },
        { summary: 'Ledger primary: Ana', sequence: 0 },
      ]);
      await schedules.removeOverride(
        { id: 's1', overrideId: 'o1' },
        { actorRef: 'user:default/ana', now: new Date(start) },
      );
      const after = await publisher.read(selection);
      expect(after.filter(({ cancelled }) => cancelled)).toMatchObject([
        { summary: 'Ledger primary: Ben', sequence: 1 },
        { summary: 'Ledger primary: Ana', sequence: 1 },
      ]);
    });

    it('calls off the shift of someone who is on the schedule no longer', async () => {
      const { publisher, schedules, deed } = await setup();
      const before = await publisher.read(ofBen);
      expect(before.every(({ cancelled }) => !cancelled)).toBe(true);
      const version = weekly('ana');
      await schedules.saveVersion(
        {
          id: 's1',
          baseRevision: 1,
          version: { version, effectiveAt: new Date(start) },
        },
        deed(),
      );
      const after = await publisher.read(ofBen);
      expect(after.map(({ uid }) => uid)).toEqual(before.map(({ uid }) => uid));
      const past = after.filter(({ endsAt }) => endsAt <= start);
      expect(past.every(({ cancelled }) => !cancelled)).toBe(true);
      expect(
        after
          .filter(({ startsAt }) => startsAt > start)
          .every(({ cancelled, sequence }) => cancelled && sequence === 1),
      ).toBe(true);
    });

    it('calls off what is ahead of a schedule that is gone', async () => {
      const { deed, publisher, startProcess, schedules } = await setup();
      await publisher.read(ofTeam);
      await schedules.remove('s1', deed());
      const told = await publisher.read(ofTeam);
      expect(await (await startProcess()).publisher.read(ofTeam)).toEqual(told);
      expect(told.length).toBeGreaterThan(50);
      for (const { cancelled, endsAt } of told) {
        expect(cancelled).toBe(endsAt > start);
      }
    });

    it('tells the same events again of a schedule that is back', async () => {
      const { deed, publisher, startProcess, schedules, wait } = await setup();
      const stale = await startProcess();
      const before = await publisher.read(ofTeam);
      await stale.publisher.read(ofTeam);
      wait(1000);
      const deletion = deed();
      await schedules.remove('s1', deletion);
      const gone = await publisher.read(ofTeam);
      wait(1000);
      const restore = { id: 's1', deletedAt: deletion.now };
      await schedules.restore(restore, deed());
      const back = await publisher.read(ofTeam);
      expect(back).toEqual(
        before.map((event, index) =>
          gone[index].cancelled
            ? { ...event, sequence: 2, modifiedAt: start + 2000 }
            : event,
        ),
      );
      expect(await stale.publisher.read(ofTeam)).toEqual(back);
      expect(await (await startProcess()).publisher.read(ofTeam)).toEqual(back);
    });

    it('calls off for its former team what is ahead of a schedule that moved, until it is back', async () => {
      const { deed, events, publisher, schedules, wait } = await setup();
      const ofOthers = { kind: 'team' as const, target: 'group:default/fraud' };
      const moveTo = async (target: string, baseRevision: number) => {
        wait(DAY / 24);
        await schedules.update(
          { id: 's1', baseRevision, fields: { ...fields, teamRef: target } },
          deed(),
        );
      };
      const before = await publisher.read(ofTeam);
      await moveTo(ofOthers.target, 1);
      const left = await publisher.read(ofTeam);
      expect(left).toEqual(
        before.map(event => ({
          ...event,
          sequence: 1,
          cancelled: event.endsAt > start,
          modifiedAt: start + DAY / 24,
        })),
      );
      const there = await publisher.read(ofOthers);
      expect(there.map(({ uid }) => uid)).toEqual(left.map(({ uid }) => uid));
      expect(there.every(({ cancelled }) => !cancelled)).toBe(true);
      await moveTo(ofTeam.target, 2);
      const back = await publisher.read(ofTeam);
      expect(back).toEqual(
        before.map(event => ({
          ...event,
          sequence: 2,
          modifiedAt: start + DAY / 12,
        })),
      );
      expect((await publisher.read(ofOthers))[10].cancelled).toBe(true);
      await events.removeEnded(new Date(start + DAY));
      expect(await publisher.read(ofOthers)).toEqual([]);
    });

    it('tells a former team nothing of shifts that are new since', async () => {
      const { deed, override, publisher, schedules, wait } = await setup();
      await publisher.read(ofTeam);
      wait(1000);
      await schedules.update(
        {
          id: 's1',
          baseRevision: 1,
          fields: { ...fields, teamRef: 'group:default/fraud' },
        },
        deed(),
      );
      const left = await publisher.read(ofTeam);
      wait(1000);
      await override(5, 6);
      const later = await publisher.read(ofTeam);
      expect(later.map(({ uid }) => uid)).toEqual(left.map(({ uid }) => uid));
    });

    it('goes on with the days, without changing what it told', async () => {
      const { publisher, wait } = await setup();
      const before = await publisher.read(selection);
      wait(7 * DAY);
      const after = await publisher.read(selection);
      expect(after.slice(0, -1)).toEqual(before.slice(1));
      expect(after[after.length - 1].sequence).toBe(0);
    });

    it('does not name who left, and tells that as a change', async () => {
      const { publisher, directory, startProcess, wait } = await setup();
      const stale = await startProcess();
      await publisher.read(selection);
      wait(1000);
      await directory.remove(['user:default/ben']);
      directory.completed(new Date(start + 1000));
      const told = await publisher.read(selection);
      expect(JSON.stringify(told)).not.toContain('Ben');
      expect(told).toContainEqual(
        expect.objectContaining({
          summary: 'Ledger primary: someone not in the catalog',
          sequence: 1,
        }),
      );
      // A process that knows less of the catalog does not turn it back.
      expect(await stale.publisher.read(selection)).toEqual(told);
    });

    it('forgets what has ended a month ago, and who was gone', async () => {
      const { deed, events, publisher, schedules } = await setup();
      await publisher.read(ofTeam);
      await schedules.remove('s1', deed());
      await publisher.read(ofTeam);
      await events.removeEnded(new Date(start + 500 * DAY));
      expect(await publisher.read(ofTeam)).toEqual([]);
      expect(await events.readPublications(['s1'])).toEqual([]);
    });
  });
});
