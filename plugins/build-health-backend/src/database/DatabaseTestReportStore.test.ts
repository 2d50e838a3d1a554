import { mockServices } from '@backstage/backend-test-utils';
import { eachDatabase } from '@internal/test-kit';
import type { Knex } from 'knex';
import { exception, packedReport } from '../__testUtils__/packedReport';
import { at, build } from '../__testUtils__/reports';
import type { PackedReport } from '../tests/packReport';
import { DatabaseBuildStore } from './DatabaseBuildStore';
import { DatabaseTestReportStore } from './DatabaseTestReportStore';
import { DatabaseTestVerdictStore } from './DatabaseTestVerdictStore';
import { openDatabase } from './openDatabase';
import type { ReportedBuild } from './TestReportStore';

const NOW = new Date(at(30));
eachDatabase(createDatabase => {
  let db: Knex;
  let store: DatabaseTestReportStore;
  let verdicts: DatabaseTestVerdictStore;
  beforeEach(async () => {
    const knex = await createDatabase();
    db = await openDatabase(mockServices.database({ knex }));
    store = new DatabaseTestReportStore(db);
    verdicts = new DatabaseTestVerdictStore(db);
    await new DatabaseBuildStore(db).write('github', {
      builds: [
        build({ externalId: 'old', createdAt: at(1) }),
        build({ externalId: 'new', createdAt: at(7) }),
        build({ externalId: 'new', attempt: 3, createdAt: at(9) }),
        build({
          pipeline: { key: 'docs', name: 'Docs' },
          externalId: 'old',
          createdAt: at(2),
        }),
      ],
      jobs: [],
    });
  });

  const find = async (buildId: string, attempt = 1): Promise<ReportedBuild> => {
    const wanted = { sourceId: 'github', pipelineKey: 'ci', buildId, attempt };
    const [found] = await store.findBuilds(wanted);
    return found;
  };
  const write = async (
    buildId: string,
    one: PackedReport,
    name = 'unit',
    now = NOW,
  ) =>
    store.write(
      { ...(await find(buildId)), buildId, attempt: 1, name },
      one,
      now,
    );
  /** All rows but for ids, which say who came first. */
  const rows = async () => {
    const sets = await db('test_sets').orderBy('hash').select();
    const names = new Map<number, string>(
      (await db('tests')).map(row => [Number(row.id), row.identity]),
    );
    return {
      tests: (await db('tests').orderBy('identity')).map(
        ({ identity, suite_path, class_name, name, file, first_seen_at }) => [
          identity,
          suite_path,
          class_name,
          name,
          file,
          Number(first_seen_at),
        ],
      ),
      sets: await Promise.all(
        sets.map(async ({ id, hash, size, first_seen_at }) => [
          hash,
          size,
          Number(first_seen_at),
          (await verdicts.readSet(Number(id)))
            .map(test => names.get(test))
            .sort(),
        ]),
      ),
      reports: await db('test_reports')
        .orderBy(['build_external_id', 'fingerprint'])
        .select('build_external_id', 'attempt', 'name', 'first_failed'),
      exceptions: await db('test_exceptions')
        .join('tests', 'tests.id', 'test_id')
        .join('test_reports', 'test_reports.id', 'report_id')
        .orderBy(['identity', 'build_external_id'])
        .select(
          'identity',
          'build_external_id',
          'first_outcome',
          'outcome',
          'tries',
          'message',
          'text',
        ),
    };
  };

  it('finds the build of a report, and another attempt of it where that one is not known', async () => {
    const { pipelineId, at: found } = await find('old');
    expect(new Date(found).toISOString()).toBe(at(1));
    expect(await find('new', 3)).toEqual({
      pipelineId,
      repository: 'larkspur/ledger',
      at: Date.parse(at(9)),
    });
    expect((await find('new', 2)).pipelineId).toBe(pipelineId);
    expect(await find('other')).toBeUndefined();
    const both = await store.findBuilds({
      sourceId: 'github',
      buildId: 'old',
      attempt: 1,
    });
    expect(both).toHaveLength(2);
    expect(
      await store.findBuilds({ sourceId: 'x', buildId: 'old', attempt: 1 }),
    ).toEqual([]);
  });

  it('keeps the same rows whichever comes first, and however often', async () => {
    const steps = [
      () => write('old', packedReport(['a', 'b', 'c'])),
      () =>
        write(
          'new',
          packedReport(['a', 'b', 'c'], {
            fingerprint: 'second',
            firstFailed: 1,
            exceptions: [exception('b')],
          }),
        ),
      () =>
        write(
          'new',
          packedReport(['c', 'd'], { exceptions: [exception('d')] }),
          'e2e',
        ),
    ];
    expect(await steps[0]()).toBe(true);
    for (const step of [steps[1], steps[2], ...steps, steps[0]]) await step();
    expect(await steps[1]()).toBe(false);
    const expected = await rows();
    expect(expected.tests).toEqual([
      ['a', '["a","b"]', null, 'a', 'x.ts', Date.parse(at(1))],
      ['b', '["a","b"]', null, 'b', 'x.ts', Date.parse(at(1))],
      ['c', '["a","b"]', null, 'c', 'x.ts', Date.parse(at(1))],
      ['d', '["a","b"]', null, 'd', 'x.ts', Date.parse(at(7))],
    ]);
    expect(expected.sets).toEqual([
      ['a b c', 3, Date.parse(at(1)), ['a', 'b', 'c']],
      ['c d', 2, Date.parse(at(7)), ['c', 'd']],
    ]);
    expect(expected.reports).toHaveLength(3);
    expect(expected.exceptions).toMatchObject([
      { identity: 'b', tries: 2, message: "b is not 'b'", text: null },
      { identity: 'd' },
    ]);
    for (const table of ['test_exceptions', 'test_reports', 'test_sets']) {
      await db(table).delete();
    }
    await db('tests').delete();
    for (const i of [2, 1, 1, 0, 2]) await steps[i]();
    expect(await rows()).toEqual(expected);
  });

  it('tells reports of a build from those of another one that has its id by now', async () => {
    await write('old', packedReport(['a']));
    const known = await find('old');
    // The next one sent its tests before anybody told of it.
    await store.write(
      { ...known, buildId: 'old', attempt: 1, name: 'unit' },
      packedReport(['b']),
      new Date(at(125)),
    );
    await new DatabaseBuildStore(db).write('github', {
      builds: [
        build({ externalId: 'old', createdAt: at(120), finishedAt: at(124) }),
      ],
      jobs: [],
    });
    expect(
      await db('test_reports')
        .orderBy('id')
        .select('build_external_id', 'fingerprint'),
    ).toMatchObject([
      { build_external_id: `old@${known.at}`, fingerprint: 'a' },
      { build_external_id: 'old', fingerprint: 'b' },
    ]);
    const ages = await db('test_reports').orderBy('id').pluck('at');
    expect(ages.map(Number)).toEqual([known.at, Date.parse(at(120))]);
  });

  it('needs the tests of a set once', async () => {
    const untold = packedReport(['a'], { chunks: undefined });
    expect(await write('old', untold)).toBeUndefined();
    await write('old', packedReport(['a']));
    const { pipelineId } = await find('old');
    expect(await store.readSetHashes(pipelineId)).toEqual(['a']);
    expect(
      await write('new', { ...untold, exceptions: [exception('a')] }),
    ).toBe(true);
    expect(await store.readSetHashes(pipelineId + 1)).toEqual([]);
  });

  it('is due for a verdict after each new report', async () => {
    const due = () => verdicts.readDue({ notSince: new Date(0), limit: 9 });
    expect(await due()).toEqual([]);
    const { pipelineId } = await find('old');
    await write('old', packedReport(['a']));
    expect(await due()).toMatchObject([{ pipelineId }]);
    const [first] = await due();
    // One comes while it is judged, of a process with a clock that is behind.
    await write('new', packedReport(['a']), 'e2e', new Date(at(20)));
    await verdicts.writeVerdicts(first, [], new Date(at(31)));
    const [second] = await due();
    expect(second.pipelineId).toBe(pipelineId);
    await verdicts.writeVerdicts(second, [], new Date(at(31)));
    expect(await due()).toEqual([]);
    await write('old', packedReport(['a']));
    expect(await due()).toEqual([]);
    expect(
      await verdicts.readDue({ notSince: new Date(at(32)), limit: 9 }),
    ).toMatchObject([{ pipelineId }]);
  });

  it('removes what is old, with what failed in it', async () => {
    await write('old', packedReport(['a'], { exceptions: [exception('a')] }));
    await write('old', packedReport(['a', 'b']));
    await write('new', packedReport(['a'], { exceptions: [exception('a')] }));
    expect(await store.removeReports(new Date(at(5)))).toBe(2);
    expect(await store.removeReports(new Date(at(5)))).toBe(0);
    const { reports, exceptions, sets } = await rows();
    // A set that no report has goes too.
    expect(sets).toMatchObject([['a', 1, Date.parse(at(1)), ['a']]]);
    expect(reports).toMatchObject([{ build_external_id: 'new' }]);
    expect(exceptions).toMatchObject([{ build_external_id: 'new' }]);
  });
});
