import fc from 'fast-check';
import { parse } from 'yaml';
import {
  addAt,
  moveAt,
  readFields,
  renameAt,
  setAt,
  valueAt,
  wrapAt,
} from './yamlText';

const TEXT = `# Of the platform.
kind: Scorecard
title: Basics # said by all
levels:
  - { id: bronze, title: Bronze }

checks:
  # The owner first.
  - id: owner
    level: bronze
    passes: { fact: catalog/owner, present: true }
  - id: size
    passes:
      fact: oncall/size # people
      atLeast: 2
    fix:
      effort: 1h
`;

describe('a text that is changed through its tree', () => {
  it('keeps comments, quotes and order', () => {
    expect(setAt(TEXT, ['checks', 1, 'passes', 'atLeast'], 3)).toBe(
      TEXT.replace('atLeast: 2', 'atLeast: 3'),
    );
    expect(setAt(TEXT, ['title'], 'More')).toBe(
      TEXT.replace('title: Basics', 'title: More'),
    );
    expect(
      renameAt(TEXT, ['checks', 1, 'passes', 'atLeast'], {
        name: 'moreThan',
        value: 4,
      }),
    ).toBe(TEXT.replace('atLeast: 2', 'moreThan: 4'));
  });

  it('keeps lists that begin where their names do', () => {
    const flat = 'title: A\nlevels:\n- id: a\n- id: b\n';
    expect(setAt(flat, ['title'], 'B')).toBe(flat.replace('A', 'B'));
  });

  it('takes away what is left empty', () => {
    expect(setAt(TEXT, ['checks', 1, 'fix', 'effort'], undefined)).toBe(
      TEXT.replace('    fix:\n      effort: 1h\n', ''),
    );
  });

  it('makes what is not there yet', () => {
    const text = setAt(TEXT, ['checks', 0, 'fix', 'effort'], '2h');
    expect(valueAt(readFields(text), ['checks', 0, 'fix'])).toEqual({
      effort: '2h',
    });
    expect(
      valueAt(readFields(addAt(TEXT, ['categories'], 'x')), ['categories']),
    ).toEqual(['x']);
  });

  it('puts a condition into a group with its comments', () => {
    const text = wrapAt(TEXT, ['checks', 1, 'passes'], 'all');
    expect(valueAt(readFields(text), ['checks', 1, 'passes'])).toEqual({
      all: [{ fact: 'oncall/size', atLeast: 2 }],
    });
    expect(text).toContain('# people');
  });

  it('moves an item with its comments', () => {
    const text = moveAt(TEXT, ['checks'], {
      from: 0,
      to: 1,
      set: { level: 'gold' },
    });
    const checks = valueAt(readFields(text), ['checks']);
    expect(checks).toMatchObject([
      { id: 'size' },
      { id: 'owner', level: 'gold' },
    ]);
    expect(text).toContain('# people');
    expect(text).toContain('# Of the platform.');
  });

  it.each(['a: [', 'a: *b', '', '- a', '{'.repeat(5_000)])(
    'stays as it is where it is no YAML, or no fields (%#)',
    text => {
      expect(readFields(text)).toBeUndefined();
      expect(setAt(text, ['b'], 1)).toBe(text);
    },
  );

  it('reads what was set, whatever it is', () => {
    const value = fc.oneof(
      fc.string(),
      fc.integer(),
      fc.boolean(),
      fc.array(fc.string(), { maxLength: 3 }),
      fc.string({ unit: 'grapheme' }),
    );
    const path = fc.constantFrom(
      ['title'],
      ['checks', 0, 'title'],
      ['checks', 1, 'passes', 'atLeast'],
      ['checks', 1, 'fix', 'text'],
    );
    fc.assert(
      fc.property(value, path, (set, at) => {
        const text = setAt(TEXT, at, set);
        expect(valueAt(parse(text), at)).toEqual(set);
        expect(text).toContain('# Of the platform.');
      }),
    );
  });

  it('means after many edits what it means when each text is read anew', () => {
    const text = fc.oneof(fc.string(), fc.constantFrom('1', 'true', 'a: b'));
    const value = fc.oneof(text, fc.integer(), fc.constant(undefined));
    const edit = fc.oneof(
      fc
        .tuple(
          fc.constantFrom(
            ['title'],
            ['checks', 0, 'title'],
            ['checks', 1, 'passes', 'atLeast'],
            ['checks', 1, 'fix', 'text'],
          ),
          value,
        )
        .map(
          ([at, set]) =>
            (known: string) =>
              setAt(known, at, set),
        ),
      fc
        .record({ from: fc.nat(1), to: fc.nat(1) })
        .map(move => (known: string) => moveAt(known, ['checks'], move)),
      text.map(
        id => (known: string) => addAt(known, ['checks'], { id, fix: [id] }),
      ),
      fc.constant((known: string) =>
        wrapAt(known, ['checks', 0, 'passes'], 'all'),
      ),
      fc.constant((known: string) =>
        renameAt(known, ['checks', 1, 'passes', 'atLeast'], {
          name: 'moreThan',
          value: 4,
        }),
      ),
    );
    const read = (written: string) => parse(written, { uniqueKeys: false });
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 6 }), edits => {
        let kept = TEXT;
        let anew = TEXT;
        for (const apply of edits) {
          kept = apply(kept);
          expect(readFields(kept)).toEqual(read(kept));
        }
        for (const apply of edits) {
          readFields('another: text');
          anew = apply(anew);
        }
        // Quotes that a value needed once stay only where it was read with them.
        expect(read(kept)).toEqual(read(anew));
        expect(kept).toContain('# The owner first.');
      }),
    );
  });

  it('finds own fields only', () => {
    expect(valueAt(readFields('a: 1'), ['constructor'])).toBeUndefined();
    expect(valueAt({ a: [1] }, ['a', 'length', 'x'])).toBeUndefined();
  });
});
