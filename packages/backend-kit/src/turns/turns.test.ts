import { letOthersIn, rest } from './turns';

const work = (ms: number) => {
  const end = performance.now() + ms;
  while (performance.now() < end);
};

/** How often others are let in while something is done. */
async function turnsOf(act: () => Promise<void>): Promise<number> {
  let turns = 0;
  let isOver = false;
  const count = () => {
    turns += 1;
    if (!isOver) setImmediate(count);
  };
  setImmediate(count);
  await act();
  isOver = true;
  return turns;
}

describe('rest', () => {
  it('lets others in when it has been long since they were', async () => {
    await letOthersIn();
    const turns = await turnsOf(async () => {
      for (let step = 0; step < 20; step++) {
        work(3);
        await rest();
      }
    });
    expect(turns).toBeGreaterThanOrEqual(4);
    expect(turns).toBeLessThan(20);
  });

  it('counts the works of all together', async () => {
    const longest = async () => {
      work(5);
      await rest();
    };
    await letOthersIn();
    expect(await turnsOf(longest)).toBe(0);
    expect(await turnsOf(longest)).toBe(1);
  });
});
