import { isUnfiltered, readServiceQuery } from './serviceQuery';

const read = (address: string) =>
  readServiceQuery(new URLSearchParams(address));

describe('readServiceQuery', () => {
  it('reads every filter, with all of its values', () => {
    expect(
      read(
        'q= led &team=group:default/a&team=group:default/b&finding=missing&trust=stale&trust=fresh&tier=1&lifecycle=none&kind=api&owner=group:default/x&sort=-since',
      ),
    ).toEqual({
      q: 'led',
      team: ['group:default/a', 'group:default/b'],
      finding: ['missing'],
      trust: ['fresh', 'stale'],
      tier: ['1'],
      lifecycle: ['none'],
      kind: ['api'],
      owner: ['group:default/x'],
      sort: '-since',
    });
  });

  it.each([
    'finding=asleep',
    'finding=toString',
    'trust=total',
    'sort=colour',
    'q=%20',
    'other=1',
  ])('leaves out what the server would refuse: %s', address => {
    expect(read(address)).toEqual({});
  });

  it('reads no more values of a filter than the server takes', () => {
    const address = Array.from({ length: 60 }, (_, n) => `team=group:a/${n}`);
    expect(read(address.join('&')).team).toHaveLength(50);
  });

  it('cuts a text that is too long to be searched for', () => {
    expect(read(`q=${'x'.repeat(300)}`).q).toHaveLength(200);
  });

  it.each([
    ['', true],
    ['sort=title', true],
    ['tier=1', false],
    ['q=a', false],
  ])('%s: all services are meant: %s', (address, expected) => {
    expect(isUnfiltered(read(address))).toBe(expected);
  });
});
