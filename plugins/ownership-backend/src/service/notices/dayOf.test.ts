import { dayOf } from './dayOf';

it('writes a day', () => {
  expect(dayOf(new Date('2026-12-08T23:59:00Z'))).toBe('8 December 2026');
});
