import type { FactSchema } from '@callboard/backstage-plugin-scorecards-common';
import { toReadings, type Said } from './readings';

const evidence = { url: '/catalog/default/component/a' };
const read = (schema: Partial<FactSchema>, said: Said) =>
  toReadings(
    [{ name: 'one', title: 'One', type: 'string', ...schema }],
    { one: said },
    { evidence },
  ).one;

it.each([
  ['2026-11-28T13:00:00+01:00', '2026-11-28T12:00:00.000Z'],
  ['2026-11-28T12:00:00Z', '2026-11-28T12:00:00.000Z'],
  ['5', undefined],
  ['', undefined],
  ['yesterday', undefined],
  ['2026-13-28T13:00:00Z', undefined],
])('takes for a time of %p %p', (value, expected) => {
  expect(read({ type: 'time' }, { value })).toEqual({
    evidence,
    ...(expected
      ? { value: expected }
      : { unavailable: 'The time that was told for it is none.' }),
  });
  expect(read({ type: 'string' }, { value })).toEqual({ evidence, value });
});

it.each([
  ['It has none', 'It has none.'],
  ['It has none. ', 'It has none.'],
  ['Why?', 'Why?'],
  [' ', 'No reason was given.'],
])('says why with %p', (text, sentence) => {
  expect(read({}, { missing: text })).toEqual({ evidence, missing: sentence });
  expect(read({}, { unavailable: text })).toEqual({
    evidence,
    unavailable: sentence,
  });
});

it('says only what there is a schema for, and nothing of what was not said', () => {
  const facts: FactSchema[] = [
    { name: 'one', title: 'One', type: 'number' },
    { name: 'two', title: 'Two', type: 'number' },
    { name: 'constructor', title: 'Three', type: 'number' },
  ];
  const said = { one: { value: 1 }, other: { value: 2 } };
  const readings = toReadings(facts, said, { evidence });
  expect(Object.entries(readings)).toEqual([['one', { value: 1, evidence }]]);
});

it('shows it where it can be seen best', () => {
  const at = { url: '/oncall/schedules/1', title: 'Schedule "Ledger"' };
  expect(read({}, { value: 'a', at, note: 'Ana' }).evidence).toEqual({
    ...at,
    note: 'Ana',
  });
});

it('keeps texts short, and the moment of each fact before that of all', () => {
  const long = 'x'.repeat(1_000);
  const common = { evidence, observedAt: '2026-11-28T10:00:00Z' };
  const facts = ['a', 'b', 'c'].map(
    (name): FactSchema => ({
      name,
      title: name,
      type: 'number',
    }),
  );
  const { a, b, c } = toReadings(
    facts,
    {
      a: { value: 1, note: long, observedAt: '2026-11-27T10:00:00Z' },
      b: { missing: long },
      c: { unavailable: long, observedAt: 'lately' },
    },
    common,
  );
  expect(a.evidence!.note).toHaveLength(200);
  expect(a.observedAt).toBe('2026-11-27T10:00:00.000Z');
  expect(b).toMatchObject({ missing: expect.stringMatching(/^x{499}…$/) });
  expect(b.observedAt).toBe('2026-11-28T10:00:00.000Z');
  expect(c).not.toHaveProperty('observedAt');
});
