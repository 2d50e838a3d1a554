import { mockServices } from '@backstage/backend-test-utils';
import { NotFoundError } from '@backstage/errors';
import { eachDatabase, fakeClock } from '@internal/test-kit';
import { weekly } from '../__testUtils__/version';
import { askingViewer } from '../__testUtils__/whoWorld';
import { DatabaseScheduleStore } from '../database/DatabaseScheduleStore';
import { openDatabase } from '../database/openDatabase';
import { Directory } from './Directory';
import { ScheduleBook } from './ScheduleBook';
import { ScheduleDesk } from './ScheduleDesk';

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
        const find = async (id: string) => {
          const entry = (await book.current()).get(id);
          if (!entry) throw new NotFoundError('There is no such schedule');
          return entry;
        };
        const desk = new ScheduleDesk({
          reader: { find, allowed: () => ['edit', 'override', 'delete'] },
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
  });
});
