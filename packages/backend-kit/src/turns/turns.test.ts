import { letOthersIn, rest } from './turns';

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
  let now = 0;
  const work = async (ms: number) => {
    now += ms;
    await rest();
  };

  beforeEach(async () => {
    jest.spyOn(performance, 'now').mockImplementation(() => now);
    await letOthersIn();
  });
  afterEach(() => jest.restoreAllMocks());

  it('lets others in when it has been long since they were', async () => {
    const turns = await turnsOf(async () => {
      for (let step = 0; step < 20; step++) await work(3);
    });
    // Each third step is the end of a slice.
    expect(turns).toBe(6);
  });

  it('counts the works of all together', async () => {
    expect(await turnsOf(() => work(5))).toBe(0);
    expect(await turnsOf(() => work(5))).toBe(1);
  });
});
