import { summaryOf } from '../__testUtils__/summaries';
import { teamRows } from './teamRows';

const team = (name: string) => ({
  entityRef: `group:default/${name}`,
  title: name,
});

const rowsOf = (...schedules: ReturnType<typeof summaryOf>[]) =>
  teamRows(schedules).map(({ id, state, second }) => ({
    id,
    state,
    second: second.map(each => each.id),
  }));

describe('teamRows', () => {
  it('puts the levels of a team into one row', () => {
    expect(
      rowsOf(
        summaryOf({ id: 'a1', team: team('a'), level: 1 }),
        summaryOf({ id: 'a2', team: team('a'), level: 2 }),
        summaryOf({ id: 'a3', team: team('a'), level: 3 }),
      ),
    ).toEqual([{ id: 'a1', state: 'covered', second: ['a2'] }]);
  });

  it('has a row for each schedule of the first level', () => {
    expect(
      rowsOf(
        summaryOf({ id: 'a1', team: team('a'), level: 1 }),
        summaryOf({ id: 'b1', team: team('a'), level: 1 }),
      ),
    ).toEqual([
      { id: 'a1', state: 'covered', second: [] },
      { id: 'b1', state: 'covered', second: [] },
    ]);
  });

  it('shows first who has nobody at all, then who has nobody at the first level', () => {
    expect(
      rowsOf(
        summaryOf({ id: 'fine', team: team('a') }),
        summaryOf({ id: 'second', team: team('b'), now: undefined }),
        summaryOf({ id: 'answers', team: team('b'), level: 2 }),
        summaryOf({ id: 'nobody', team: team('c'), now: undefined }),
        summaryOf({
          id: 'silent',
          team: team('d'),
          now: undefined,
          source: { id: 'pagerduty', title: 'PagerDuty', stale: true },
        }),
      ),
    ).toEqual([
      { id: 'nobody', state: 'nobody', second: [] },
      { id: 'second', state: 'second', second: ['answers'] },
      { id: 'silent', state: 'unknown', second: [] },
      { id: 'fine', state: 'covered', second: [] },
    ]);
  });
});
