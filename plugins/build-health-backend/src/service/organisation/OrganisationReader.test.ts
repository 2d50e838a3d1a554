import { mockServices } from '@backstage/backend-test-utils';
import {
  componentEntity,
  eachDatabase,
  withRelations,
} from '@internal/test-kit';
import { build } from '../../__testUtils__/reports';
import { createOrganisation } from '../../createOrganisation';
import { DatabaseBuildStore } from '../../database/DatabaseBuildStore';
import { DatabaseHealthStore } from '../../database/DatabaseHealthStore';
import { DatabaseTestStore } from '../../database/DatabaseTestStore';
import { openDatabase } from '../../database/openDatabase';
import {
  PipelineDirectory,
  type NamedPipelines,
} from '../../entities/PipelineDirectory';
import { PipelineIndex } from '../../entities/PipelineIndex';
import { byRank } from './byRank';
import { OrganisationReader } from './OrganisationReader';
import { WindowSums } from './WindowSums';

eachDatabase(createDatabase => {
  const open = async () => {
    const knex = await createDatabase();
    const db = await openDatabase(mockServices.database({ knex }));
    const builds = new DatabaseBuildStore(db);
    const health = new DatabaseHealthStore(db);
    return {
      builds,
      health,
      tests: new DatabaseTestStore(db),
      rollUpAll: async () => {
        for (const id of await health.findDirty(1_000)) {
          while (await health.rollUpNext(id));
        }
      },
    };
  };

  it('counts for each caller what that caller sees, also where answers are shared', async () => {
    const { builds, health, tests, rollUpAll } = await open();
    const source = {
      id: 'any',
      selectorsOf: (annotations: Record<string, string>) => [
        { repository: annotations.repository },
      ],
    };
    const directory = new PipelineDirectory({ all: () => [source] as never });
    const names = ['a', 'b', 'c'];
    await directory.upsert(
      withRelations(
        names.map(name =>
          componentEntity({
            name,
            owner: 'group:default/team',
            annotations: { repository: `o/${name}` },
          }),
        ),
      ),
    );
    await builds.write('any', {
      builds: names.map((name, i) =>
        build({
          pipeline: {
            key: name,
            name,
            repository: `o/${name}`,
            defaultBranch: 'main',
          },
          outcome: i === 0 ? 'failure' : 'success',
          finishedAt: `2026-11-27T03:0${i + 2}:00.000Z`,
        }),
      ),
      jobs: [],
    });
    await rollUpAll();
    const options = {
      ...createOrganisation({
        builds,
        health,
        sums: new WindowSums(health),
        tests,
        directory,
      }),
      now: () => new Date('2026-11-27T04:00:00Z'),
    };
    const read = async (...seen: string[]) => {
      const reader = new OrganisationReader(
        options,
        async () => ref =>
          seen.includes(ref.slice('component:default/'.length)),
      );
      const { services, redCount, teams } = await reader.read(30);
      return { services, redCount, n: teams[0]?.successRate.n ?? 0 };
    };
    const all = { services: 3, redCount: 1, n: 3 };
    expect(await read('a', 'b', 'c')).toEqual(all);
    expect(await read('b')).toEqual({ services: 1, redCount: 0, n: 1 });
    expect(await read()).toEqual({ services: 0, redCount: 0, n: 0 });
    expect(await read('a', 'b', 'c')).toEqual(all);
  });

  it('finds for all entities the pipelines that the database finds for each', async () => {
    const { builds } = await open();
    const keys = ['a', 'a/', 'A/b', 'a/b/c', 'a0', 'B', 'a%', 'a_b', 'Ä'];
    for (const sourceId of ['one', 'other']) {
      await builds.write(sourceId, {
        builds: keys.map((key, i) =>
          build({
            pipeline: { key, name: key, repository: `o/r${i % 3}` },
          }),
        ),
        jobs: [],
      });
    }
    const index = new PipelineIndex(await builds.readPipelines());
    const named: NamedPipelines[] = [
      ...[...keys, 'none', 'none/', 'a/B/', 'b', 'A/', 'ä'].map(key => ({
        sourceId: 'one',
        selector: { key },
      })),
      { sourceId: 'other', selector: { repository: 'O/R1' } },
      { sourceId: 'nobody', selector: { repository: 'o/r1' } },
    ];
    const idsOf = (found: { id: number }[]) => found.map(({ id }) => id).sort();
    for (const one of [...named.map(each => [each]), named]) {
      const found = idsOf(index.find(one));
      expect(found).toEqual(idsOf(await builds.findPipelines(one)));
    }
    expect(index.find(named)).toHaveLength(12);
  });
});

describe('byRank', () => {
  const team = (ownerRef: string | undefined, high?: number) => ({
    ownerRef,
    services: 1,
    red: 0,
    redMs: 0,
    flakyTests: 0,
    successRate: {
      n: 30,
      successes: 15,
      hasVerdict: high !== undefined,
      interval: { low: 0, high: high ?? 0.1 },
    },
  });

  it('puts the worst first, who has no verdict last, and ties in the order of names', () => {
    const ranked = [
      team(undefined),
      team('group:default/b'),
      team('group:default/good', 0.99),
      team('group:default/y', 0.7),
      team('group:default/a'),
      team('group:default/x', 0.7),
      team(undefined, 0.7),
    ].sort(byRank);
    expect(ranked.map(({ ownerRef }) => ownerRef?.slice(14))).toEqual([
      'x',
      'y',
      undefined,
      'good',
      'a',
      'b',
      undefined,
    ]);
  });
});
