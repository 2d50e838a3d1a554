import { mockServices } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import type { OncallOwner } from '@callboard/backstage-plugin-oncall-node';
import {
  componentEntity,
  eachDatabase,
  groupEntity,
  userEntity,
  withRelations,
} from '@internal/test-kit';
import { weekly } from '../__testUtils__/version';
import { watchWorld } from '../__testUtils__/watchWorld';
import { DatabaseServiceWatchStore } from '../database/DatabaseServiceWatchStore';
import { DatabaseSourceStore } from '../database/DatabaseSourceStore';
import type { Notice } from '../database/WatchStore';
import { ServiceNoticeWriter } from '../notices/ServiceNoticeWriter';
import { Directory } from '../service/Directory';
import { OwnerBook } from '../service/owners/OwnerBook';
import { ScheduleBook } from '../service/ScheduleBook';
import { ServiceChains } from '../service/ServiceChains';
import { SourceAnswers } from '../service/sources/SourceAnswers';
import { SourceBook } from '../service/sources/SourceBook';
import { WhoReader } from '../service/WhoReader';
import { ServiceWatch } from './ServiceWatch';

jest.setTimeout(60_000);

const SCHEDULES = 'callboard.dev/oncall-schedule';
const service = (name: string, owner?: string, schedules?: string) =>
  componentEntity({
    name,
    owner,
    ...(schedules && { annotations: { [SCHEDULES]: schedules } }),
  });

/** Ledger has a schedule and two services, Payments has one service and no schedule. */
const organisation = (...services: Entity[]) =>
  withRelations([
    groupEntity({ name: 'ledger' }),
    groupEntity({ name: 'payments' }),
    userEntity({ name: 'ana', memberOf: ['ledger'] }),
    userEntity({ name: 'dan', memberOf: ['payments'] }),
    ...services,
  ]);
const usual = () =>
  organisation(
    service('ledger-api', 'ledger'),
    service('ledger-ui', 'ledger'),
    service('checkout', 'payments'),
  );

type World = Awaited<ReturnType<typeof watchWorld>>;

/** A process: with its own view of the catalog, its own memory. */
async function startProcess(
  { db, clock, schedules }: World,
  getOwners?: () => Promise<(OncallOwner | undefined)[]>,
) {
  const directory = new Directory({ scheduleKeys: [SCHEDULES] });
  const book = new ScheduleBook({ store: schedules });
  const sourceBook = new SourceBook({
    store: new DatabaseSourceStore(db),
    sources: [],
  });
  const now = () => clock.now().getTime();
  const owners = new OwnerBook({
    directory,
    provider: getOwners && { getOwners },
    logger: mockServices.logger.mock(),
    clock: now,
  });
  const sources = new SourceAnswers({
    directory,
    book: sourceBook,
    sources: [],
    clock: now,
  });
  const who = new WhoReader({ directory, book, owners, sources, clock: now });
  const watch = new ServiceWatch({
    chains: new ServiceChains({ directory, owners, who }),
    directory,
    owners,
    book,
    sourceBook,
    store: new DatabaseServiceWatchStore(db),
    notices: new ServiceNoticeWriter({ directory, pagePath: '/oncall' }),
    clock: now,
  });
  return {
    owners,
    look: () => watch.look(),
    /** Reads the catalog; what is not in it goes. */
    follow: async (entities: Entity[]) => {
      const left = new Set((await directory.readEtags()).keys());
      await directory.upsert(entities);
      for (const { kind, metadata } of entities) {
        left.delete(`${kind}:default/${metadata.name}`.toLowerCase());
      }
      await directory.remove([...left]);
      directory.completed(clock.now());
    },
  };
}

describe('ServiceWatch', () => {
  eachDatabase(createDatabase => {
    async function setup() {
      const world = await watchWorld(createDatabase);
      await world.create();
      /** Takes what is to be told. */
      const take = async (): Promise<Notice[]> => {
        const rows = await world.db('messages').select().orderBy('id');
        await world.db('messages').delete();
        return rows.map(row => JSON.parse(row.payload_json).notice);
      };
      return { world, take };
    }

    /** A process that has looked at the usual catalog. */
    async function settled() {
      const { world, take } = await setup();
      const process = await startProcess(world);
      await process.follow(usual());
      await process.look();
      return { world, take, ...process };
    }

    it('tells nothing of what was so before it', async () => {
      const { take, look } = await settled();
      await look();
      expect(await take()).toEqual([]);
    });

    it('tells a team once that its schedule went, not once for each service', async () => {
      const { world, take, look } = await settled();
      await world.schedules.remove('s1', world.deed('ana'));
      await look();
      expect(await take()).toEqual([
        {
          userRefs: ['user:default/ana'],
          topic: 'On-call gaps',
          severity: 'high',
          scope: 'oncall:services:group:default/ledger',
          title: 'Nobody is on call for 2 services of ledger',
          description:
            'ledger-api, ledger-ui: ledger has no schedule; a member can make one.',
          link: '/oncall/schedules/new?team=group%3Adefault%2Fledger',
        },
      ]);
      await look();
      const restarted = await startProcess(world);
      await restarted.follow(usual());
      await restarted.look();
      expect(await take()).toEqual([]);
    });

    it('tells the team that had a schedule when another team gets it', async () => {
      const { world, take, look } = await settled();
      const { changed } = await world.schedules.readChanged(new Map());
      const [{ revision }] = changed;
      const fields = { name: 'S', teamRef: 'group:default/payments', level: 1 };
      await world.schedules.update(
        { id: 's1', baseRevision: revision, fields },
        world.deed('ana'),
      );
      await look();
      expect((await take()).map(({ title }) => title)).toEqual([
        'Nobody is on call for 2 services of ledger',
      ]);
    });

    it('tells the new owner that has no schedule, and the last one where nobody owns it', async () => {
      const { take, look, follow } = await settled();
      await follow(
        organisation(
          service('ledger-api', 'payments'),
          service('ledger-ui', 'nobody-there'),
          service('checkout', 'payments'),
        ),
      );
      await look();
      expect(
        (await take()).map(({ userRefs, title }) => [userRefs, title]),
      ).toEqual([
        [['user:default/dan'], 'Nobody is on call for ledger-api'],
        [['user:default/ana'], 'Nobody is on call for ledger-ui'],
      ]);
    });

    it('tells of an annotation that leads nowhere, and again after it was mended', async () => {
      const { take, look, follow } = await settled();
      const named = (id?: string) =>
        organisation(service('ledger-api', 'ledger', id));
      for (const id of ['s9', 's1', 's9']) {
        await follow(named(id));
        await look();
      }
      const told = await take();
      expect(told.map(({ title }) => title)).toEqual([
        'Nobody is on call for ledger-api',
        'Nobody is on call for ledger-api',
      ]);
      expect(told[0].description).toContain('The annotation names s9');
    });

    it('tells once, though two processes look, and one is behind the catalog', async () => {
      const { world, take, ...one } = await settled();
      const two = await startProcess(world);
      await two.follow(usual());
      await two.look();
      const without = organisation(
        service('ledger-api', 'payments'),
        service('ledger-ui', 'ledger'),
      );
      await one.follow(without);
      await one.look();
      // It has something to look at before it has read the catalog again.
      await world.create('s2', weekly('ana'));
      await two.look();
      await two.follow(without);
      await Promise.all([two.look(), one.look()]);
      expect((await take()).map(({ title }) => title)).toEqual([
        'Nobody is on call for ledger-api',
      ]);
    });

    it('waits for owners that a module knows', async () => {
      const { world, take } = await setup();
      const ledgers = { ownerRef: 'group:default/ledger' };
      const getOwners = jest.fn(async () => [ledgers, ledgers, ledgers]);
      const { signal } = new AbortController();
      const process = await startProcess(world, getOwners);
      await process.follow(usual());
      await process.owners.read(signal);
      await process.look();
      // By the catalog alone, nobody would be on call for one of them.
      const restarted = await startProcess(world, getOwners);
      await restarted.follow(usual());
      getOwners.mockRejectedValueOnce(new Error('starting'));
      await restarted.owners.read(signal);
      await restarted.look();
      await restarted.owners.read(signal);
      await restarted.look();
      expect(await take()).toEqual([]);
      getOwners.mockRejectedValue(new Error('gone'));
      const without = await startProcess(world, getOwners);
      await without.follow(usual());
      for (let time = 0; time < 3; time++) await without.owners.read(signal);
      await without.look();
      expect((await take()).map(({ title }) => title)).toEqual([
        'Nobody is on call for checkout',
      ]);
    });
  });
});
