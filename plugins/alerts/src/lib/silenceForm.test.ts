import {
  asSilence,
  nextWorkingHour,
  silenceForm,
  silenceProblems,
  silenceTimes,
  type SilenceForm,
} from './silenceForm';

// A Saturday.
const now = Date.parse('2026-11-28T20:30:00Z');
const zone = 'Europe/Berlin';
const clocks = { now, zone, workZone: 'America/New_York' };
const HOUR = 3_600_000;

const formOf = (change: Partial<SilenceForm>) =>
  silenceForm(
    {
      matchers: [{ label: 'alertname', op: '=', value: 'Disk' }],
      reason: 'A move',
      ...change,
    },
    clocks,
  );

const endOf = (change: Partial<SilenceForm>) => {
  const { endsAt } = silenceTimes(formOf(change), clocks);
  return endsAt && new Date(endsAt).toISOString();
};

it.each<[string, Partial<SilenceForm>, string | undefined]>([
  ['nothing that was chosen', {}, undefined],
  ['an hour', { end: 'hour' }, '2026-11-28T21:30:00.000Z'],
  [
    'four hours after a later start',
    { end: 'fourHours', start: { date: '2026-11-29', time: '09:00' } },
    '2026-11-29T12:00:00.000Z',
  ],
  [
    "the next working hour of the schedule's zone",
    { end: 'working' },
    '2026-11-30T14:00:00.000Z',
  ],
  [
    "a date on the reader's clock",
    { end: 'date', endAt: { date: '2026-12-01', time: '18:30' } },
    '2026-12-01T17:30:00.000Z',
  ],
  [
    'no time',
    { end: 'date', endAt: { date: '2026-12-01', time: '9' } },
    undefined,
  ],
])('ends at %s', (_, change, expected) => {
  expect(endOf(change)).toBe(expected);
});

it('a working hour that has begun is not the next one', () => {
  const monday = Date.parse('2026-11-30T08:00:00Z');
  expect(nextWorkingHour(monday, zone)).toBe(monday + 24 * HOUR);
  expect(nextWorkingHour(monday - HOUR, zone)).toBe(monday);
});

it('says where it is wrong', () => {
  const problems = (change: Partial<SilenceForm>) => {
    const form = formOf(change);
    const times = silenceTimes(form, clocks);
    return Object.keys(silenceProblems(form, { ...times, now })).sort();
  };
  expect(problems({ end: 'hour' })).toEqual([]);
  expect(problems({ matchers: [], reason: ' ' })).toEqual([
    ...['end', 'matchers', 'reason'],
  ]);
  expect(problems({ kind: 'maintenance', end: 'hour' })).toEqual(['services']);
  const past = { date: '2026-11-28', time: '09:00' };
  expect(problems({ end: 'date', endAt: past })).toEqual(['end']);
});

it('is sent without a start that is now, and without lines that say nothing', () => {
  const form = formOf({
    matchers: [
      { label: 'alertname', op: '=', value: 'Disk' },
      { label: '', op: '=', value: '' },
    ],
    team: { entityRef: 'group:default/payments', title: 'Payments' },
  });
  expect(asSilence(form, { startsAt: now, endsAt: now + HOUR })).toEqual({
    matchers: [{ label: 'alertname', op: '=', value: 'Disk' }],
    teamRef: 'group:default/payments',
    endsAt: '2026-11-28T21:30:00.000Z',
    reason: 'A move',
  });
});
