import { limitOf, pauseOf } from './limits';

const NOW = new Date('2026-11-27T03:00:00Z');

describe('limits of GitHub', () => {
  it('are none where headers say nothing that can be read', () => {
    expect(
      limitOf({ 'x-ratelimit-used': '', 'x-ratelimit-limit': 'many' }),
    ).toBeUndefined();
    expect(
      limitOf({
        'x-ratelimit-used': '7',
        'x-ratelimit-limit': '5000',
        'x-ratelimit-reset': `${NOW.getTime() / 1_000}`,
      }),
    ).toEqual({ used: 7, limit: 5_000, resetsAt: NOW });
  });

  it('do not say how long to wait while some is left of them', () => {
    const reset = { 'x-ratelimit-reset': `${NOW.getTime() / 1_000 + 60}` };
    expect(
      pauseOf({ ...reset, 'x-ratelimit-remaining': '9' }, NOW),
    ).toBeUndefined();
    expect(pauseOf({ ...reset, 'x-ratelimit-remaining': '0' }, NOW)).toEqual(
      new Date(NOW.getTime() + 60_000),
    );
  });
});
