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
    });
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
});
