import { ConfigReader } from '@backstage/config';
import { defaultOwnershipKeys } from '@callboard/backstage-plugin-ownership-common';
import { readOwnershipConfig } from './readOwnershipConfig';

const read = (ownership?: object) =>
  readOwnershipConfig(
    new ConfigReader(ownership ? { ownership: ownership as any } : {}),
  );

describe('readOwnershipConfig', () => {
  it('has defaults for everything', () => {
    expect(read()).toEqual({
      schedule: { frequency: { seconds: 30 }, timeout: { minutes: 5 } },
      fullPassEvery: { hours: 1 },
      keys: defaultOwnershipKeys,
    });
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
