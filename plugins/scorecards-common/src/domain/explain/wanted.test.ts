import type { Condition } from '../../types';
import { sampleFacts } from './__testUtils__/sampleFacts';
import { subjectOf } from './__testUtils__/subjectOf';
import { factsOf } from './subject';
import { wantedText } from './wanted';

const find = factsOf(subjectOf(sampleFacts, {}).table);
const size = { fact: 'oncall/size' };
const lifecycle = { fact: 'catalog/lifecycle' };
const critical: Condition = { item: 'severity', equals: 'critical' };

describe('wantedText', () => {
  const cases: [Condition, string, string][] = [
    [
      { ...size, atLeast: 2 },
      'rotation size of level 2 is at least 2 people',
      'rotation size of level 2 is less than 2 people',
    ],
    [
      { ...size, moreThan: 1 },
      'rotation size of level 2 is more than 1 person',
      'rotation size of level 2 is at most 1 person',
    ],
    [
      { ...size, present: true },
      'rotation size of level 2 is set',
      'rotation size of level 2 is not set',
    ],
    [
      { ...size, present: false },
      'rotation size of level 2 is not set',
      'rotation size of level 2 is set',
    ],
    [
      { fact: 'build/green', equals: true },
      'main is green',
      'main is not green',
    ],
    [
      { fact: 'build/green', notEquals: true },
      'main is not green',
      'main is green',
    ],
    [
      { fact: 'ownership/confirmed', equals: true },
      'owner confirmed: yes',
      'owner confirmed: no',
    ],
    [
      { fact: 'build/p95', atMost: '1h 30m' },
      'p95 build time is at most 1 h 30 min',
      'p95 build time is more than 1 h 30 min',
    ],
    [
      { fact: 'build/passes', atLeast: 99.125 },
      'pass rate is at least 99.125%',
      'pass rate is less than 99.125%',
    ],
    [
      { ...lifecycle, notEquals: 'experimental' },
      'lifecycle is not "experimental"',
      'lifecycle is "experimental"',
    ],
    [
      { ...lifecycle, in: ['beta', 'production'] },
      'lifecycle is "beta" or "production"',
      'lifecycle is none of "beta" or "production"',
    ],
    [
      { ...lifecycle, notIn: ['beta', 'production', 'deprecated'] },
      'lifecycle is none of "beta", "production" or "deprecated"',
      'lifecycle is one of "beta", "production" or "deprecated"',
    ],
    [
      { fact: 'runtime/node', satisfies: '>=22' },
      'Node.js version satisfies >=22',
      'Node.js version does not satisfy >=22',
    ],
    [
      { fact: 'runtime/node', atLeast: '20.10' },
      'Node.js version is at least 20.10',
      'Node.js version is less than 20.10',
    ],
    [
      { fact: 'catalog/name', glob: ['pay-*', 'pos-*'] },
      'name is like "pay-*" or "pos-*"',
      'name is not like "pay-*" or "pos-*"',
    ],
    [
      { fact: 'catalog/name', matches: '^pay' },
      'name matches the pattern "^pay"',
      'name does not match the pattern "^pay"',
    ],
    [
      { fact: 'playbooks/drill', newerThan: '90d' },
      'last drill is newer than 90 days',
      'last drill is not newer than 90 days',
    ],
    [
      { fact: 'playbooks/drill', olderThan: '2h 30m' },
      'last drill is older than 150 minutes',
      'last drill is not older than 150 minutes',
    ],
    [
      { fact: 'playbooks/drill', before: '2027-01-01' },
      'last drill is before 1 Jan 2027',
      'last drill is not before 1 Jan 2027',
    ],
    [
      { fact: 'playbooks/drill', after: '2026-11-03T04:10:00Z' },
      'last drill is after 3 Nov 2026, 04:10 UTC',
      'last drill is not after 3 Nov 2026, 04:10 UTC',
    ],
    [
      { fact: 'catalog/tags', contains: 'pci' },
      'tags contain "pci"',
      'tags do not contain "pci"',
    ],
    [
      { fact: 'catalog/tags', containsAny: ['a', 'b'] },
      'tags contain "a" or "b"',
      'tags do not contain "a" or "b"',
    ],
    [
      { fact: 'catalog/tags', containsAll: ['a', 'b'] },
      'tags contain "a" and "b"',
      'tags do not contain all of "a" and "b"',
    ],
    [
      { fact: 'catalog/tags', present: true },
      'tags are set',
      'tags are not set',
    ],
    [
      { fact: 'catalog/labels', key: 'tier', equals: '1' },
      '"tier" in labels is "1"',
      '"tier" in labels is not "1"',
    ],
    [
      { exists: 'catalog/links', where: { item: 'type', equals: 'dashboard' } },
      'at least 1 link of the entity has type "dashboard"',
      'no link of the entity has type "dashboard"',
    ],
    [
      { exists: 'catalog/links' },
      'there is at least 1 link of the entity',
      'there is no link of the entity',
    ],
    [
      { exists: 'catalog/tags', where: { item: '.', glob: 'team-*' } },
      'at least 1 tag: it is like "team-*"',
      'no tag: it is like "team-*"',
    ],
    [
      { forAll: 'alerts/open', is: { not: critical } },
      'all alerts: severity is not "critical"',
      'at least 1 alert: severity is "critical"',
    ],
    [
      {
        forAll: 'alerts/open',
        where: critical,
        is: { item: 'runbook', present: true },
      },
      'all alerts where severity is "critical": runbook is set',
      'at least 1 alert where severity is "critical": runbook is not set',
    ],
    [
      { count: 'alerts/open', where: critical, atMost: 2 },
      'at most 2 alerts have severity "critical"',
      'more than 2 alerts have severity "critical"',
    ],
    [
      { count: 'catalog/tags', lessThan: 5 },
      'there are fewer than 5 tags',
      'there are at least 5 tags',
    ],
    [
      { count: 'catalog/tags', equals: 1 },
      'there is exactly 1 tag',
      'there is not exactly 1 tag',
    ],
    [
      { cel: 'build.green' },
      'this expression is true: build.green',
      'this expression is false: build.green',
    ],
    [
      {
        all: [
          { fact: 'build/green', equals: true },
          { ...size, atLeast: 2 },
        ],
      },
      'main is green and rotation size of level 2 is at least 2 people',
      'main is not green or rotation size of level 2 is less than 2 people',
    ],
    [
      {
        any: [
          { fact: 'build/green', equals: true },
          {
            all: [
              { ...size, atLeast: 2 },
              { ...size, atMost: 5 },
            ],
          },
        ],
      },
      'at least one of these 2',
      'all of these 2',
    ],
  ];

  it.each(cases)('says %j', (condition, wanted, unwanted) => {
    expect(wantedText(condition, find)).toBe(wanted);
    expect(wantedText({ not: condition }, find)).toBe(unwanted);
    expect(wantedText({ not: { not: condition } }, find)).toBe(wanted);
  });

  it('keeps sentences short', () => {
    const long = 'x'.repeat(900);
    const many = Array.from({ length: 400 }, () => long);
    const text = wantedText({ ...lifecycle, in: many }, find);
    expect(text.length).toBeLessThan(1000);
    expect(text).toMatch(/or 390 more$/);
  });
});
