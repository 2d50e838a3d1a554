import { reasonOf } from './reasonOf';

it.each([
  ['nothing', [], ''],
  ['one thing', ['one'], 'one'],
  ['several', ['one', 'two'], 'one; two'],
])('makes a reason of %s', (_, evidence, reason) => {
  expect(reasonOf(evidence)).toBe(reason);
});

it('keeps to the limit of a reason', () => {
  expect(reasonOf(['x'.repeat(2_000), 'y'])).toBe('x'.repeat(1_000));
});
