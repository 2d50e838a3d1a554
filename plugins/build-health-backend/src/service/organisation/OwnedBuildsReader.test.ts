import { mockServices } from '@backstage/backend-test-utils';
import type {
  BuildPart,
  BuildReport,
  OwnedBuild,
} from '@callboard/backstage-plugin-build-health-common';
import { encodeCursor } from '@internal/backend-kit';
import {
  componentEntity,
  eachDatabase,
  withRelations,
} from '@internal/test-kit';
import { randomReports, seededRandom } from '../../__testUtils__/randomReports';
import { build } from '../../__testUtils__/reports';
import { createOrganisation } from '../../createOrganisation';
import { DatabaseBuildStore } from '../../database/DatabaseBuildStore';
import { DatabaseHealthStore } from '../../database/DatabaseHealthStore';
import { DatabaseRetentionStore } from '../../database/DatabaseRetentionStore';
import { DatabaseTestStore } from '../../database/DatabaseTestStore';
import { openDatabase } from '../../database/openDatabase';
import { PipelineDirectory } from '../../entities/PipelineDirectory';
import { OrganisationReader } from './OrganisationReader';
import { OwnedBuildsReader } from './OwnedBuildsReader';
import { WindowSums } from './WindowSums';

const TEAM = 'group:default/team';
const NOW = new Date('2026-11-27T20:00:00Z');
/** Histories; each takes some 200 ms. */
const SEEDS: Record<string, number> = { SQLITE_3: 8, POSTGRES_18: 3 };

eachDatabase((createDatabase, databaseId) => {
  /** Two services of a team and one of nobody, each with a pipeline of its name. */
  const open = async (reports: Record<string, BuildReport[]>) => {
    const knex = await createDatabase();
    const db = await openDatabase(mockServices.database({ knex }));
    const builds = new DatabaseBuildStore(db);
    const health = new DatabaseHealthStore(db);
    const source = {
      id: 'any',
      selectorsOf: (annotations: Record<string, string>) => [
        { repository: annotations.repository },
      ],
    };
    const directory = new PipelineDirectory({ all: () => [source] as never });
    const service = (name: string, owner?: string) =>
      componentEntity({
        name,
        title: `The ${name}`,
        owner,
        annotations: { repository: `o/${name}` },
      });
    await directory.upsert(
      withRelations([
        service('a', TEAM),
        service('b', TEAM),
        service('c', 'user:default/erik'),
      ]),
    );
    for (const [key, own] of Object.entries(reports)) {
      await builds.write('any', {
        builds: own.map(one => ({
          ...one,
          pipeline: { ...one.pipeline, key, name: key, repository: `o/${key}` },
        })),
        jobs: [],
      });
    }
    for (const id of await health.findDirty(10)) {
      while (await health.rollUpNext(id));
    }
    const options = {
      ...createOrganisation({
        builds,
        health,
        sums: new WindowSums(health),
        tests: new DatabaseTestStore(db),
        directory,
      }),
      now: () => NOW,
    };
    const seenBy = (seen: string) => async () => (ref: string) =>
      seen.includes(ref.slice('component:default/'.length));
    return {
      db,
      organisation: new OrganisationReader(options, seenBy('abc')),
      readerOf: (seen = 'abc') => new OwnedBuildsReader(options, seenBy(seen)),
    };
  };

  /** All pages of a part. */
  async function readAll(
    reader: OwnedBuildsReader,
    part: BuildPart,
    request: { ownerRef?: string; days: number; limit: number },
  ): Promise<OwnedBuild[]> {
    const items: OwnedBuild[] = [];
    let cursor: string | undefined;
    do {
      const page = await reader.read({ ...request, part, cursor });
      expect(page.items.length).toBeLessThanOrEqual(request.limit);
      items.push(...page.items);
      cursor = page.pageInfo.nextCursor;
    } while (cursor);
    expect(new Set(items.map(one => one.build.id)).size).toBe(items.length);
    return items;
  }

  const tally = (items: readonly OwnedBuild[]) => {
    const counts: Record<string, number> = {};
    for (const { leftOut = 'none' } of items) {
      counts[leftOut] = (counts[leftOut] ?? 0) + 1;
    }
    return counts;
  };

  it('lists as many builds as the number says that they are behind, and leaves out the rest', async () => {
    for (let seed = 1; seed <= SEEDS[databaseId]; seed++) {
      const random = seededRandom(seed);
      const { db, organisation, readerOf } = await open({
        a: randomReports(random),
        b: randomReports(random),
      });
      const reader = readerOf();
      for (const days of [4, 300]) {
        const request = { ownerRef: TEAM, days, limit: random.whole(1, 9) };
        const { totals } = await reader.read({ ...request, part: 'counted' });
        const [team] = (await organisation.read(days)).teams;
        const { n, successes } = team.successRate;
        expect(totals).toMatchObject({
          counted: n,
          failed: n - successes,
          timed: team.duration?.n ?? 0,
        });
        const counted = await readAll(reader, 'counted', request);
        expect(tally(counted)).toEqual(n > 0 ? { none: n } : {});
        const failed = await readAll(reader, 'failed', request);
        expect(failed).toEqual(
          counted.filter(one => one.build.outcome !== 'success'),
        );
        expect(failed).toHaveLength(n - successes);
        const times = counted.map(one => one.build.finishedAt!);
        expect(times).toEqual([...times].sort().reverse());
        const timed = await readAll(reader, 'timed', request);
        expect(timed).toHaveLength(totals.timed);
        const untimed = await readAll(reader, 'untimed', request);
        expect(untimed).toHaveLength(totals.untimed);
        expect(untimed.map(one => one.build.durationMs)).toEqual(
          untimed.map(() => undefined),
        );
        const leftOut = await readAll(reader, 'left-out', request);
        expect(tally(leftOut)).toEqual(totals.leftOut);
      }
      const year = { ownerRef: TEAM, days: 300, limit: 50 };
      const known = [
        ...(await readAll(reader, 'counted', year)),
        ...(await readAll(reader, 'left-out', year)),
      ];
      const [{ all }] = await db('builds').count({ all: '*' });
      expect(known).toHaveLength(Number(all));
    }
  });

  it('says of each that is left out why', async () => {
    let last = 0;
    const told = (change: Partial<BuildReport>) => {
      last += 1;
      return build({ externalId: `${last}`, ...change });
    };
    const failed = told({ outcome: 'failure' });
    const unknown = build().pipeline;
    const { readerOf } = await open({
      a: [
        failed,
        { ...failed, attempt: 2, outcome: 'cancelled' },
        told({ outcome: 'cancelled' }),
        told({ branch: 'feature' }),
        told({ isFork: true }),
        told({ pullRequest: 7 }),
        told({ trigger: 'pull-request' }),
        told({ state: 'running', outcome: undefined, finishedAt: undefined }),
        told({ outcome: undefined }),
        told({ finishedAt: undefined }),
        told({ startedAt: undefined }),
      ],
      c: [told({ pipeline: { ...unknown, defaultBranch: undefined } })],
    });
    const request = { days: 30, limit: 50, part: 'left-out' } as const;
    const page = await readerOf().read({ ...request, ownerRef: TEAM });
    const expected = {
      cancelled: 1,
      repeated: 1,
      'other-branch': 1,
      fork: 1,
      'pull-request': 2,
      unfinished: 1,
      'unknown-end': 2,
    };
    expect(tally(page.items)).toEqual(expected);
    expect(page.totals).toEqual({
      counted: 2,
      failed: 1,
      timed: 0,
      untimed: 1,
      leftOut: expected,
    });
    // Nobody's, as a person is no team.
    const nobody = await readerOf().read({ ...request, ownerRef: 'none' });
    expect(tally(nobody.items)).toEqual({ 'unknown-branch': 1 });
    expect(nobody.items[0]).toMatchObject({
      entityRef: 'component:default/c',
      title: 'The c',
      pipelineName: 'c',
    });
  });

  it('says since when builds are kept, where the numbers are of more', async () => {
    const day = '2026-09-01';
    const began = Date.parse(day);
    const { db, readerOf } = await open({
      a: [
        build(),
        ...Array.from({ length: 34 }, (_, i) =>
          build({
            externalId: `old-${i}`,
            sha: `${i}`.padStart(40, '0'),
            createdAt: '2026-08-20T02:58:00.000Z',
            startedAt: '2026-08-20T02:59:00.000Z',
            finishedAt: '2026-08-20T03:00:00.000Z',
          }),
        ),
      ],
      b: [build()],
    });
    const retention = new DatabaseRetentionStore(db);
    const [{ id }] = await db('pipelines').where({ key: 'a' });
    expect(await retention.freeze(id, began / 86_400_000)).toBe(true);
    await retention.removeBuilds(id, { before: began });
    const request = { ownerRef: TEAM, part: 'counted', limit: 100 } as const;
    const page = await readerOf().read({ ...request, days: 200 });
    expect(page.totals.counted).toBe(36);
    // 30 attempts of a, and the one of b.
    expect(page.items).toHaveLength(31);
    expect(page.keptSince).toBe(`${day}T00:00:00.000Z`);
    const recent = await readerOf().read({ ...request, days: 60 });
    expect(recent).not.toHaveProperty('keptSince');
    expect(recent.totals.counted).toBe(recent.items.length);
  });

  it('counts once what is left out while somebody goes on through pages', async () => {
    const { db, readerOf } = await open({
      a: [1, 2, 3].map(i => build({ externalId: `${i}`, branch: 'feature' })),
    });
    const request = { ownerRef: TEAM, days: 30, part: 'left-out' } as const;
    const asked: string[] = [];
    db.on('query', ({ sql }: { sql: string }) => asked.push(sql));
    const first = await readerOf().read({ ...request, limit: 1 });
    const counting = () => asked.filter(sql => /count\(\*\)/.test(sql)).length;
    const counted = counting();
    expect(counted).toBeGreaterThan(0);
    const cursor = first.pageInfo.nextCursor;
    const second = await readerOf().read({ ...request, limit: 1, cursor });
    expect(counting()).toBe(counted);
    expect(second.totals).toEqual({
      ...first.totals,
      leftOut: { 'other-branch': 3 },
    });
    // Who begins again has them counted again.
    await db('builds').where({ external_id: '3' }).delete();
    const again = await readerOf().read({ ...request, limit: 1 });
    expect(again.totals.leftOut).toEqual({ 'other-branch': 2 });
  });

  it('takes a cursor of the future for the beginning, and none of no time', async () => {
    const { db, readerOf } = await open({
      a: [build(), build({ externalId: '2', branch: 'x' })],
    });
    const asked: string[] = [];
    db.on('query', ({ sql }: { sql: string }) => asked.push(sql));
    const statements = async (at?: number) => {
      const before = asked.length;
      const page = await readerOf().read({
        ownerRef: TEAM,
        days: 365,
        part: 'left-out',
        limit: 9,
        ...(at && {
          cursor: encodeCursor({ at, id: Number.MAX_SAFE_INTEGER }),
        }),
      });
      expect(page.items).toHaveLength(1);
      return asked.length - before;
    };
    const usual = await statements();
    expect(await statements(8.64e15)).toBeLessThanOrEqual(usual);
    await expect(statements(8.64e15 + 1)).rejects.toThrow(
      'cursor is not a cursor of this list',
    );
  });

  it('lists only builds of services that the caller sees', async () => {
    const { readerOf } = await open({
      a: [build()],
      b: [build({ outcome: 'failure' }), build({ externalId: '2' })],
    });
    const read = async (seen: string, of: object) => {
      const { items, totals, services } = await readerOf(seen).read({
        days: 30,
        limit: 50,
        part: 'counted',
        ...of,
      });
      return [services, items.length, totals.counted, totals.failed];
    };
    const team = { ownerRef: 'Group:default/Team' };
    expect(await read('ab', team)).toEqual([2, 3, 3, 1]);
    expect(await read('a', team)).toEqual([1, 1, 1, 0]);
    expect(await read('', team)).toEqual([0, 0, 0, 0]);
    const b = { entityRef: 'component:default/B' };
    expect(await read('b', b)).toEqual([1, 2, 2, 1]);
    await expect(read('a', b)).rejects.toThrow('No entity component:default/b');
    await expect(read('a', {})).rejects.toThrow('ownerRef');
    await expect(read('a', { ...team, ...b })).rejects.toThrow('ownerRef');
  });
});
