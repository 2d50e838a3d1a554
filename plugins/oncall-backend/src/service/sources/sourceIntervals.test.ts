import { sourceIntervals } from './sourceIntervals';

const ana = { name: 'Ana', email: 'ana@example.com' };
const ben = { name: 'Ben' };
const at = (hour: number) =>
  new Date(Date.UTC(2026, 10, 30, hour)).toISOString();
const shift = (people: object[], from?: number, to?: number) => ({
  people: people as { name: string }[],
  startsAt: from === undefined ? undefined : at(from),
  endsAt: to === undefined ? undefined : at(to),
});
const told = (shifts: ReturnType<typeof shift>[]) =>
  sourceIntervals(shifts).map(({ startsAt, endsAt, people }) => [
    startsAt === 0 ? 'ever' : new Date(startsAt).getUTCHours(),
    endsAt === Infinity ? 'ever' : new Date(endsAt).getUTCHours(),
    people.map(({ name }) => name).join(' '),
  ]);

it.each([
  ['nothing', [], []],
  ['a person without an end', [shift([ana])], [['ever', 'ever', 'Ana']]],
  [
    'people together for the time they share',
    [shift([ana], 8, 16), shift([ben], 12, 20)],
    [
      [8, 12, 'Ana'],
      [12, 16, 'Ana Ben'],
      [16, 20, 'Ben'],
    ],
  ],
  [
    'one interval of two shifts that meet',
    [
      shift([ana], 8, 12),
      shift([{ ...ana, email: 'ANA@example.com' }], 12, 16),
    ],
    [[8, 16, 'Ana']],
  ],
  [
    'a gap, and nothing for shifts without length',
    [shift([ana], 8, 9), shift([ben], 10, 10), shift([ana], 11, 12)],
    [
      [8, 9, 'Ana'],
      [11, 12, 'Ana'],
    ],
  ],
])('gives %s', (_, shifts, expected) => {
  expect(told(shifts)).toEqual(expected);
});
