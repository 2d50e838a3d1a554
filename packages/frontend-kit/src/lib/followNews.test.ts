import { QueryClient } from '@tanstack/react-query';
import { followNews } from './followNews';

/** A portal whose signals the test sends. */
function startPortal(leastBetweenMs?: number) {
  const client = new QueryClient();
  const listeners = new Set<(news: string) => void>();
  const renew = jest.fn();
  const subscribe = (onNews: (news: string) => void) => {
    listeners.add(onNews);
    return { unsubscribe: () => listeners.delete(onNews) };
  };
  const follow = (signals = true) =>
    followNews<string>(client, {
      subscribe: signals ? subscribe : undefined,
      renew,
      leastBetweenMs,
    });
  const send = (news: string) => listeners.forEach(listen => listen(news));
  return { follow, listeners, renew, send };
}

describe('followNews', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => {
    jest.restoreAllMocks();
    jest.useRealTimers();
  });

  it('renews within a second, once for all that came', () => {
    jest.spyOn(Math, 'random').mockReturnValue(0.5);
    const { follow, renew, send } = startPortal();
    follow();
    send('a');
    send('b');
    jest.advanceTimersByTime(499);
    expect(renew).not.toHaveBeenCalled();
    jest.advanceTimersByTime(1);
    expect(renew.mock.calls).toEqual([[['a', 'b'], 'active']]);
    send('c');
    jest.advanceTimersByTime(500);
    expect(renew).toHaveBeenLastCalledWith(['c'], 'active');
  });

  it('leaves time between two renewals', () => {
    jest.spyOn(Math, 'random').mockReturnValue(0);
    const { follow, renew, send } = startPortal(3_000);
    follow();
    send('a');
    jest.advanceTimersByTime(0);
    send('b');
    jest.advanceTimersByTime(2_999);
    expect(renew).toHaveBeenCalledTimes(1);
    jest.advanceTimersByTime(1);
    expect(renew).toHaveBeenCalledTimes(2);
  });

  it.each([
    ['60 s all the same: the socket may be dead', true, 60_000],
    ['30 s in a portal without signals', false, 30_000],
  ])('asks every %s, until it is ended', (_, signals, period) => {
    const { follow, renew } = startPortal();
    const end = follow(signals);
    jest.advanceTimersByTime(period - 1);
    expect(renew).not.toHaveBeenCalled();
    jest.advanceTimersByTime(1_001);
    expect(renew.mock.calls).toEqual([[[undefined], 'active']]);
    end();
    jest.advanceTimersByTime(200_000);
    expect(renew).toHaveBeenCalledTimes(1);
  });

  it('reads nothing while the page is in the background', () => {
    jest.spyOn(document, 'hidden', 'get').mockReturnValue(true);
    const { follow, renew, send } = startPortal();
    follow();
    send('a');
    jest.advanceTimersByTime(1_000);
    expect(renew.mock.calls).toEqual([[['a'], 'none']]);
  });

  it('listens once for a cache, until all have ended', () => {
    const { follow, listeners, renew, send } = startPortal();
    const ends = [follow(), follow()];
    expect(listeners.size).toBe(1);
    ends[0]();
    send('a');
    ends[1]();
    expect(listeners.size).toBe(0);
    jest.advanceTimersByTime(1_000);
    expect(renew).not.toHaveBeenCalled();
  });
});
