import { mockServices } from '@backstage/backend-test-utils';
import { eachDatabase } from '@internal/test-kit';
import type { Knex } from 'knex';
import { build } from '../__testUtils__/reports';
import { DatabaseBuildStore } from '../database/DatabaseBuildStore';
import { openDatabase } from '../database/openDatabase';
import { DatabaseTrunkNewsStore } from './DatabaseTrunkNewsStore';

const NOW = Date.UTC(2026, 10, 27, 3);
const MINUTE = 60_000;

eachDatabase(createDatabase => {
  let db: Knex;
  let store: DatabaseTrunkNewsStore;
  let id: number;

  beforeEach(async () => {
    const knex = await createDatabase();
    db = await openDatabase(mockServices.database({ knex }));
    store = new DatabaseTrunkNewsStore(db);
    const builds = new DatabaseBuildStore(db);
    await builds.write('any-ci', { builds: [build()], jobs: [] });
    [{ id }] = await builds.readPipelines();
  });

  const stand = (state: 'red' | 'green' | 'unknown', since: number | null) =>
    db('pipeline_states')
      .insert({
        pipeline_id: id,
        state,
        since,
        is_since_ever: false,
        first_red_id: state === 'red' ? '41' : null,
        revision: 1,
      })
      .onConflict('pipeline_id')
      .merge();
  const claim = (minutes = 0) =>
    store.claim({
      now: NOW + minutes * MINUTE,
      until: NOW + (minutes + 5) * MINUTE,
      limit: 10,
      noticesBefore: NOW + (minutes - 10) * MINUTE,
    });

  it('gives what is not told as it stands, to one process, until it is told', async () => {
    await stand('red', NOW);
    const both = await Promise.all([claim(), claim()]);
    expect(both.flat()).toEqual([
      {
        pipelineId: id,
        sourceId: 'any-ci',
        name: 'CI',
        state: 'red',
        since: NOW,
        firstRedId: '41',
      },
    ]);
    // Who took it died: another one takes it later.
    expect(await claim(4)).toEqual([]);
    expect(await claim(5)).toHaveLength(1);
    await store.setTold(id, { event: { state: 'red', since: NOW } });
    await store.release(id);
    expect(await claim(9)).toEqual([]);
    expect(await claim(10)).toMatchObject([
      { event: { state: 'red', since: NOW } },
    ]);
    await store.setTold(id, { notice: { state: 'red', since: NOW } });
    await store.release(id);
    expect(await claim(99)).toEqual([]);
    await stand('green', NOW + 100 * MINUTE);
    expect(await claim(100)).toMatchObject([
      { state: 'green', notice: { state: 'red', since: NOW } },
    ]);
  });

  it('gives another red of the same pipeline, and nothing of which nobody knows', async () => {
    await stand('unknown', null);
    expect(await claim()).toEqual([]);
    await stand('red', NOW);
    await claim();
    const told = { state: 'red' as const, since: NOW };
    await store.setTold(id, { event: told, notice: told });
    await store.release(id);
    await stand('red', NOW + MINUTE);
    expect(await claim(1)).toMatchObject([{ since: NOW + MINUTE }]);
  });
});
