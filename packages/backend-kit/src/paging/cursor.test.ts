import { InputError } from '@backstage/errors';
import fc from 'fast-check';
import { z } from 'zod';
import { decodeCursor, encodeCursor } from './cursor';

const position = z.tuple([z.string(), z.number()]);
const raw = (value: unknown) =>
  Buffer.from(JSON.stringify(value)).toString('base64url');

describe('cursor', () => {
  it('returns any JSON position as it was, through a query parameter', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 2 }), value => {
        const written = JSON.parse(JSON.stringify(value));
        const cursor = encodeCursor(written);
        fc.pre(cursor.length <= 2_048);
        expect(encodeURIComponent(cursor)).toBe(cursor);
        expect(decodeCursor(cursor, z.any())).toEqual(written);
      }),
    );
  });

  it.each([
    ['nothing', ''],
    ['garbage', 'not a cursor'],
    ['JSON that is no cursor', raw({ a: 1 })],
    ['another version', raw([2, ['a', 1]])],
    ['a position of another list', encodeCursor({ name: 'a' })],
    ['more than was encoded', raw([1, ['a', 1], 'more'])],
  ])('refuses %s', (_, cursor) => {
    expect(() => decodeCursor(cursor, position)).toThrow(InputError);
    expect(() => decodeCursor(cursor, position, 'after')).toThrow(
      'after is not a cursor of this list',
    );
  });

  it('refuses a cursor of more than 2,048 characters', () => {
    const fits = encodeCursor(['x'.repeat(1_500), 1]);
    const tooLong = encodeCursor(['x'.repeat(1_600), 1]);
    expect(decodeCursor(fits, position)[1]).toBe(1);
    expect(tooLong.length).toBeGreaterThan(2_048);
    expect(() => decodeCursor(tooLong, position)).toThrow(InputError);
  });

  it('never fails in another way, whatever it is given', () => {
    fc.assert(
      fc.property(fc.string(), text => {
        expect(() => decodeCursor(text, position)).toThrow(InputError);
      }),
    );
  });
});
