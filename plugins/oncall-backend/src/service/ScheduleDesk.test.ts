import { mockServices } from '@backstage/backend-test-utils';
import { NotFoundError } from '@backstage/errors';
import {
  resolveSchedule,
  runtimeClocks,
} from '@callboard/backstage-plugin-oncall-common';
import { eachDatabase, fakeClock } from '@internal/test-kit';
import { weekly } from '../__testUtils__/version';
import { askingViewer } from '../__testUtils__/whoWorld';
import { DatabaseScheduleStore } from '../database/DatabaseScheduleStore';
import { openDatabase } from '../database/openDatabase';
import { Directory } from './Directory';
import { ScheduleBook, toEntry } from './ScheduleBook';
import { ScheduleDesk } from './ScheduleDesk';

const DAY = 86_400_000;
const ANA = 'user:default/ana';
const person = {
  ...askingViewer().viewer,
  userRef: ANA,
  writeFilter: undefined,
};
const sent = {
  id: '0d7be1c2-5f6a-4f0e-9b57-2c9a0d1e3f45',
  kind: 'add' as const,
  startsAt: '2026-11-26T11:00',
  endsAt: '2026-11-26T15:00',
  userRefs: ['user:default/ben'],
};

describe('ScheduleDesk', () => {
  eachDatabase(createDatabase => {
    /** Two processes on one database, whose people may do everything. */
    async function setup() {
      const knex = await createDatabase();
      const db = await openDatabase(mockServices.database({ knex }));
      const clock = fakeClock('2026-11-26T09:00:00Z');
      const now = () => clock.now().getTime();
      const startProcess = () => {
        const store = new DatabaseScheduleStore(db);
        const book = new ScheduleBook({ store });
        const findAll = async ([id]: readonly string[]) => {
          const entry = (await book.current()).get(id);
          return entry ? [entry] : [];
        };
        const findDeleted = async (id: string) => {
          const deleted = (await store.readDeleted(id))!;
          return { ...deleted, entry: toEntry(deleted.schedule) };
        };
        const find = async (id: string) => {
          const [entry] = await findAll([id]);
          if (!entry) throw new NotFoundError('There is no such schedule');
          return entry;
        };
        const desk = new ScheduleDesk({
          reader: {
            findAll,
            find,
            findDeleted,
            allowed: () => ['edit', 'override', 'delete'],
          },
          directory: new Directory({ scheduleKeys: [] }),
          store,
          rules: { admins: [] },
          clock: now,
        });
        return { store, desk, find };
      };
      const one = startProcess();
      await one.store.create(
        {
          id: 's1',
          fields: { name: 'Ledger', teamRef: 'group:default/ledger', level: 1 },
          version: { version: weekly('ana', 'ben') },
        },
        { actorRef: ANA, now: clock.now() },
      );
      return { clock, one, other: startProcess() };
    }

    it('adds an override once that two processes are sent at one moment', async () => {
      const { one, other } = await setup();
      const request = { id: 's1', override: sent };
      expect(
        await Promise.all(
          [one, other].map(({ desk }) => desk.addOverride(request, person)),
        ),
      ).toEqual([sent.id, sent.id]);
      const { schedule } = await one.find('s1');
      expect(schedule.overrides.map(({ override }) => override)).toEqual([
        { ...sent, timeZone: 'Europe/Berlin' },
      ]);
    });

    it('takes an override again that has begun since, and no other one', async () => {
      const { one, clock } = await setup();
      const add = (override: Partial<typeof sent> = {}) =>
        one.desk.addOverride(
          { id: 's1', override: { ...sent, ...override } },
          person,
        );
      await add();
      clock.advance(2 * 3_600_000);
      expect(await add()).toBe(sent.id);
      await expect(add({ id: undefined })).rejects.toThrow(
        'startsAt: has passed',
      );
      await expect(add({ endsAt: '2026-11-26T16:00' })).rejects.toMatchObject({
        name: 'ConflictError',
      });
    });

    it('brings a schedule back once that two processes are asked for, and leaves what was so in between', async () => {
      const { one, other, clock } = await setup();
      await one.desk.remove('s1', person);
      clock.advance(DAY + 30_000);
      await Promise.all(
        [one, other].map(({ desk }) => desk.restore('s1', person)),
      );
      const { configuration, schedule } = await other.find('s1');
      expect(schedule.overrides).toHaveLength(1);
      const from = Date.parse('2026-11-26T09:00:00Z');
      const onCall = resolveSchedule(
        configuration,
        from - DAY,
        from + 2 * DAY,
        runtimeClocks(from - DAY, from + 2 * DAY),
      );
      expect(onCall.gaps).toEqual([{ startsAt: from, endsAt: from + DAY }]);
      const changes = await one.store.readChanges('s1', 10);
      expect(changes.map(({ kind }) => kind)).toEqual([
        'restored',
        'deleted',
        'created',
      ]);
    });

    it('brings one back without a trace that was gone for no whole minute', async () => {
      const { one, clock } = await setup();
      const before = (await one.find('s1')).configuration;
      clock.advance(10_000);
      await one.desk.remove('s1', person);
      clock.advance(10_000);
      await one.desk.restore('s1', person);
      expect((await one.find('s1')).configuration).toEqual(before);
    });
  });
});
