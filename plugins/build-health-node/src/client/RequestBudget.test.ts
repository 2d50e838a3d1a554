import { HeldError } from './errors';
import { RequestBudget } from './RequestBudget';

const NOW = new Date('2026-11-27T03:00:00Z');
const after = (seconds: number) => new Date(NOW.getTime() + seconds * 1_000);
const quota = (used: number, limit = 5_000, resetsIn = 600) => ({
  used,
  limit,
  resetsAt: after(resetsIn),
});
const create = () =>
  new RequestBudget({ provider: 'The provider', callsPerRequest: 4 });

describe('RequestBudget', () => {
  it('leaves half of the limit to others, with room for calls that are repeated', () => {
    const budget = create();
    expect(() => budget.check(NOW)).not.toThrow();
    budget.note(quota(2_496));
    expect(() => budget.check(NOW)).not.toThrow();
    budget.note(quota(2_497));
    expect(() => budget.check(NOW)).toThrow('Half of the limit');
    expect(() => budget.check(after(600))).not.toThrow();
  });

  it('keeps to each of several limits, and shows the one that is used most', () => {
    const budget = create();
    budget.note(quota(80, 200, 40), quota(24, 50, 20));
    expect(budget.quota).toEqual(quota(24, 50, 20));
    expect(() => budget.check(NOW)).toThrow(HeldError);
    expect(() => budget.check(after(20))).not.toThrow();
    budget.note(quota(98, 200, 40), quota(1, 50, 20));
    expect(() => budget.check(after(20))).toThrow(HeldError);
    // An answer that says nothing changes nothing.
    budget.note(undefined);
    expect(budget.quota).toEqual(quota(98, 200, 40));
  });

  it('counts calls that are on their way', async () => {
    const budget = create();
    budget.note(quota(2_490));
    let answer = () => {};
    const calls = [1, 2].map(() =>
      budget.track(() => new Promise<void>(resolve => (answer = resolve))),
    );
    expect(() => budget.check(NOW)).toThrow(HeldError);
    answer();
    await calls[1];
    expect(() => budget.check(NOW)).not.toThrow();
  });

  it('waits longer each time where nobody says how long, and from the beginning once it goes on', () => {
    const budget = create();
    const waits = () =>
      (budget.hold(NOW).until.getTime() - NOW.getTime()) / 60_000;
    expect([waits(), waits(), waits()]).toEqual([1, 2, 4]);
    for (let i = 0; i < 10; i++) waits();
    expect(waits()).toBe(60);
    budget.goesOn();
    expect(waits()).toBe(1);
    expect(budget.hold(NOW, after(7)).until).toEqual(after(7));
    expect(() => budget.check(after(6))).toThrow('asked for a pause');
  });

  it('waits for no time that is no time, or is years away', () => {
    const budget = create();
    expect(budget.hold(NOW, after(1_000_000)).until).toEqual(after(3_600));
    expect(budget.hold(NOW, new Date(NaN)).until).toEqual(after(120));
    budget.note({ used: 9, limit: 9, resetsAt: new Date(NaN) });
    expect(budget.quota).toBeUndefined();
    budget.note(quota(9, 9, 1_000_000));
    expect(() => budget.check(after(3_600))).toThrow('Half of the limit');
    expect(() => budget.check(after(7_199))).toThrow('Half of the limit');
    expect(() => budget.check(after(7_200))).not.toThrow();
  });

  it('counts for itself, within half of what is assumed, where no limit is told or none is any more', async () => {
    const budget = new RequestBudget({
      provider: 'The server',
      callsPerRequest: 4,
      callsPerHour: 100,
    });
    const callsUntilHeld = async (now: Date, fails = false) => {
      for (let calls = 0; calls < 1_000; calls++) {
        try {
          budget.check(now);
        } catch (error) {
          if (error instanceof HeldError) return calls;
          throw error;
        }
        await budget
          .track(async () => {
            if (fails) throw new Error('502');
          })
          .catch(() => {});
      }
      return Infinity;
    };
    expect(await callsUntilHeld(NOW)).toBe(47);
    expect(budget.quota).toEqual({
      used: 47,
      limit: 100,
      resetsAt: after(3_600),
    });
    expect(await callsUntilHeld(after(3_599))).toBe(0);
    // Each failure was sent four times.
    expect(await callsUntilHeld(after(3_600), true)).toBe(12);
    // What is told counts instead, also above what is assumed.
    budget.note({ used: 900, limit: 5_000, resetsAt: after(7_300) });
    expect(() => budget.check(after(7_299))).not.toThrow();
    expect(await callsUntilHeld(after(7_300 + 3_599))).toBe(Infinity);
    // It was told more than an hour ago.
    expect(await callsUntilHeld(after(7_300 + 3_600 + 3_600))).toBe(47);
  });
});
