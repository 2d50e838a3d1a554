import { levelOf, onCallOf, person, shiftOf } from '../__testUtils__/answers';
import { saidAt, sayNow } from './sayNow';

const says = (rest: Parameters<typeof onCallOf>[1]) =>
  sayNow(onCallOf('a', rest));
const ana = shiftOf(person('Ana'));
const gone = shiftOf(person('Ben', { gone: true, known: false }));
const pagerduty = { id: 'pagerduty', title: 'PagerDuty', stale: false };

it.each([
  ['no-owner', 'a has no owner'],
  ['no-schedule', 'Ledger has no schedule'],
  ['schedule-unknown', 'The annotation names x'],
  ['source-unknown', 'PagerDuty knows nothing of it'],
] as const)(
  'says of a route that breaks by %s that it does',
  (problem, reason) => {
    expect(says({ problem, reason })).toEqual({
      'has-schedule': { value: false, note: reason },
      'route-reaches-person': { value: false, note: reason },
      'reachable-now': { value: false, note: reason },
      now: { value: 'nobody', note: reason },
    });
  },
);

it.each(['hidden', 'source-silent'] as const)(
  'does not take %s for nobody',
  problem => {
    const reason = 'PagerDuty has not said yet';
    const unavailable = { unavailable: reason };
    expect(says({ problem, reason })).toEqual({
      'has-schedule': unavailable,
      'route-reaches-person': unavailable,
      'reachable-now': unavailable,
      now: unavailable,
    });
    // It has said before who comes next.
    const levels = [levelOf(1, { next: ana })];
    expect(says({ problem, reason, levels })).toMatchObject({
      'has-schedule': { value: true },
      'route-reaches-person': { value: true },
      'reachable-now': unavailable,
    });
  },
);

it('says at which level somebody answers, and names them only beside it', () => {
  const both = shiftOf(person('Ana'), person('Chen'));
  const first = levelOf(1, { now: both });
  const at = { url: '/oncall/schedules/s1', title: 'Schedule "Ledger 1"' };
  expect(says({ levels: [first, levelOf(2, { now: ana })] })).toEqual({
    'has-schedule': { value: true, note: 'Ledger 1', at },
    'route-reaches-person': { value: true },
    'reachable-now': { value: true },
    now: { value: 'first-level', note: 'Ana, Chen', at },
  });
  expect(
    says({ levels: [levelOf(1), levelOf(2, { now: ana })] }).now,
  ).toMatchObject({ value: 'higher-level' });
  // The lowest that there is.
  expect(says({ levels: [levelOf(2, { now: ana })] }).now).toMatchObject({
    value: 'first-level',
  });
});

it('reaches nobody in a gap, and the next person behind it', () => {
  const reason = 'Nobody is on call by Ledger 1 until Monday';
  const levels = [levelOf(1, { next: ana })];
  expect(says({ levels, problem: 'nobody-now', reason })).toMatchObject({
    'route-reaches-person': { value: true },
    'reachable-now': { value: false, note: reason },
    now: { value: 'nobody', note: reason },
  });
  const empty = [levelOf(1)];
  expect(
    says({ levels: empty, problem: 'nobody-now', reason })[
      'route-reaches-person'
    ],
  ).toEqual({
    value: false,
    note: reason,
  });
});

it('does not reach whoever left', () => {
  expect(says({ levels: [levelOf(1, { now: gone })] })).toMatchObject({
    'route-reaches-person': { value: false },
    'reachable-now': { value: false },
    now: { value: 'nobody' },
  });
});

it('leads to the page of the schedule, wherever that is', () => {
  const levels = (source?: object) => [
    levelOf(1, { source: source && { ...pagerduty, ...source } }),
  ];
  const url = 'https://example.pagerduty.com/schedules/1';
  const ofSource = { url, title: 'PagerDuty' };
  expect(says({ levels: levels({ url }) })['has-schedule'].at).toEqual(
    ofSource,
  );
  expect(says({ levels: levels({}) })['has-schedule'].at).toBeUndefined();
});

it('is as old as what another system said', () => {
  const sourced = (readAt?: string) =>
    levelOf(1, { now: ana, source: { ...pagerduty, readAt } });
  const levels = [
    sourced('2026-11-28T10:00:00.000Z'),
    sourced('2026-11-28T09:00:00.000Z'),
  ];
  expect(saidAt(onCallOf('a', { levels }))).toBe('2026-11-28T09:00:00.000Z');
  expect(saidAt(onCallOf('a', { levels: [levelOf(1)] }))).toBeUndefined();
});
