import { atFieldsOf, readAt } from './atForm';

const zone = 'Europe/Berlin';
const read = (date: string, time: string, inZone = zone) => {
  const { at, ...rest } = readAt({ date, time, zone: inZone });
  return {
    ...(at !== undefined && { at: new Date(at).toISOString() }),
    ...rest,
  };
};

describe('a time that is asked for', () => {
  it.each([
    ['2026-11-24', '03:12', { at: '2026-11-24T02:12:00.000Z' }],
    ['2026-07-01', '9:00', { at: '2026-07-01T07:00:00.000Z' }],
    [
      '2027-03-28',
      '02:30',
      { at: '2027-03-28T01:30:00.000Z', night: 'skipped' },
    ],
    [
      '2027-10-31',
      '02:30',
      { at: '2027-10-31T00:30:00.000Z', night: 'repeated' },
    ],
    ['2026-02-30', '03:12', { problem: 'date' }],
    ['', '', { problem: 'date' }],
    ['2026-11-24', '25:00', { problem: 'time' }],
    ['2100-01-01', '02:00', { problem: 'range' }],
    ['1969-12-31', '12:00', { problem: 'range' }],
  ])('reads %s, %s', (date, time, expected) => {
    expect(read(date, time)).toEqual(expected);
  });

  it('says that a zone is none', () => {
    expect(read('2026-11-24', '03:12', 'Mars/Base')).toEqual({
      problem: 'zone',
    });
  });

  it('is written as it was read', () => {
    const fields = { date: '2026-07-01', time: '23:45', zone: 'Asia/Kolkata' };
    expect(atFieldsOf(readAt(fields).at!, 'Asia/Kolkata')).toEqual(fields);
  });
});
