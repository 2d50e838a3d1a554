import type { Condition, FactItem } from '../../types';
import { sampleFacts } from './__testUtils__/sampleFacts';
import { ago, DAY, is, subjectOf, type Said } from './__testUtils__/subjectOf';
import { smallestChange } from './smallestChange';

const textsOf = (condition: Condition, said: Record<string, Said>) =>
  smallestChange(condition, subjectOf(sampleFacts, said)).map(
    ({ text }) => text,
  );

const size = { fact: 'oncall/size' };
const green: Condition = { fact: 'build/green', equals: true };
const node = { fact: 'runtime/node' };
const lifecycle = { fact: 'catalog/lifecycle' };
const drill = { fact: 'playbooks/drill' };
const p95 = { fact: 'build/p95' };
const tags = { fact: 'catalog/tags' };
const labels = { fact: 'catalog/labels' };
const critical: Condition = { item: 'severity', equals: 'critical' };
const dashboard: Condition = { item: 'type', equals: 'dashboard' };

const alerts: FactItem[] = [
  { title: 'Disk', severity: 'critical' },
  { title: 'CPU', severity: 'low' },
];

describe('smallestChange', () => {
  const cases: [Condition, Record<string, Said>, string[]][] = [
    [
      { ...size, atLeast: 2 },
      { 'oncall/size': is(1) },
      ['raise rotation size of level 2 from 1 to 2 people'],
    ],
    [
      { ...size, moreThan: 2 },
      { 'oncall/size': is(1) },
      ['raise rotation size of level 2 from 1 to above 2 people'],
    ],
    [
      { ...size, notEquals: 2 },
      { 'oncall/size': is(2) },
      ['lower rotation size of level 2 from 2 to below 2 people'],
    ],
    [
      {
        all: [
          { ...size, atLeast: 2 },
          { ...size, notIn: [2, 3] },
        ],
      },
      { 'oncall/size': is(1) },
      ['raise rotation size of level 2 from 1 to above 2 people'],
    ],
    [
      {
        all: [
          { ...size, atLeast: 2 },
          { ...size, moreThan: 4 },
        ],
      },
      { 'oncall/size': is(9) },
      [],
    ],
    [
      {
        all: [
          { ...size, atLeast: 5 },
          { ...size, atMost: 3 },
        ],
      },
      { 'oncall/size': is(1) },
      [],
    ],
    [
      { ...p95, atMost: '10m' },
      { 'build/p95': is(18 * 60_000) },
      ['lower p95 build time from 18 min to 10 min'],
    ],
    [
      { ...p95, lessThan: '10m' },
      { 'build/p95': is(600_000) },
      ['lower p95 build time from 10 min to below 10 min'],
    ],
    [
      { ...p95, atMost: '10m' },
      { 'build/p95': is(600_004) },
      ['lower p95 build time from 10 min 4 ms to 10 min'],
    ],
    [
      { fact: 'build/passes', atLeast: 80 },
      { 'build/passes': is(79.999) },
      ['raise pass rate from 79.999% to 80%'],
    ],
    [
      { ...lifecycle, equals: 'production' },
      { 'catalog/lifecycle': is('beta') },
      ['set lifecycle to "production"'],
    ],
    [
      { ...lifecycle, in: ['production', 'deprecated'] },
      { 'catalog/lifecycle': is('beta') },
      ['set lifecycle to "production" or "deprecated"'],
    ],
    [
      {
        all: [
          { ...lifecycle, in: ['production', 'deprecated'] },
          { ...lifecycle, notEquals: 'deprecated' },
        ],
      },
      { 'catalog/lifecycle': is('beta') },
      ['set lifecycle to "production"'],
    ],
    [
      { ...lifecycle, notEquals: 'experimental' },
      { 'catalog/lifecycle': is('experimental') },
      ['set lifecycle to "beta", "production" or "deprecated"'],
    ],
    [
      { fact: 'catalog/name', notEquals: 'x' },
      { 'catalog/name': is('x') },
      ['make sure that name is not "x"'],
    ],
    [
      { fact: 'catalog/name', matches: '^pay-[0-9]+$' },
      { 'catalog/name': is('x') },
      ['make sure that name matches the pattern "^pay-[0-9]+$"'],
    ],
    [
      { ...node, satisfies: '>=22' },
      { 'runtime/node': is('18.2.0') },
      ['upgrade Node.js from 18.2.0 to something that satisfies >=22'],
    ],
    [
      { ...node, atLeast: '20.10' },
      { 'runtime/node': is('18.2.0') },
      ['upgrade Node.js from 18.2.0 to at least 20.10'],
    ],
    [
      { ...node, lessThan: '18' },
      { 'runtime/node': is('18.2.0') },
      ['downgrade Node.js from 18.2.0 to less than 18'],
    ],
    [green, { 'build/green': is(false) }, ['make sure that main is green']],
    [
      { not: green },
      { 'build/green': is(true) },
      ['make sure that main is not green'],
    ],
    [
      { fact: 'ownership/confirmed', equals: true },
      { 'ownership/confirmed': is(false) },
      ['set owner confirmed to yes'],
    ],
    [
      { ...drill, newerThan: '90d' },
      { 'playbooks/drill': is(ago(100 * DAY)) },
      ['make sure that last drill is newer than 90 days'],
    ],
    [
      { ...drill, olderThan: '7d' },
      { 'playbooks/drill': is(ago(2 * DAY)) },
      [
        'wait until 3 Dec 2026, 10:00 UTC, when last drill is older than 7 days',
      ],
    ],
    [
      { ...tags, contains: 'pci' },
      { 'catalog/tags': is(['a']) },
      ['add "pci" to tags'],
    ],
    [
      { ...tags, containsAll: ['pci', 'a', 'b'] },
      { 'catalog/tags': is(['a']) },
      ['add "pci" and "b" to tags'],
    ],
    [
      { ...tags, containsAny: ['pci', 'b'] },
      { 'catalog/tags': is([]) },
      ['add "pci" or "b" to tags'],
    ],
    [
      { not: { ...tags, containsAny: ['a', 'b', 'c'] } },
      { 'catalog/tags': is(['c', 'a', 'x']) },
      ['remove "a" and "c" from tags'],
    ],
    [
      {
        all: [{ ...tags, contains: 'b' }, { not: { ...tags, contains: 'a' } }],
      },
      { 'catalog/tags': is(['a']) },
      ['add "b" to tags, and remove "a" from tags'],
    ],
    [
      { ...labels, key: 'tier', equals: '1' },
      { 'catalog/labels': is({ tier: '3' }) },
      ['set "tier" in labels to "1"'],
    ],
    [
      {
        all: [
          { ...labels, key: 'tier', equals: '1' },
          { ...labels, key: 'team', present: true },
        ],
      },
      { 'catalog/labels': is({}) },
      ['set "tier" in labels to "1", and provide "team" in labels'],
    ],
    [
      { forAll: 'alerts/open', is: { not: critical } },
      { 'alerts/open': is(alerts) },
      [
        'change 1 of 2 alerts, so that for all alerts: severity is not "critical"',
      ],
    ],
    [
      { exists: 'catalog/links', where: dashboard },
      { 'catalog/links': is([{ type: 'docs' }]) },
      ['add 1 link of the entity with type "dashboard"'],
    ],
    [
      { count: 'catalog/links', where: dashboard, atLeast: 3 },
      { 'catalog/links': is([{ type: 'dashboard' }]) },
      ['add 2 links of the entity with type "dashboard"'],
    ],
    [
      { not: { exists: 'alerts/open', where: critical } },
      { 'alerts/open': is(alerts) },
      ['remove 1 alert with severity "critical"'],
    ],
    [
      { cel: 'build.green' },
      { 'build/green': is(false) },
      ['make this expression true: build.green'],
    ],
  ];

  it.each(cases)('of %j with %j', (condition, said, texts) => {
    expect(textsOf(condition, said)).toEqual(texts);
  });
});
