import {
  afterPage,
  createdOf,
  daysRead,
  halved,
  isRead,
  isTooLong,
  slicesOf,
} from './slices';

const DAY = 86_400;
const T = Date.parse('2026-11-27T00:00:00Z') / 1_000;

/** Reads all slices of a past in which `runs` began at these seconds. */
function readAll(runs: readonly number[], from: number, to: number) {
  let slices = slicesOf(from, to);
  const read: number[] = [];
  let pages = 0;
  let days = -1;
  while (!isRead(slices)) {
    const [low, high] = createdOf(slices)
      .split('..')
      .map(at => Date.parse(at) / 1_000);
    const within = runs.filter(at => at >= low && at <= high);
    pages += 1;
    if (isTooLong(slices, within.length)) {
      slices = halved(slices);
      continue;
    }
    const first = (slices.page - 1) * 100;
    read.push(...within.slice(first, first + 100));
    slices = afterPage(slices, {
      total: within.length,
      hasNext: within.length > first + 100,
    });
    const now = daysRead(slices, Math.round((to - from) / DAY));
    expect(now).toBeGreaterThanOrEqual(days);
    days = now;
  }
  return { read, pages, days };
}

describe('slices of time', () => {
  it.each<[string, (index: number) => number, number]>([
    ['a quiet year', i => T - i * DAY, 300],
    ['a busy week in a quiet year', i => T - 40 * DAY - i * 90, 5_000],
    ['runs that begin two a second', i => T - 3 - Math.floor(i / 2), 4_000],
    ['nothing', () => T, 0],
  ])('have each run of %s once', (_, at, count) => {
    const runs = Array.from({ length: count }, (__, i) => at(i)).filter(
      second => second >= T - 365 * DAY,
    );
    const { read, pages, days } = readAll(runs, T - 365 * DAY, T + 1);
    expect(read.sort()).toEqual([...runs].sort());
    expect(days).toBe(365);
    // Few are asked for in vain.
    expect(pages).toBeLessThan(runs.length / 50 + 60);
  });

  it('cannot cut a second', () => {
    expect(isTooLong(slicesOf(T, T + 1), 5_000)).toBe(false);
    expect(isTooLong(slicesOf(T, T + 2), 5_000)).toBe(true);
    expect(createdOf(halved(slicesOf(T, T + 2)))).toBe(
      '2026-11-27T00:00:01Z..2026-11-27T00:00:01Z',
    );
  });
});
