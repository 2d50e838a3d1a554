import { figuresOf } from '../__testUtils__/answers';
import { sayFigures } from './sayFigures';

const MINUTE = 60_000;

describe('what alerts say', () => {
  it('adds up pages, and says of how many', () => {
    const said = sayFigures(
      figuresOf('a', {
        ...{ alerts: 14, pages: 10, outOfHoursPages: 3, acknowledged: 8 },
        acknowledgedAfterMs: 4 * MINUTE,
        ...{ unowned: 2, unrouted: 1 },
      }),
    );
    expect(said).toEqual({
      'alerts-30d': { value: 14 },
      'pages-per-week': { value: 2.3, note: '10 pages in 30 days' },
      'out-of-hours-pages-30d': { value: 3, note: 'of 10 pages' },
      'time-to-acknowledge': {
        value: 4 * MINUTE,
        note: '8 of 10 pages were acknowledged',
      },
      'unacknowledged-pages-30d': { value: 2, note: 'of 10 pages' },
      'unowned-alerts-30d': { value: 2, note: 'of 14 alerts' },
      'unrouted-alerts-30d': {
        value: 1,
        at: { url: '/alerts/unrouted', title: 'Unrouted alerts' },
      },
      'route-reaches-person': { value: true, note: undefined },
    });
  });

  it.each([
    [0, 'Nobody was paged in 30 days'],
    [3, 'Nobody acknowledged any of 3 pages in 30 days'],
  ])('knows no time of %i pages that nobody took', (pages, missing) => {
    const said = sayFigures(figuresOf('a', { pages }));
    expect(said['time-to-acknowledge']).toEqual({ missing });
  });

  it('says why nobody is reached', () => {
    const reason = 'No team answers for it';
    const route = { reachesPerson: false, reason };
    const said = sayFigures(figuresOf('a', { route }));
    expect(said['route-reaches-person']).toEqual({
      ...{ value: false, note: reason },
    });
  });
});
