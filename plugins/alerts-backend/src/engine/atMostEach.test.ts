import { atMostEach } from './atMostEach';

describe('atMostEach', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('acts at once, and then once for all that is asked for within the time', () => {
    let acts = 0;
    const ask = atMostEach(100, () => {
      acts += 1;
    });
    ask();
    ask();
    jest.advanceTimersByTime(0);
    expect(acts).toBe(1);
    ask();
    jest.advanceTimersByTime(99);
    ask();
    expect(acts).toBe(1);
    jest.advanceTimersByTime(1);
    expect(acts).toBe(2);
    jest.advanceTimersByTime(1_000);
    expect(acts).toBe(2);
    ask();
    jest.advanceTimersByTime(0);
    expect(acts).toBe(3);
  });
});
