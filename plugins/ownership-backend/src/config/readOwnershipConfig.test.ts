import { ConfigReader } from '@backstage/config';
import { defaultOwnershipKeys } from '@callboard/backstage-plugin-ownership-common';
import { readOwnershipConfig } from './readOwnershipConfig';

const DAY = 86_400_000;

const read = (ownership?: object) =>
  readOwnershipConfig(
    new ConfigReader(ownership ? { ownership: ownership as any } : {}),
  );

describe('readOwnershipConfig', () => {
  it('has defaults for everything', () => {
    expect(read()).toEqual({
      schedule: { frequency: { seconds: 30 }, timeout: { minutes: 5 } },
      fullPassEvery: { hours: 1 },
      transfers: { answerWithin: 14 * DAY, writeWithin: 90 * DAY },
      notifications: true,
      digest: { weekday: 1, hour: 9 },
      pagePath: '/ownership',
      codeOwners: { enabled: true, readAgainAfter: DAY / 4, fileRoots: [] },
      writeActions: false,
      admins: [],
      keys: defaultOwnershipKeys,
      periods: {
        default: { freshFor: 120 * DAY, dueAfter: 180 * DAY },
        byTier: {},
      },
    });
  });

  it('takes periods by tier, the rest as for all', () => {
    const { periods } = read({
      confirmation: {
        dueAfter: { days: 200 },
        byTier: { '1': { freshFor: 'P60D', dueAfter: { days: 90 } }, '2': {} },
      },
    });
    const rest = { freshFor: 120 * DAY, dueAfter: 200 * DAY };
    expect(periods).toEqual({
      default: rest,
      byTier: { '1': { freshFor: 60 * DAY, dueAfter: 90 * DAY }, '2': rest },
    });
  });

  it.each([
    [{ freshFor: { days: 200 } }, /ownership\.confirmation\.dueAfter/],
    [
      { byTier: { '1': { dueAfter: { days: 100 } } } },
      /ownership\.confirmation\.byTier\.1\.dueAfter/,
    ],
    [{ byTier: { '1': 'soon' } }, /ownership\.confirmation\.byTier\.1/],
    [{ dueAfter: 'soon' }, /ownership\.confirmation/],
  ])('refuses %j and names it', (confirmation, path) => {
    expect(() => read({ confirmation })).toThrow(path);
  });

  it('knows how long transfers wait, and who administers', () => {
    const { transfers, admins } = read({
      transfers: { answerWithin: 'P3D' },
      admins: ['Group:default/Platform', 'user:ines'],
    });
    expect(transfers).toEqual({ answerWithin: 3 * DAY, writeWithin: 90 * DAY });
    expect(admins).toEqual(['group:default/platform', 'user:default/ines']);
  });

  it('reminds on the day it is told to, or not at all', () => {
    expect(read({ digest: { weekday: 3 } }).digest).toEqual({
      weekday: 3,
      hour: 9,
    });
    expect(read({ digest: false }).digest).toBeUndefined();
  });

  it('takes the path of the page with and without a slash at its end', () => {
    expect(read({ pagePath: '/who/owns/' }).pagePath).toBe('/who/owns');
    expect(read({ pagePath: '/who' }).pagePath).toBe('/who');
  });

  it.each([
    [{ pagePath: 'ownership' }, /ownership\.pagePath/],
    [{ pagePath: 'https://portal.example.com/o' }, /ownership\.pagePath/],
    [{ pagePath: '/ownership?tab=x' }, /ownership\.pagePath/],
    [{ digest: { weekday: 0 } }, /ownership\.digest\.weekday/],
    [{ codeOwners: { fileRoots: ['x'] } }, /codeOwners\.fileRoots\[0\]/],
    [{ digest: { hour: 24 } }, /ownership\.digest\.hour/],
    [{ transfers: { writeWithin: { days: 0 } } }, /transfers\.writeWithin/],
    [{ admins: ['group:default/a', 'no ref:'] }, /ownership\.admins\[1\]/],
  ])('refuses %j, and names it', (own, path) => {
    expect(() => read(own)).toThrow(path);
  });

  it('takes each key on its own', () => {
    const { keys, fullPassEvery } = read({
      fullPassEvery: { minutes: 5 },
      keys: {
        chat: ['acme.com/room'],
        chatUrl: 'https://chat.example.com/{channel}',
        tier: { values: { gold: '1', '2.x': '2' } },
      },
    });
    expect(fullPassEvery).toEqual({ minutes: 5 });
    expect(keys).toEqual({
      ...defaultOwnershipKeys,
      chat: ['acme.com/room'],
      chatUrl: 'https://chat.example.com/{channel}',
      tier: { ...defaultOwnershipKeys.tier, values: { gold: '1', '2.x': '2' } },
    });
  });

  it('refuses a tier that is not text and names it', () => {
    expect(() => read({ keys: { tier: { values: { '2.gold': 1 } } } })).toThrow(
      /ownership\.keys\.tier\.values\.2\.gold/,
    );
  });

  it.each([
    'ftp://chat.example.com/{channel}',
    'https://chat.example.com/',
    'https://{x}/{channel}',
  ])('refuses chatUrl %p and names it', chatUrl => {
    expect(() => read({ keys: { chatUrl } })).toThrow(
      /ownership\.keys\.chatUrl/,
    );
  });
});
