import { Budget } from './Budget';
import { HeldError } from './errors';

const NOW = new Date('2026-11-27T03:00:00Z');
const after = (seconds: number) => new Date(NOW.getTime() + seconds * 1_000);
const limits = (used: number, limit = 5_000) => ({
  'x-ratelimit-used': `${used}`,
  'x-ratelimit-limit': `${limit}`,
  'x-ratelimit-reset': `${after(600).getTime() / 1_000}`,
});

describe('Budget', () => {
  it('leaves half of the limit to others, with room for calls that are repeated', () => {
    const budget = new Budget();
    expect(() => budget.check(NOW)).not.toThrow();
    budget.note(limits(2_496));
    expect(() => budget.check(NOW)).not.toThrow();
    budget.note(limits(2_497));
    expect(() => budget.check(NOW)).toThrow('Half of the limit');
    expect(() => budget.check(after(600))).not.toThrow();
  });

  it('counts calls that are on their way', async () => {
    const budget = new Budget();
    budget.note(limits(2_490));
    let answer = () => {};
    const calls = [1, 2].map(() =>
      budget.track(() => new Promise<void>(resolve => (answer = resolve))),
    );
    expect(() => budget.check(NOW)).toThrow(HeldError);
    answer();
    await calls[1];
    expect(() => budget.check(NOW)).not.toThrow();
  });

  it('knows nothing of answers that say nothing', () => {
    const budget = new Budget();
    budget.note({ 'x-ratelimit-used': '', 'x-ratelimit-limit': 'many' });
    expect(budget.quota).toBeUndefined();
  });

  it('waits longer each time where nobody says how long, and from the beginning once it goes on', () => {
    const budget = new Budget();
    const waits = () =>
      (budget.hold({}, NOW).until.getTime() - NOW.getTime()) / 60_000;
    expect([waits(), waits(), waits()]).toEqual([1, 2, 4]);
    for (let i = 0; i < 10; i++) waits();
    expect(waits()).toBe(60);
    budget.goesOn();
    expect(waits()).toBe(1);
  });
});
