import type { Condition } from '../../types';
import { sampleFacts } from './__testUtils__/sampleFacts';
import { DAY, is, subjectOf, type Said } from './__testUtils__/subjectOf';
import { smallestChange } from './smallestChange';

const textsOf = (condition: Condition, said: Record<string, Said>) =>
  smallestChange(condition, subjectOf(sampleFacts, said)).map(
    ({ text }) => text,
  );

const size = { fact: 'oncall/size' };
const green: Condition = { fact: 'build/green', equals: true };
const lifecycle = { fact: 'catalog/lifecycle' };
const tags = { fact: 'catalog/tags' };
const labels = { fact: 'catalog/labels' };

type Case = [Condition, Record<string, Said>, string[]];

describe('smallestChange', () => {
  const unread: Case[] = [
    [{ ...size, atLeast: 2 }, {}, ['have rotation size of level 2 read']],
    [
      { ...size, atLeast: 2 },
      { 'oncall/size': { unavailable: 'Off' } },
      ['have rotation size of level 2 read again'],
    ],
    [
      { ...size, atLeast: 2 },
      { 'oncall/size': { missing: 'No schedule' } },
      ['provide rotation size of level 2: at least 2 people'],
    ],
    [
      { ...size, present: true },
      { 'oncall/size': { missing: 'No schedule' } },
      ['provide rotation size of level 2'],
    ],
    [
      { ...size, present: false },
      { 'oncall/size': is(2) },
      ['remove rotation size of level 2'],
    ],
    [
      { ...tags, contains: 'a' },
      { 'catalog/tags': { missing: 'None' } },
      ['add "a" to tags'],
    ],
    [
      { ...size, atLeast: 2 },
      { 'oncall/size': { value: 3, staleBy: 3 * DAY } },
      ['have rotation size of level 2 read again'],
    ],
    [
      { ...size, atLeast: 2 },
      { 'oncall/size': { value: 1, staleBy: 3 * DAY } },
      [
        'raise rotation size of level 2 from 1 to 2 people, and have it read again',
      ],
    ],
  ];

  it.each(unread)('of %j, where %j is known', (condition, said, texts) => {
    expect(textsOf(condition, said)).toEqual(texts);
  });

  const trees: Case[] = [
    [
      {
        all: [green, { ...size, atLeast: 2 }, { ...lifecycle, equals: 'beta' }],
      },
      {
        'build/green': is(false),
        'oncall/size': is(1),
        'catalog/lifecycle': is('beta'),
      },
      [
        'make sure that main is green',
        'raise rotation size of level 2 from 1 to 2 people',
      ],
    ],
    [
      {
        any: [
          { all: [green, { ...size, atLeast: 2 }] },
          { ...tags, contains: 'x' },
        ],
      },
      {
        'build/green': is(false),
        'oncall/size': is(1),
        'catalog/tags': is([]),
      },
      ['add "x" to tags'],
    ],
    [
      { any: [{ ...size, atLeast: 2 }, green] },
      { 'build/green': is(false) },
      ['make sure that main is green'],
    ],
    [
      { not: { any: [green, { ...size, atLeast: 2 }] } },
      { 'build/green': is(true), 'oncall/size': is(1) },
      ['make sure that main is not green'],
    ],
    // One fact for both, though the first choice of each is another.
    [
      {
        all: [
          { any: [{ ...lifecycle, equals: 'beta' }, green] },
          { any: [{ ...size, atLeast: 2 }, green] },
        ],
      },
      {
        'build/green': is(false),
        'oncall/size': is(1),
        'catalog/lifecycle': is('production'),
      },
      ['make sure that main is green'],
    ],
    // What is right already must not break.
    [
      {
        all: [
          { ...size, atLeast: 2 },
          { any: [{ ...size, atMost: 1 }, green] },
        ],
      },
      { 'build/green': is(false), 'oncall/size': is(1) },
      [
        'raise rotation size of level 2 from 1 to 2 people',
        'make sure that main is green',
      ],
    ],
    // A new item may not break what is asked of all.
    [
      {
        all: [
          {
            exists: 'alerts/open',
            where: { item: 'severity', in: ['critical', 'high'] },
          },
          {
            forAll: 'alerts/open',
            is: { item: 'severity', notEquals: 'critical' },
          },
        ],
      },
      { 'alerts/open': is([]) },
      ['add 1 alert: severity is "critical" or "high"'],
    ],
    // What would break a list that reads the same fact is not said to help.
    [
      {
        all: [
          green,
          {
            forAll: 'alerts/open',
            is: { fact: 'build/green', equals: false },
          },
        ],
      },
      { 'build/green': is(false), 'alerts/open': is([{ title: 'Disk' }]) },
      [],
    ],
    [{ fact: 'no/such', equals: 1 }, {}, []],
  ];

  it.each(trees)('of the tree %j with %j', (condition, said, texts) => {
    expect(textsOf(condition, said)).toEqual(texts);
  });

  it('names the fact', () => {
    expect(
      smallestChange(
        green,
        subjectOf(sampleFacts, { 'build/green': is(false) }),
      ),
    ).toEqual([{ fact: 'build/green', text: 'make sure that main is green' }]);
  });

  it('stays cheap in wide trees of choices', () => {
    const choice: Condition = {
      any: Array.from({ length: 10 }, (_, index) => ({
        ...labels,
        key: `k${index}`,
        equals: 'x',
      })),
    };
    const wide: Condition = { all: Array.from({ length: 15 }, () => choice) };
    const started = performance.now();
    expect(textsOf(wide, { 'catalog/labels': is({}) })).toEqual([
      'set "k0" in labels to "x"',
    ]);
    expect(performance.now() - started).toBeLessThan(2_000);
  });
});
