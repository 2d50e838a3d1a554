import { mockServices } from '@backstage/backend-test-utils';
import type {
  EntityBuilds,
  PipelineHealth,
} from '@callboard/backstage-plugin-build-health-common';
import {
  componentEntity,
  eachDatabase,
  statementsOf,
  withRelations,
} from '@internal/test-kit';
import type { Knex } from 'knex';
import { build } from '../__testUtils__/reports';
import { DatabaseBuildStore } from '../database/DatabaseBuildStore';
import { DatabaseHealthStore } from '../database/DatabaseHealthStore';
import { DatabaseTestStore } from '../database/DatabaseTestStore';
import { openDatabase } from '../database/openDatabase';
import { PipelineDirectory } from '../entities/PipelineDirectory';
import { HealthReader } from './HealthReader';

const NOW = new Date('2026-11-27T20:00:00Z');
const COUNT = 100;
const refOf = (i: number) => `component:default/s${i}`;

eachDatabase(createDatabase => {
  let db: Knex;
  let reader: HealthReader;
  const hidden = new Set<string>();

  beforeAll(async () => {
    const knex = await createDatabase();
    db = await openDatabase(mockServices.database({ knex }));
    const store = new DatabaseBuildStore(db);
    const health = new DatabaseHealthStore(db);
    const source = {
      id: 'any',
      selectorsOf: ({ key, repository }: Record<string, string>) =>
        key ? [{ key }] : [{ repository }],
    };
    const directory = new PipelineDirectory({ all: () => [source] as never });
    await directory.upsert(
      withRelations(
        Array.from({ length: COUNT }, (_, i) =>
          componentEntity({
            name: `s${i}`,
            annotations:
              // Two and two share a repository, and every third names a folder of jobs.
              i % 3 === 0
                ? { key: `jobs/S${i}/` }
                : { repository: `o/R${Math.floor(i / 2)}` },
          }),
        ),
      ),
    );
    const builds = Array.from({ length: COUNT }, (_, i) =>
      ['main', 'nightly'].flatMap((name, k) =>
        [0, 1].map(n =>
          build({
            pipeline: {
              key: `jobs/s${i}/${name}`,
              name: `${name} of s${i}`,
              repository: `o/r${Math.floor(i / 2)}`,
              defaultBranch: 'main',
            },
            externalId: `${i} ${name} ${n}`,
            // The nightly ones of every fourth are red since their first one.
            outcome: k === 1 && i % 4 === 0 ? 'failure' : 'success',
            finishedAt: `2026-11-27T1${n}:00:00.000Z`,
          }),
        ),
      ),
    ).flat();
    await store.write('any', { builds, jobs: [] });
    for (const id of await health.findDirty(1_000)) {
      while (await health.rollUpNext(id));
    }
    reader = new HealthReader({
      store,
      health,
      tests: new DatabaseTestStore(db),
      directory,
      sources: { get: () => undefined },
      see: async () => ref => !hidden.has(ref),
      now: () => NOW,
    });
  });

  const refs = Array.from({ length: COUNT }, (_, i) => refOf(i));
  const shown = ({ name, trunk, lastBuilds }: PipelineHealth) =>
    `${name} ${trunk.state} ${lastBuilds.length} ${
      trunk.firstRed?.externalId ?? ''
    }`;

  it('says of many entities what it says of each alone', async () => {
    const all = await reader.byRefs([...refs, refOf(999)], 30);
    const alone: (EntityBuilds | null)[] = [];
    for (const ref of refs) alone.push(...(await reader.byRefs([ref], 30)));
    expect(all).toEqual([...alone, null]);
    expect(all[0]!.pipelines.map(shown)).toEqual([
      'nightly of s0 red 2 0 nightly 0',
      'main of s0 green 2 ',
    ]);
    expect(all[2]!.pipelines.map(shown)).toEqual([
      'main of s2 green 2 ',
      'main of s3 green 2 ',
      'nightly of s2 green 2 ',
      'nightly of s3 green 2 ',
    ]);
  });

  it('leaves out what the caller does not see', async () => {
    hidden.add(refOf(1));
    const found = await reader.byRefs([refOf(1), refOf(2)], 30);
    hidden.clear();
    expect(found.map(one => one?.entityRef)).toEqual([undefined, refOf(2)]);
  });

  it('asks the database as often for many entities as for a few, apart from slices that others wait for', async () => {
    const countOf = async (n: number) => {
      const read = () => reader.byRefs(refs.slice(0, n), 30);
      return (await statementsOf(db, read)).length;
    };
    // Pipelines, trunks, days, reds, first red builds, last builds, reports of tests.
    expect(await countOf(1)).toBe(7);
    expect(await countOf(8)).toBe(7);
    // 200 pipelines: days and last builds of 25, trunks, reds and first red builds of 100 at a time.
    expect(await countOf(COUNT)).toBe(1 + 2 + 8 + 2 + 1 + 8 + 1);
  });
});
