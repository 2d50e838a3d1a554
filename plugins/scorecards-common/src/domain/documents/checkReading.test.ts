import * as fc from 'fast-check';
import type { FactSchema } from '../../types';
import { checkReading } from './checkReading';

const of = (schema: Partial<FactSchema>): FactSchema => ({
  name: 'x',
  title: 'X',
  type: 'number',
  ...schema,
});
const LINKS = of({
  type: 'list',
  items: { parts: { url: { type: 'string' }, since: { type: 'time' } } },
});

describe('checkReading', () => {
  it.each<[Partial<FactSchema>, unknown, unknown?]>([
    [{ type: 'boolean' }, false],
    [{ type: 'number', minimum: 0, maximum: 1 }, 0.5],
    [{ type: 'string' }, ''],
    [{ type: 'string', values: ['a', 'b'] }, 'b'],
    [{ type: 'version' }, 'v2'],
    [{ type: 'time' }, '2027-01-31T10:00:00+01:00', '2027-01-31T09:00:00.000Z'],
    [{ type: 'duration', minimum: 0 }, 3_600_000],
    [{ type: 'list', items: { type: 'number' } }, [1, 2]],
    [{ type: 'list' }, ['a']],
    [
      LINKS,
      [{ url: 'x' }, { since: '2027-01-31T09:00Z' }],
      [{ url: 'x' }, { since: '2027-01-31T09:00:00.000Z' }],
    ],
    [{ type: 'map' }, { team: 'x', ['constructor']: 'y' }],
  ])('takes of %j the value %j', (schema, value, expected = value) => {
    expect(checkReading(of(schema), { value })).toEqual({
      reading: { value: expected },
      problems: [],
    });
  });

  it.each<[Partial<FactSchema>, unknown, string]>([
    [
      { type: 'number' },
      '80',
      'value has to be a number, and it is the text "80". Send it without quotes.',
    ],
    [
      { type: 'number' },
      NaN,
      'value has to be a number, and it is the number NaN.',
    ],
    [
      { type: 'number' },
      Infinity,
      'value has to be a number, and it is the number Infinity.',
    ],
    [
      { type: 'number', minimum: 0 },
      -1,
      'value is -1, and has to be at least 0.',
    ],
    [
      { type: 'number', maximum: 100 },
      101,
      'value is 101, and has to be at most 100.',
    ],
    [
      { type: 'boolean' },
      'true',
      'value has to be true or false, and it is the text "true". Send it without quotes.',
    ],
    [
      { type: 'boolean' },
      1,
      'value has to be true or false, and it is the number 1.',
    ],
    [{ type: 'string' }, 5, 'value has to be a text, and it is the number 5.'],
    [{ type: 'string' }, null, 'value has to be a text, and it is empty.'],
    [
      { type: 'string' },
      'x'.repeat(2001),
      'value has 2001 characters; at most 2000 are kept. Shorten it.',
    ],
    [
      { type: 'string', values: ['a', 'b'] },
      'c',
      'value is "c", which is none of a, b.',
    ],
    [
      { type: 'version' },
      'latest',
      'value has to be a version such as 1.20.3, as a text, and it is the text "latest".',
    ],
    [
      { type: 'version' },
      1.2,
      'value has to be a version such as 1.20.3, as a text, and it is the number 1.2.',
    ],
    [
      { type: 'time' },
      '2027-02-30T00:00:00Z',
      'value has to be a time with its zone, such as 2027-01-31T09:00:00Z, and it is the text "2027-02-30T00:00:00Z".',
    ],
    [
      { type: 'time' },
      '2027-01-31T00:00:00',
      'value has to be a time with its zone, such as 2027-01-31T09:00:00Z, and it is the text "2027-01-31T00:00:00".',
    ],
    [
      { type: 'time' },
      '2027-01-31',
      'value has to be a time with its zone, such as 2027-01-31T09:00:00Z, and it is the text "2027-01-31".',
    ],
    [
      { type: 'duration' },
      '1h',
      'value has to be a duration, a number of milliseconds, and it is the text "1h". Send it without quotes.',
    ],
    [
      { type: 'list', items: { type: 'number' } },
      [1, '2'],
      'value[1] has to be a number, and it is the text "2". Send it without quotes.',
    ],
    [{ type: 'list' }, 'a', 'value has to be a list, and it is the text "a".'],
    [
      { type: 'list' },
      Array(1001).fill('a'),
      'value has 1001 items; at most 1000 are kept. Send those that matter.',
    ],
    [
      { type: 'list' },
      Array(20).fill('x'.repeat(1000)),
      'value has more than 16 kB. Send what matters of it.',
    ],
    [
      { type: 'list' },
      Array(10).fill('\u20ac'.repeat(600)),
      'value has more than 16 kB. Send what matters of it.',
    ],
    [
      LINKS,
      [{ ulr: 'x' }],
      'value[0].ulr is no part of this fact. Did you mean url?',
    ],
    [
      LINKS,
      ['x'],
      'value[0] has to be fields with texts, and it is the text "x".',
    ],
    [
      LINKS,
      [{ constructor: 'x' }],
      'value[0].constructor is no part of this fact. Write one of url, since.',
    ],
    [
      { type: 'map' },
      { a: 1 },
      'value.a has to be a text, and it is the number 1.',
    ],
    [
      { type: 'map' },
      ['a'],
      'value has to be fields with texts, and it is a list.',
    ],
  ])('refuses of %j the value %j', (schema, value, problem) => {
    expect(checkReading(of(schema), { value })).toEqual({
      problems: [problem],
    });
  });

  it.each<[unknown, string]>([
    [undefined, 'A reading has fields'],
    [[], 'A reading has fields'],
    [{}, 'exactly one of'],
    [{ value: 1, missing: 'x' }, 'exactly one of'],
    [{ missing: '' }, 'missing has to be a sentence'],
    [{ unavailable: 5 }, 'unavailable has to be a sentence'],
    [{ vlaue: 1 }, 'vlaue is unknown. Did you mean value?'],
    [{ value: 1, observedAt: 'yesterday' }, 'observedAt has to be a time'],
    [{ value: 1, evidence: 'https://x' }, 'evidence has to be fields'],
    [{ value: 1, evidence: { title: 'x' } }, 'evidence.url has to begin'],
    [
      { value: 1, evidence: { url: ['javascript', 'alert(1)'].join(':') } },
      'evidence.url has to begin',
    ],
    [
      { value: 1, evidence: { url: '//evil.example.com' } },
      'evidence.url has to begin',
    ],
    [
      { value: 1, evidence: { url: '/\\evil.example.com' } },
      'evidence.url has to begin',
    ],
    [
      { value: 1, evidence: { url: 'https:evil' } },
      'evidence.url has to begin',
    ],
    [
      { value: 1, evidence: { url: ' https://x' } },
      'evidence.url has to begin',
    ],
    [
      { value: 1, evidence: { url: '/x', title: 5 } },
      'evidence.title has to be a text',
    ],
  ])('refuses %j', (reading, problem) => {
    const { problems, ...rest } = checkReading(of({}), reading);
    expect(rest).toEqual({});
    expect(problems.join()).toContain(problem);
  });

  it('keeps when it was and where it can be seen', () => {
    expect(
      checkReading(of({}), {
        missing: 'There is no schedule.',
        observedAt: '2026-11-28T07:00:00.5+01:00',
        evidence: { url: '/oncall/schedules/1', title: 'Ledger' },
      }),
    ).toEqual({
      reading: {
        missing: 'There is no schedule.',
        observedAt: '2026-11-28T06:00:00.500Z',
        evidence: { url: '/oncall/schedules/1', title: 'Ledger' },
      },
      problems: [],
    });
  });

  it('takes anything without throwing, and either reads it or says why not', () => {
    const schemas = [
      'boolean',
      'number',
      'string',
      'version',
      'time',
      'duration',
      'list',
      'map',
    ] as const;
    fc.assert(
      fc.property(
        fc.constantFrom(...schemas.map(type => of({ type })), LINKS),
        fc.oneof(
          fc.anything(),
          fc.record({ value: fc.anything({ withNullPrototype: true }) }),
        ),
        (schema, reading) => {
          const { reading: read, problems } = checkReading(schema, reading);
          expect(read === undefined).toBe(problems.length > 0);
          expect(problems.length).toBeLessThanOrEqual(10);
          const again = read && checkReading(schema, read).reading;
          expect(again).toEqual(read);
        },
      ),
    );
  });
});
