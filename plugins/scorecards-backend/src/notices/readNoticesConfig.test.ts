import { ConfigReader } from '@backstage/config';
import { readNoticesConfig } from './readNoticesConfig';

const read = (scorecards?: object) =>
  readNoticesConfig(
    new ConfigReader(scorecards === undefined ? {} : { scorecards }),
  );

describe('what the configuration says of notices', () => {
  it('is usual where it says nothing', () => {
    const usual = {
      notifications: true,
      digest: { weekday: 1, hour: 9 },
      pagePath: '/scorecards',
      daysBefore: [14, 7, 1],
    };
    expect(read()).toEqual(usual);
    expect(read({})).toEqual(usual);
  });

  it('may be otherwise', () => {
    expect(
      read({
        notifications: false,
        digest: false,
        pagePath: '/standards',
        campaigns: { remindDaysBefore: [] },
      }),
    ).toEqual({ notifications: false, pagePath: '/standards', daysBefore: [] });
  });

  it.each([
    [{ pagePath: 'standards' }, 'scorecards.pagePath'],
    [{ pagePath: '/standards/' }, 'scorecards.pagePath'],
    [{ digest: { hour: 24 } }, 'scorecards.digest.hour'],
    [
      { campaigns: { remindDaysBefore: [14, -1] } },
      'scorecards.campaigns.remindDaysBefore',
    ],
    [
      { campaigns: { remindDaysBefore: 14 } },
      'scorecards.campaigns.remindDaysBefore',
    ],
  ])('is refused: %j', (config, path) => {
    expect(() => read(config)).toThrow(path);
  });
});
