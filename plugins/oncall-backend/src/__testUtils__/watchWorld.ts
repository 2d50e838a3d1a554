import { mockServices } from '@backstage/backend-test-utils';
import type { OncallEvent } from '@callboard/backstage-plugin-oncall-common';
import { fakeClock, groupEntity, userEntity } from '@internal/test-kit';
import type { Knex } from 'knex';
import { DatabaseMessageStore } from '../database/DatabaseMessageStore';
import { DatabaseScheduleStore } from '../database/DatabaseScheduleStore';
import { DatabaseWatchStore } from '../database/DatabaseWatchStore';
import { openDatabase } from '../database/openDatabase';
import type { Notice } from '../database/WatchStore';
import { MessageDelivery } from '../notices/MessageDelivery';
import { NoticeWriter } from '../notices/NoticeWriter';
import { Directory } from '../service/Directory';
import { ScheduleBook } from '../service/ScheduleBook';
import { ScheduleWatch } from '../watch/ScheduleWatch';
import { weekly } from './version';

export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;
export const ANA = 'user:default/ana';
export const BEN = 'user:default/ben';
export const CLEO = 'user:default/cleo';
/** Turn 0 begins then, and is Ana's; until then it is Cleo's. */
export const MONDAY = '2026-11-30T08:00:00.000Z';
const TEAM = 'group:default/ledger';

type Told = Notice & { by: string };
type Rest<F> = F extends (first: never, ...rest: infer R) => unknown
  ? R
  : never;
type Published = { topic: string; payload: OncallEvent };

/** The team, three of whose people are on schedules. */
function people(names: readonly string[]) {
  const team = groupEntity({ name: 'ledger' });
  team.relations = names.map(name => ({
    type: 'hasMember',
    targetRef: `user:default/${name}`,
  }));
  return [team, ...names.map(name => userEntity({ name }))];
}

interface World {
  db: Knex;
  clock: ReturnType<typeof fakeClock>;
  schedules: DatabaseScheduleStore;
  told: Told[];
  events: Published[];
  signals: object[];
}

/**
 * A process: with its own view of the catalog, its own memory, its own clock.
 *
 * @param options.ahead - of the clock of the world, in milliseconds
 */
async function startProcess(
  world: World,
  by: string,
  options: { zoneData?: string; names?: string[]; ahead?: number } = {},
) {
  const { zoneData = '2026c', names = ['ana', 'ben', 'cleo'] } = options;
  const { db, clock, schedules } = world;
  const { ahead = 0 } = options;
  const now = () => clock.now().getTime() + ahead;
  const directory = new Directory({ scheduleKeys: [] });
  await directory.upsert(people(names));
  directory.completed(clock.now());
  const watch = new ScheduleWatch({
    book: new ScheduleBook({ store: schedules }),
    directory,
    store: new DatabaseWatchStore(db),
    notices: new NoticeWriter({ directory, pagePath: '/oncall' }),
    leads: [12 * HOUR, HOUR / 4],
    logger: mockServices.logger.mock(),
    zoneData,
    clock: now,
  });
  const delivery = new MessageDelivery({
    messages: new DatabaseMessageStore(db),
    events: mockServices.events.mock({
      publish: async ({ topic, eventPayload }) => {
        world.events.push({ topic, payload: eventPayload as OncallEvent });
      },
    }),
    signals: { publish: async signal => void world.signals.push(signal) },
    notifications: {
      send: async ({ recipients, payload }) => {
        const { entityRef } = recipients as { entityRef: string[] };
        world.told.push({ ...(payload as Notice), userRefs: entityRef, by });
      },
    },
    metrics: { countMessage: () => undefined },
    logger: mockServices.logger.mock(),
    clock: now,
  });
  return {
    directory,
    watch,
    delivery,
    look: async () => {
      await watch.look();
      await delivery.deliverDue();
    },
  };
}

/**
 * A database with schedules, and processes that look at it. It is Thursday, 26 November 2026, 12:00 in Berlin; Ledger has
 * Ana, Ben and Cleo, who hand over on Mondays at 09:00.
 */
export async function watchWorld(createDatabase: () => Promise<Knex>) {
  const knex = await createDatabase();
  const db = await openDatabase(mockServices.database({ knex }));
  const clock = fakeClock('2026-11-26T11:00:00Z');
  const world: World = {
    db,
    clock,
    schedules: new DatabaseScheduleStore(db),
    told: [],
    events: [],
    signals: [],
  };
  const { schedules, told, events } = world;

  const deed = (name: string) => ({
    actorRef: `user:default/${name}`,
    now: clock.now(),
  });
  return {
    ...world,
    startProcess: (...options: Rest<typeof startProcess>) =>
      startProcess(world, ...options),
    deed,
    /** Takes what was told so far, by topic. */
    takeTold: (topic?: Notice['topic']) =>
      told
        .splice(0)
        .filter(notice => topic === undefined || notice.topic === topic),
    takeEvents: () => events.splice(0),
    create: (id = 's1', version = weekly('ana', 'ben', 'cleo')) =>
      schedules.create(
        {
          id,
          fields: { name: 'Ledger primary', teamRef: TEAM, level: 1 },
          version: { version },
        },
        deed('ana'),
      ),
    override: (
      startsAt: string,
      endsAt: string,
      does: { kind: 'remove' | 'add' | 'replace-all'; userRefs: string[] },
      by = 'ana',
      id = 'o1',
    ) =>
      schedules.addOverride(
        {
          id: 's1',
          override: {
            override: { id, startsAt, endsAt, ...does },
            startsAt: new Date(startsAt),
            endsAt: new Date(endsAt),
          },
        },
        deed(by),
      ),
  };
}

/** The same, with a schedule and a process that has nothing left to tell. */
export async function settledWorld(createDatabase: () => Promise<Knex>) {
  const world = await watchWorld(createDatabase);
  const process = await world.startProcess('one');
  await world.create();
  world.clock.advance(2 * HOUR);
  await process.look();
  world.takeTold();
  world.takeEvents();
  return { ...world, ...process };
}
