import { setImmediate } from 'node:timers/promises';
import { Together } from './Together';

describe('Together', () => {
  const doubling = () => {
    const batches: number[][] = [];
    const together = new Together<number, number>({
      most: waiting => Math.min(waiting.length, 3),
      work: async all => {
        batches.push([...all]);
        await setImmediate();
        if (all.includes(13)) throw new Error('thirteen');
        return all.map(one => 2 * one);
      },
    });
    return { batches, together };
  };

  it('does what comes meanwhile together, and gives each its own result', async () => {
    const { batches, together } = doubling();
    const first = together.do(1);
    // It has begun.
    await setImmediate();
    const rest = [2, 3, 4, 5].map(one => together.do(one));
    expect(await Promise.all([first, ...rest])).toEqual([2, 4, 6, 8, 10]);
    expect(batches).toEqual([[1], [2, 3, 4], [5]]);
    expect(await together.do(6)).toBe(12);
  });

  it('waits for more after what was done just now, unless there is enough', async () => {
    const batches: number[][] = [];
    const pauseMs = 100;
    const together = new Together<number, number>({
      most: waiting => Math.min(waiting.length, 3),
      work: async all => {
        batches.push([...all]);
        return all;
      },
      pauseMs,
    });
    const begun = performance.now();
    await together.do(1);
    const alone = performance.now();
    expect(alone - begun).toBeLessThan(pauseMs);
    await Promise.all([2, 3, 4, 5].map(one => together.do(one)));
    expect(performance.now() - alone).toBeGreaterThan(pauseMs / 2);
    expect(batches).toEqual([[1], [2, 3, 4], [5]]);
  });

  it('fails for the one that cannot be done alone', async () => {
    const { together } = doubling();
    const found = await Promise.allSettled(
      [12, 13, 14].map(one => together.do(one)),
    );
    expect(found).toMatchObject([
      { value: 24 },
      { reason: new Error('thirteen') },
      { value: 28 },
    ]);
  });
});
