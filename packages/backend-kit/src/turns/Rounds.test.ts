import { Rounds } from './Rounds';

const { signal } = new AbortController();

describe('Rounds', () => {
  it('gives one more round to all who ask while one is under way', async () => {
    const rounds = new Rounds();
    let count = 0;
    const round = async () => {
      count += 1;
      await Promise.resolve();
    };
    const asked = [1, 2, 3].map(() => rounds.run(signal, round));
    await Promise.all(asked);
    expect(count).toBe(2);
    await rounds.run(signal, round);
    expect(count).toBe(3);
  });

  it('gives none for what a round says it will see', async () => {
    const rounds = new Rounds();
    const seen: boolean[] = [];
    const round = async () => {
      await Promise.resolve();
      seen.push(rounds.isAsked);
      rounds.look();
    };
    await Promise.all([rounds.run(signal, round), rounds.run(signal, round)]);
    expect(seen).toEqual([true]);
  });

  it('is there for the next after a round that failed', async () => {
    const rounds = new Rounds();
    const fails = async () => {
      throw new Error('no database');
    };
    await expect(rounds.run(signal, fails)).rejects.toThrow('no database');
    let isRun = false;
    await rounds.run(signal, async () => {
      isRun = true;
    });
    expect(isRun).toBe(true);
  });

  it('begins none once it is interrupted', async () => {
    const rounds = new Rounds();
    const interruption = new AbortController();
    let count = 0;
    const round = async () => {
      count += 1;
      interruption.abort();
    };
    const run = () => rounds.run(interruption.signal, round);
    await Promise.all([run(), run()]);
    expect(count).toBe(1);
  });
});
