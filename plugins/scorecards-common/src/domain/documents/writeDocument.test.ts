import * as fc from 'fast-check';
import type { Condition, Scorecard } from '../../types';
import { GOOD_DOCUMENTS } from './__testUtils__/goodDocuments';
import { readDocument, readDocumentValue } from './readDocument';
import { writeDocument } from './writeDocument';

const text = fc
  .oneof(
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }),
    fc.string({ unit: 'binary', minLength: 1, maxLength: 30 }),
    fc.constantFrom(
      'true',
      'null',
      '~',
      '1.10',
      '2027-01-01',
      '- a',
      '# a',
      'a: b',
      '---',
      ' a\n  b\n',
      'a\n\n\n',
      '\ta',
      'a\r\nb',
      '"',
      "'",
      '{{a}}',
      '<<',
      '*a',
      '&a',
      '!a',
      '0x1f',
      '.inf',
    ),
  )
  .filter(value => value.trim() !== '');
const title = text.filter(value => !/[\r\n]/.test(value));
const id = fc.stringMatching(/^[a-z0-9]{1,8}(-[a-z0-9]{1,8}){0,2}$/);
const scalar = fc.oneof(
  text,
  fc.boolean(),
  fc
    .double({ noNaN: true, noDefaultInfinity: true })
    .filter(value => !Object.is(value, -0)),
);

const { condition } = fc.letrec<{ condition: Condition }>(tie => ({
  condition: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    fc.record({ fact: text, equals: scalar }) as fc.Arbitrary<Condition>,
    fc.record({
      fact: text,
      key: text,
      in: fc.array(scalar, { minLength: 1, maxLength: 3 }),
    }) as fc.Arbitrary<Condition>,
    fc.record({ cel: text }),
    fc.record({ not: tie('condition') }),
    fc.record({
      all: fc.array(tie('condition'), { minLength: 1, maxLength: 3 }),
    }),
    fc.record({
      forAll: text,
      where: fc.record({ item: text, present: fc.boolean() }),
      is: tie('condition'),
    }) as fc.Arbitrary<Condition>,
    fc.record({ count: text, atLeast: fc.nat() }) as fc.Arbitrary<Condition>,
  ),
}));

const optional = <T>(from: fc.Arbitrary<T>) =>
  fc.option(from, { nil: undefined });
const check = fc.record({
  id,
  title,
  level: optional(id),
  weight: optional(fc.constantFrom(0.5, 1, 3)),
  countsFrom: optional(fc.constantFrom('2027-01-01', '2028-02-29')),
  passes: condition,
  warns: optional(condition),
  fix: optional(
    fc.record({
      text,
      effort: fc.constantFrom('3d', '30m'),
      links: fc.array(fc.record({ title, url: fc.webUrl() }), {
        maxLength: 2,
      }),
    }),
  ),
});
const scorecard: fc.Arbitrary<Scorecard> = fc.record({
  kind: fc.constant('Scorecard' as const),
  id,
  title,
  description: optional(text),
  owner: fc.constantFrom('group:default/x', 'user:y'),
  ranking: fc.constantFrom('levels' as const, 'points' as const),
  levels: fc.array(
    fc.record({ id, title, from: optional(fc.nat({ max: 100 })) }),
    { maxLength: 3 },
  ),
  checks: fc.array(
    fc.oneof(
      check,
      fc.record({
        use: fc.tuple(id, id).map(parts => parts.join('/')),
        level: optional(id),
      }),
    ),
    { maxLength: 4 },
  ),
});

describe('writeDocument', () => {
  it('writes what is read as an equal document', () => {
    fc.assert(
      fc.property(scorecard, document => {
        const written = writeDocument(document);
        const read = readDocument(written);
        expect(read.findings).toEqual([]);
        expect(read.document).toEqual(document);
        expect(writeDocument(read.document!)).toBe(written);
      }),
      { numRuns: 100 },
    );
  });

  it.each(GOOD_DOCUMENTS.map(good => [good]))(
    'keeps one order of fields in %.60j',
    good => {
      const { document } = readDocument(good);
      const written = writeDocument(document!);
      expect(readDocument(written).document).toEqual(document);
      const shuffled = Object.fromEntries(Object.entries(document!).reverse());
      const again = readDocumentValue(shuffled).document!;
      expect(writeDocument(again)).toBe(written);
      expect(written).toMatch(/^kind: \w+\nid: [\w-]+\ntitle: /);
    },
  );
});
