import { eachDatabase } from '@internal/test-kit';
import { openStores, T0 } from '../database/__testUtils__/openStores';
import { DatabasePastStore } from './DatabasePastStore';

const UNTIL = T0 + 60_000;

eachDatabase(createDatabase => {
  it('lets one process at a time take the past in, and goes on where one ended', async () => {
    const { db } = await openStores(createDatabase, []);
    const store = new DatabasePastStore(db);
    const claim = (by: string, now = T0) =>
      store.claim({ by, now, until: now + 60_000 });
    const both = await Promise.all([claim('a'), claim('b')]);
    expect(both.map(({ outcome }) => outcome).sort()).toEqual(['held', 'mine']);
    const [mine, other] = both[0].outcome === 'mine' ? ['a', 'b'] : ['b', 'a'];

    expect(await store.keep({ by: other, until: UNTIL })).toBe(false);
    expect(await store.keep({ by: mine, until: UNTIL, toldUpTo: 5 })).toBe(
      true,
    );
    expect(await store.keep({ by: mine, until: UNTIL })).toBe(true);
    expect(await claim(other, UNTIL - 1)).toEqual({ outcome: 'held' });
    expect(await claim(other, UNTIL)).toEqual({ outcome: 'mine', toldUpTo: 5 });
    expect(await store.keep({ by: mine, until: UNTIL })).toBe(false);

    await store.release(mine);
    expect(await claim(mine, UNTIL)).toEqual({ outcome: 'held' });
    await store.release(other);
    expect(await claim(mine, UNTIL)).toEqual({ outcome: 'mine', toldUpTo: 5 });
    await store.end(other, UNTIL);
    await store.end(mine, UNTIL);
    expect(await claim(other, 2 * UNTIL)).toEqual({ outcome: 'over' });
    expect(await store.keep({ by: mine, until: UNTIL })).toBe(false);
  });

  it('has no place where something is followed already', async () => {
    const { db } = await openStores(createDatabase);
    const store = new DatabasePastStore(db);
    const claim = () => store.claim({ by: 'a', now: T0, until: UNTIL });
    expect(await claim()).toEqual({ outcome: 'over' });
    await db('entities').delete();
    expect(await claim()).toEqual({ outcome: 'over' });
  });

  it('goes on with a first moment that was not taken to its end', async () => {
    const { db, entities, head } = await openStores(createDatabase, []);
    const store = new DatabasePastStore(db);
    const claim = (now: number) =>
      store.claim({ by: 'a', now, until: now + 1_000 });
    expect(await claim(T0)).toEqual({ outcome: 'mine' });
    await entities.upsert([head('component:default/ledger')]);
    expect(await claim(T0 + 1_000)).toEqual({ outcome: 'mine', toldUpTo: 0 });
  });
});
