import { ShortMemory } from './ShortMemory';

describe('ShortMemory', () => {
  it('remembers for a while', () => {
    const memory = new ShortMemory<number>({ forMs: 100, most: 10 });
    memory.set('a', 1, 1_000);
    expect(memory.get('a', 1_099)).toBe(1);
    expect(memory.get('b', 1_000)).toBeUndefined();
    expect(memory.get('a', 1_100)).toBeUndefined();
    expect(memory.size).toBe(0);
  });

  it('does not remember for longer where the clock is set back', () => {
    const memory = new ShortMemory<number>({ forMs: 100, most: 10 });
    memory.set('a', 1, 1_000);
    expect(memory.get('a', 999)).toBeUndefined();
  });

  it('holds no more than so many, without the oldest', () => {
    const memory = new ShortMemory<number>({ forMs: 100, most: 3 });
    for (const name of ['a', 'b', 'c', 'a', 'd']) memory.set(name, 1, 0);
    expect(memory.size).toBe(3);
    expect(memory.get('b', 0)).toBeUndefined();
    expect(memory.get('a', 0)).toBe(1);
  });

  it('forgets what it is told to', () => {
    const memory = new ShortMemory<number>({ forMs: 100, most: 3 });
    memory.set('a', 1, 0);
    memory.set('b', 2, 0);
    memory.deleteWhere(value => value === 1);
    expect([memory.get('a', 0), memory.get('b', 0)]).toEqual([undefined, 2]);
  });
});
