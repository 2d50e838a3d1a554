import { mockServices } from '@backstage/backend-test-utils';
import { RollUp } from './RollUp';

const { signal } = new AbortController();

/** Pipelines with so many steps to do each; `fails` are not to be worked out. */
function fakeStore(todo: Record<number, number>, fails: number[] = []) {
  const steps: number[] = [];
  return {
    steps,
    todo,
    findDirty: async (limit: number, after = 0) =>
      Object.keys(todo)
        .map(Number)
        .filter(id => id > after && todo[id] > 0)
        .slice(0, limit),
    rollUpNext: async (id: number) => {
      if (fails.includes(id)) throw new Error('cannot');
      if (!todo[id]) return false;
      steps.push(id);
      todo[id] -= 1;
      return true;
    },
  };
}

const open = (store: ReturnType<typeof fakeStore>) => {
  const logger = mockServices.logger.mock();
  const told: number[][] = [];
  const rollUp = new RollUp({
    store,
    logger,
    onRolledUp: async ids => void told.push(ids),
  });
  return { rollUp, logger, told };
};

describe('RollUp', () => {
  it('works out all that is marked, and what is marked meanwhile', async () => {
    const store = fakeStore({ 1: 2, 7: 1 });
    const { rollUp, told } = open(store);
    const first = rollUp.work(signal);
    store.todo[3] = 1;
    await Promise.all([first, rollUp.work(signal)]);
    expect([...store.steps].sort()).toEqual([1, 1, 3, 7]);
    expect(new Set(told.flat())).toEqual(new Set([1, 3, 7]));
  });

  it('lets a long past hold up nothing that has just changed', async () => {
    const store = fakeStore({ 1: 50 });
    const { rollUp, told } = open(store);
    const working = rollUp.work(signal);
    store.todo[9] = 1;
    const again = rollUp.work(signal, [9]);
    await Promise.all([working, again]);
    expect(store.steps.indexOf(9)).toBeLessThan(3);
    expect(told[0]).toEqual([9]);
    expect(store.steps).toHaveLength(51);
  });

  it('goes on where one cannot be worked out, and tries it again', async () => {
    const fails = [1];
    const store = fakeStore({ 1: 1, 2: 1 }, fails);
    const { rollUp, logger } = open(store);
    await rollUp.work(signal, [1]);
    expect(store.steps).toEqual([2]);
    expect(logger.warn).toHaveBeenCalledWith(
      expect.stringMatching(/pipeline 1 .*: Error: cannot/),
    );
    fails.pop();
    await rollUp.work(signal);
    expect(store.steps).toEqual([2, 1]);
  });

  it('stops when it is told to', async () => {
    const store = fakeStore({ 1: 5 });
    const stop = new AbortController();
    const rollUpNext = store.rollUpNext;
    store.rollUpNext = async id => {
      stop.abort();
      return rollUpNext(id);
    };
    await open(store).rollUp.work(stop.signal);
    expect(store.steps).toEqual([1]);
  });
});
