import type { FactSchema } from '@callboard/backstage-plugin-scorecards-common';
import fc from 'fast-check';
import { checkReading } from '../__testUtils__/checkReading';
import { toReading } from './toReading';

const schema = (rest: Partial<FactSchema>): FactSchema => ({
  name: 'x',
  title: 'X',
  type: 'string',
  ...rest,
});

const PARTS = schema({
  type: 'list',
  items: { parts: { name: { type: 'string' }, port: { type: 'number' } } },
});

describe('toReading', () => {
  it.each<[Partial<FactSchema>, unknown, object]>([
    [{}, 'a', { value: 'a' }],
    [{}, undefined, { missing: 'There is no a.b in x.json.' }],
    [{}, null, { missing: 'There is no a.b in x.json.' }],
    [{ type: 'number' }, 0, { value: 0 }],
    [{ type: 'boolean' }, false, { value: false }],
    [{ type: 'list' }, ['a', 1], { value: ['a', 1] }],
    [{ type: 'list' }, [], { value: [] }],
    [{ type: 'map' }, { a: 'b' }, { value: { a: 'b' } }],
    [
      PARTS,
      [{ name: 'a', port: 1, more: { deep: 1 } }, { constructor: 'x' }],
      { value: [{ name: 'a', port: 1 }, {}] },
    ],
    [
      PARTS,
      ['a'],
      {
        unavailable:
          'The value of a.b in x.json is a list and a list of objects is wanted.',
      },
    ],
    [
      { type: 'map' },
      { a: 1 },
      {
        unavailable:
          'The value of a.b in x.json is an object and an object of texts is wanted.',
      },
    ],
    [
      {},
      { a: 1 },
      {
        unavailable:
          'The value of a.b in x.json is an object and a string is wanted.',
      },
    ],
    [
      { type: 'list' },
      'a',
      {
        unavailable:
          'The value of a.b in x.json is text and a list of single values is wanted.',
      },
    ],
  ])('of %j makes of %j %j', (of, raw, expected) => {
    expect(toReading(schema(of), raw, 'a.b in x.json')).toEqual(expected);
  });

  it('keeps numbers and texts apart, for the check of all readings to refuse', () => {
    const of = schema({ type: 'number' });
    const reading = toReading(of, '80', 'a');
    expect(reading).toEqual({ value: '80' });
    expect(checkReading(of, reading).problems).not.toEqual([]);
  });

  it('gives any JSON a shape that can be checked', () => {
    const types = fc.constantFrom(
      ...(['string', 'list', 'map', 'number'] as const).map(type => ({ type })),
      PARTS,
    );
    fc.assert(
      fc.property(types, fc.jsonValue(), (of, raw) => {
        const reading = toReading(schema(of), raw, 'a');
        const kinds = ['value', 'missing', 'unavailable'].filter(
          kind => kind in reading,
        );
        expect(kinds).toHaveLength(1);
        expect(() => checkReading(schema(of), reading)).not.toThrow();
      }),
    );
  });
});
