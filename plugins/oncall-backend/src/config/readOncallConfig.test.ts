import { ConfigReader } from '@backstage/config';
import { readOncallConfig } from './readOncallConfig';

const read = (oncall?: object) =>
  readOncallConfig(new ConfigReader(oncall ? { oncall: oncall as any } : {}));

describe('readOncallConfig', () => {
  it('has defaults for everything', () => {
    expect(read()).toEqual({
      schedule: { frequency: { seconds: 30 }, timeout: { minutes: 5 } },
      admins: [],
      scheduleKeys: ['callboard.dev/oncall-schedule'],
      notices: {
        enabled: true,
        beforeShift: [12 * 3_600_000, 900_000],
        pagePath: '/oncall',
      },
      keepDeletedMs: 30 * 86_400_000,
      writeActions: false,
    });
  });

  it('reads how long deleted schedules are kept', () => {
    const keep = (keepDays: number) => read({ deletedSchedules: { keepDays } });
    expect(keep(7).keepDeletedMs).toBe(7 * 86_400_000);
    for (const days of [0, 1.5, 3651]) {
      expect(() => keep(days)).toThrow(
        /oncall\.deletedSchedules\.keepDays: must be/,
      );
    }
  });

  it('knows administrators and annotations', () => {
    expect(
      read({
        admins: ['Group:default/Platform', 'user:ines'],
        keys: { schedule: ['acme.com/oncall'] },
      }),
    ).toMatchObject({
      admins: ['group:default/platform', 'user:default/ines'],
      scheduleKeys: ['acme.com/oncall'],
    });
  });

  it('refuses what is no reference, and names it', () => {
    expect(() => read({ admins: ['group:default/a', 'no ref:'] })).toThrow(
      /oncall\.admins\[1\]/,
    );
  });

  it('reads what people are told', () => {
    const { notices } = read({
      notices: {
        enabled: false,
        beforeShift: [{ minutes: 30 }, { days: 1 }, { hours: 24 }],
        pagePath: '/who-is-on-call/',
      },
    });
    expect(notices).toEqual({
      enabled: false,
      beforeShift: [86_400_000, 1_800_000],
      pagePath: '/who-is-on-call',
    });
    expect(read({ notices: { beforeShift: [] } }).notices.beforeShift).toEqual(
      [],
    );
  });

  it.each([
    [{ beforeShift: [{ seconds: 5 }] }, 'oncall.notices.beforeShift[0]'],
    [{ beforeShift: [{ days: 15 }] }, 'oncall.notices.beforeShift[0]'],
    [{ beforeShift: Array(6).fill({ hours: 1 }) }, 'at most 5'],
    [{ pagePath: 'https://elsewhere' }, 'oncall.notices.pagePath'],
  ])('refuses %j', (notices, problem) => {
    expect(() => read({ notices })).toThrow(problem);
  });
});
