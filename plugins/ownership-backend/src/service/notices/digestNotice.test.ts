import { digestNotice } from './digestNotice';

const ledger = { entityRef: 'group:default/ledger', title: 'Ledger' };
const none = { fresh: 0, ageing: 0, stale: 0, never: 0 };

describe('digestNotice', () => {
  it.each([
    [
      { fresh: 7, stale: 3, never: 4 },
      '7 of 14 services of Ledger wait to be confirmed',
      '3 overdue, 4 never confirmed.',
    ],
    [
      { fresh: 2, ageing: 1 },
      '1 of 3 services of Ledger waits to be confirmed',
      '1 due soon.',
    ],
    [
      { stale: 1 },
      '1 of 1 service of Ledger waits to be confirmed',
      '1 overdue.',
    ],
    [
      { stale: 1, ageing: 2, never: 3 },
      '6 of 6 services of Ledger wait to be confirmed',
      '1 overdue, 2 due soon, 3 never confirmed.',
    ],
  ])('for %j reads %s', (counts, title, description) => {
    expect(digestNotice(ledger, { ...none, ...counts }, '/who')).toEqual({
      recipientRef: 'group:default/ledger',
      topic: 'Ownership reminders',
      scope: 'ownership:digest:group:default/ledger',
      title,
      description,
      link: '/who?view=mine',
    });
  });

  it.each([{}, { fresh: 5 }, { never: 9 }, { fresh: 1, never: 9 }])(
    'is none for %j',
    counts => {
      expect(
        digestNotice(ledger, { ...none, ...counts }, '/who'),
      ).toBeUndefined();
    },
  );
});
