import { readDocument } from '@callboard/backstage-plugin-scorecards-common/domain';
import fc from 'fast-check';
import type {
  DocumentFinding,
  FactType,
} from '@callboard/backstage-plugin-scorecards-common';
import {
  choicesOf,
  conditionKind,
  firstOperand,
  leafOf,
  operandText,
  operatorsFor,
  partOf,
  readOperand,
  type Subject,
} from './conditions';
import { findingAt, mend } from './findings';
import { countFrom, newChecks } from './grace';
import { dropKept, keepText, readKept } from './keptText';
import { markedParts } from './markedParts';
import { promoteChecks } from './promote';
import { serviceRef } from './serviceRef';
import { idOf, isId, starterOf } from './starters';
import { readFields, valueAt } from './yamlText';

const of = (type: FactType, change: Partial<Subject> = {}): Subject => ({
  type,
  title: 'A fact',
  ...change,
});

describe('operands', () => {
  it.each<[string, string, Subject | undefined, unknown]>([
    ['2', 'atLeast', of('number'), 2],
    ['1.', 'atLeast', of('number'), 1],
    ['', 'atLeast', of('number'), ''],
    ['two', 'atLeast', of('number'), 'two'],
    ['36h', 'atMost', of('duration'), '36h'],
    ['1.20', 'atLeast', of('version'), '1.20'],
    ['a, b ,', 'in', of('string'), ['a', 'b']],
    ['1, 2', 'in', of('number'), [1, 2]],
    ['a*', 'glob', of('string'), 'a*'],
    ['a*, b*', 'glob', of('string'), ['a*', 'b*']],
    ['3', 'contains', of('list', { items: { type: 'number' } }), 3],
    ['7', 'equals', undefined, '7'],
    ['x', 'equals', of('map'), 'x'],
  ])('%j of %s', (text, operator, subject, expected) => {
    expect(readOperand(text, operator, subject)).toEqual(expected);
  });

  it('are chosen where they are few', () => {
    expect(choicesOf('equals', of('boolean'))).toEqual([true, false]);
    expect(choicesOf('equals', of('string', { values: ['a'] }))).toEqual(['a']);
    expect(choicesOf('in', of('string', { values: ['a'] }))).toBeUndefined();
    expect(choicesOf('present', of('number'))).toEqual([true, false]);
  });

  it.each<[FactType, string, string[]]>([
    ['boolean', 'present', ['boolean']],
    ['boolean', 'equals', ['boolean']],
    ['number', 'atLeast', ['number', 'string']],
    ['number', 'in', ['array']],
    ['duration', 'atMost', ['string']],
    ['version', 'atLeast', ['string']],
    ['version', 'notIn', ['array']],
    ['time', 'newerThan', ['string']],
    ['string', 'equals', ['string']],
    ['string', 'glob', ['string']],
  ])(
    'of %s begin for %s with something of its kind',
    (type, operator, kinds) => {
      for (const before of [undefined, true, 3, 'x']) {
        const first = firstOperand(operator, of(type), before);
        expect(kinds).toContain(Array.isArray(first) ? 'array' : typeof first);
      }
      expect(operatorsFor({ type })).toContain(operator);
    },
  );

  it('are read as they were written', () => {
    fc.assert(
      fc.property(fc.integer(), n => {
        expect(readOperand(operandText(n), 'atLeast', of('number'))).toBe(n);
      }),
    );
  });
});

describe('conditions', () => {
  it.each([
    [{ all: [] }, 'all'],
    [{ fact: 'a/b', equals: 1 }, 'fact'],
    [{ forAll: 'a/b', is: {} }, 'forAll'],
    [{ cel: 'true' }, 'cel'],
    [{}, undefined],
    ['x', undefined],
    [null, undefined],
  ])('%j', (value, kind) => {
    expect(conditionKind(value)).toBe(kind);
  });

  it('of a fact begin with its usual comparison', () => {
    const base = { name: 'b', fullName: 'a/b', title: 'B' };
    expect(leafOf({ ...base, type: 'number' })).toEqual({
      fact: 'a/b',
      atLeast: 1,
    });
    expect(leafOf({ ...base, type: 'boolean' })).toEqual({
      fact: 'a/b',
      equals: true,
    });
    expect(
      leafOf({
        ...base,
        type: 'list',
        items: { parts: { url: { type: 'string' } } },
      }),
    ).toEqual({ exists: 'a/b' });
  });

  it('know the parts of items', () => {
    const list = { items: { parts: { url: { type: 'string' as const } } } };
    expect(partOf(list, 'url')).toMatchObject({ type: 'string' });
    expect(partOf(list, 'constructor')).toBeUndefined();
    expect(partOf({ items: { type: 'number' } }, '.')?.type).toBe('number');
    expect(partOf(undefined, 'url')).toBeUndefined();
  });
});

const finding = (change: Partial<DocumentFinding>): DocumentFinding => ({
  code: 'unknown-fact',
  severity: 'error',
  message: 'There is none.',
  path: [],
  ...change,
});
const at = (start: number, end: number) => ({ line: 1, column: 1, start, end });

describe('findings', () => {
  it('are mended in their place', () => {
    const text = 'fact: oncall/levle2 # x';
    expect(
      mend(
        text,
        finding({ position: at(6, 19), replacement: 'oncall/level2' }),
      ),
    ).toBe('fact: oncall/level2 # x');
    expect(mend(text, finding({ replacement: 'x' }))).toBe(text);
  });

  it('are of a field, and not of what is in it', () => {
    const found = [
      finding({ path: ['checks', 1, 'passes', 'fact'] }),
      finding({ path: ['checks', 1], message: 'x' }),
    ];
    expect(findingAt(found, ['checks', 1])?.message).toBe('x');
    expect(findingAt(found, ['checks'])).toBeUndefined();
  });

  it('cut the text without losing any of it', () => {
    const place = fc.tuple(fc.nat(30), fc.nat(30)).map(([a, b]) => at(a, b));
    fc.assert(
      fc.property(fc.string(), fc.array(place), (text, places) => {
        const parts = markedParts(
          text,
          places.map(position => finding({ position })),
        );
        expect(parts.map(part => part.text).join('')).toBe(text);
      }),
    );
    expect(
      markedParts('abcd', [finding({ position: at(1, 3) })]).map(
        ({ text, severity }) => [text, severity],
      ),
    ).toEqual([
      ['a', undefined],
      ['bc', 'error'],
      ['d', undefined],
    ]);
  });
});

describe('days from which checks count', () => {
  const text =
    'id: s\nchecks:\n  - id: old\n  - id: new # soon\n  - use: a/b\n';
  const document = readFields(text) ?? {};

  it('are given to those that are new', () => {
    const added = newChecks(document, readFields('checks: [{ id: old }]'));
    expect(added.map(({ id }) => id)).toEqual(['new', 'a/b']);
    expect(
      valueAt(readFields(countFrom(text, added, '2027-01-01')), ['checks']),
    ).toEqual([
      { id: 'old' },
      { id: 'new', countsFrom: '2027-01-01' },
      { use: 'a/b', countsFrom: '2027-01-01' },
    ]);
    expect(newChecks(document, undefined)).toHaveLength(3);
  });

  it('go with checks that are promoted, each once', () => {
    const promoted = promoteChecks(text, ['s/old', 'a/b', 'c/d'], {
      level: 'gold',
      countsFrom: '',
    });
    expect(valueAt(readFields(promoted), ['checks'])).toEqual([
      { id: 'old' },
      { id: 'new' },
      { use: 'a/b' },
      { use: 'c/d', level: 'gold' },
    ]);
    expect(promoted).toContain('# soon');
  });
});

describe('new documents', () => {
  it.each(['Scorecard', 'Standard', 'Campaign', 'FactSet'] as const)(
    'begin as a %s that can be read',
    kind => {
      const text = starterOf(
        { kind, id: 'a-b', title: 'A: b', owner: 'group:default/x' },
        Date.UTC(2026, 10, 28),
      );
      expect(readFields(text)).toMatchObject({
        kind,
        id: 'a-b',
        title: 'A: b',
      });
      // A campaign has to be told what it is about first.
      const errors = readDocument(text).findings.map(({ path }) =>
        path.join('.'),
      );
      expect(errors).toEqual(kind === 'Campaign' ? ['target.checks'] : []);
    },
  );

  it('have ids of lower-case words', () => {
    expect(idOf('  Production  readiness (2)! ')).toBe(
      'production-readiness-2',
    );
    expect(idOf('Čistý kód')).toBe('cisty-kod');
    fc.assert(
      fc.property(fc.string(), title => {
        const id = idOf(title);
        expect(id === '' || isId(id) || id.endsWith('-')).toBe(true);
      }),
    );
    expect(isId('A')).toBe(false);
    expect(isId('a--b')).toBe(false);
  });
});

describe('what is typed', () => {
  it('names a service', () => {
    expect(serviceRef(' ledger ')).toBe('component:default/ledger');
    expect(serviceRef('API:other/x')).toBe('api:other/x');
    expect(serviceRef('')).toBe('');
    expect(serviceRef(':')).toBe(':');
  });

  it('is kept on this device for one version', () => {
    keepText('Scorecard/a', 'h1', 'text');
    expect(readKept('Scorecard/a', 'h1')).toBe('text');
    expect(readKept('Scorecard/a', 'h2')).toBeUndefined();
    expect(readKept('Scorecard/b', undefined)).toBeUndefined();
    dropKept('Scorecard/a');
    expect(readKept('Scorecard/a', 'h1')).toBeUndefined();
  });
});
