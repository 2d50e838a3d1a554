import { mockServices } from '@backstage/backend-test-utils';
import { eachDatabase } from '@internal/test-kit';
import { at, build } from '../__testUtils__/reports';
import { DatabaseBuildStore } from './DatabaseBuildStore';
import { DatabaseFixStore } from './DatabaseFixStore';
import { DatabaseHealthStore } from './DatabaseHealthStore';
import { openDatabase } from './openDatabase';

/** A build that ends in a minute, of a commit of its own. */
const ended = (minute: number, change: object = {}) =>
  build({
    externalId: `${minute}`,
    createdAt: at(minute - 2),
    startedAt: at(minute - 1),
    finishedAt: at(minute),
    reportedAt: at(minute),
    sha: minute.toString(16).padStart(40, '0'),
    ...change,
  });
const red = (minute: number, change: object = {}) =>
  ended(minute, { outcome: 'failure', ...change });

eachDatabase(createDatabase => {
  it('finds the builds that trunk was green with again', async () => {
    const knex = await createDatabase();
    const db = await openDatabase(mockServices.database({ knex }));
    const builds = new DatabaseBuildStore(db);
    const shared = 'e'.repeat(40);
    const other = { key: 'other', name: 'Other', defaultBranch: 'main' };
    await builds.write('github', {
      builds: [
        ended(5, { author: 'who kept it green', account: 'x' }),
        red(10),
        red(12, { author: 'who tried' }),
        ended(15, { author: 'Ana', account: 'ANA@x.y', url: 'https://ci/15' }),
        // What passed of the commit before it was merged counts from the red on.
        ended(17, { sha: shared, branch: 'fix', account: 'too-early' }),
        red(20),
        ended(22, { sha: shared, branch: 'fix', account: 'ben' }),
        red(23, { sha: shared, branch: 'fix2', account: 'failed' }),
        ended(25, { sha: shared, account: 'merger', isBot: true }),
        // The same commit passed when it was run again: nobody fixed that.
        red(30),
        ended(30, { attempt: 2, finishedAt: at(33), account: 'rerun' }),
        red(40),
        ended(6, { pipeline: other }),
        red(11, { pipeline: other }),
        ended(13, { pipeline: other, account: 'eve' }),
      ],
      jobs: [],
    });
    const health = new DatabaseHealthStore(db);
    for (const id of await health.findDirty(10)) {
      while (await health.rollUpNext(id));
    }
    const [ci, another] = (await builds.readPipelines()).map(({ id }) => id);
    const store = new DatabaseFixStore(db);
    const since = (minute: number) => ({ since: Date.parse(at(minute)) });
    const found = await store.readFixes([ci, another, 999], since(0));
    const moment = (minute: number) => Date.parse(at(minute));
    expect(found.get(ci)).toEqual([
      {
        endedAt: moment(25),
        builds: [
          { finishedAt: moment(25), account: 'merger', isBot: true },
          { finishedAt: moment(22), account: 'ben' },
        ],
      },
      {
        endedAt: moment(15),
        builds: [
          {
            finishedAt: moment(15),
            author: 'Ana',
            account: 'ana@x.y',
            url: 'https://ci/15',
          },
        ],
      },
    ]);
    expect(found.get(another)).toEqual([
      {
        endedAt: moment(13),
        builds: [{ finishedAt: moment(13), account: 'eve' }],
      },
    ]);
    expect([...found.keys()]).toEqual([ci, another]);
    expect((await store.readFixes([ci], since(16))).get(ci)).toHaveLength(1);
    expect((await store.readFixes([], since(0))).size).toBe(0);

    // A build that is gone leaves a red that somebody ended.
    await db('builds').where({ external_id: '15' }).delete();
    expect((await store.readFixes([ci], since(0))).get(ci)).toMatchObject([
      { endedAt: moment(25) },
      { endedAt: moment(15), builds: [] },
    ]);
  });
});
