import { waterfall } from './waterfall';

const at = (minute: number) => new Date(minute * 60_000).toISOString();

describe('waterfall', () => {
  it('places jobs between the first start and the last end', () => {
    expect(
      waterfall([
        { startedAt: at(0), finishedAt: at(5) },
        { startedAt: at(5), finishedAt: at(10) },
        { startedAt: at(10), finishedAt: at(10) },
      ]),
    ).toEqual([
      { from: 0, length: 50 },
      { from: 50, length: 50 },
      { from: 99, length: 1 },
    ]);
  });

  it('places nothing whose times are unknown, or the wrong way round', () => {
    expect(
      waterfall([
        { startedAt: at(0) },
        { startedAt: at(9), finishedAt: at(3) },
        { startedAt: at(0), finishedAt: at(4) },
      ]),
    ).toEqual([undefined, undefined, { from: 0, length: 100 }]);
    expect(waterfall([])).toEqual([]);
  });
});
