import type { KeptSchedule } from '../database/ScheduleStore';
import { weekly } from '../__testUtils__/version';
import { ScheduleBook } from './ScheduleBook';

const named = (name: string, revision: number): KeptSchedule => ({
  id: 's1',
  name,
  teamRef: 'group:default/ledger',
  level: 1,
  revision,
  versions: [
    {
      number: 1,
      version: weekly('ana'),
      createdBy: 'user:default/ana',
      createdAt: new Date(0),
    },
  ],
  overrides: [],
});

/** A store whose readings take until they are let go. */
function heldStore() {
  let kept = named('first', 1);
  let held: (() => void)[] = [];
  let isFailing = false;
  const store = {
    readRevision: async () => kept.revision,
    readChanged: jest.fn(async () => {
      if (isFailing) throw new Error('no database');
      // What is read is of the moment at which the reading begins.
      const answer = { revision: kept.revision, ids: ['s1'], changed: [kept] };
      await new Promise<void>(resolve => held.push(resolve));
      return answer;
    }),
  };
  return {
    store,
    rename: (name: string) => {
      kept = named(name, kept.revision + 1);
    },
    fail: (failing: boolean) => {
      isFailing = failing;
    },
    /** Lets readings go until nothing waits for one. */
    letGo: async (asked: Promise<unknown>) => {
      let isDone = false;
      const settle = () => {
        isDone = true;
      };
      asked.then(settle, settle);
      while (!isDone) {
        held.forEach(resolve => resolve());
        held = [];
        await new Promise(setImmediate);
      }
    },
  };
}

const nameIn = async (asked: ReturnType<ScheduleBook['current']>) =>
  (await asked).get('s1')?.schedule.name;

describe('ScheduleBook', () => {
  it('reads once for all who ask after an edit', async () => {
    const { store, letGo } = heldStore();
    const book = new ScheduleBook({ store });
    const asked = Promise.all(
      Array.from({ length: 20 }, () => nameIn(book.current())),
    );
    await letGo(asked);
    expect(new Set(await asked)).toEqual(new Set(['first']));
    expect(store.readChanged).toHaveBeenCalledTimes(1);
  });

  it('shows an edit to whoever asks after it, though it is being read meanwhile', async () => {
    const { store, rename, letGo } = heldStore();
    const book = new ScheduleBook({ store });
    const before = book.current();
    await new Promise(setImmediate);
    expect(store.readChanged).toHaveBeenCalledTimes(1);
    rename('second');
    const after = Promise.all([nameIn(book.current()), nameIn(book.current())]);
    await letGo(Promise.all([before, after]));
    expect(await after).toEqual(['second', 'second']);
    expect(store.readChanged).toHaveBeenCalledTimes(2);
  });

  it('reads anew after a failure', async () => {
    const { store, fail, letGo } = heldStore();
    const book = new ScheduleBook({ store });
    fail(true);
    await expect(book.current()).rejects.toThrow('no database');
    fail(false);
    const asked = nameIn(book.current());
    await letGo(asked);
    expect(await asked).toBe('first');
  });
});
