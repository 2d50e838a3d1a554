import type { Condition, FactItem } from '../../types';
import { sampleFacts } from './__testUtils__/sampleFacts';
import {
  ago,
  DAY,
  HOUR,
  is,
  namedFacts,
  subjectOf,
  type Said,
} from './__testUtils__/subjectOf';
import { explainCondition } from './explainCondition';

const explain = (condition: Condition, said: Record<string, Said>) =>
  explainCondition(condition, subjectOf(sampleFacts, said));

const links = (count: number, type = 'docs'): FactItem[] =>
  Array.from({ length: count }, (_, index) => ({
    url: `https://${index}`,
    type,
  }));

it.each([
  [undefined, 'not known yet: never read'],
  ['push', 'not known yet: nobody has pushed it'],
  ['sign-off', 'not known yet: nobody has signed it off'],
] as const)('says who has not told what %s tells', (source, actual) => {
  const facts = namedFacts({
    'reviews/threats': { title: 'Threats', type: 'boolean', source },
  });
  const condition = { fact: 'reviews/threats', equals: true };
  const told = explainCondition(condition, subjectOf(facts, {}));
  expect(told).toMatchObject({ actual, fact: source ? { source } : {} });
});

describe('what is so', () => {
  const size: Condition = { fact: 'oncall/size', atLeast: 2 };
  const drill: Condition = { fact: 'playbooks/drill', newerThan: '90d' };
  const tier: Condition = { fact: 'catalog/labels', key: 'tier', equals: '1' };
  const cases: [Condition, Record<string, Said>, string, string][] = [
    [size, { 'oncall/size': is(1, 'Chen Li') }, '1 person (Chen Li)', 'false'],
    [size, { 'oncall/size': is(1204.5) }, '1,204.5 people', 'true'],
    [size, {}, 'not known yet: never read', 'unknown'],
    [
      size,
      { 'oncall/size': { missing: 'The team has no schedule.' } },
      'none: The team has no schedule',
      'unknown',
    ],
    [
      size,
      { 'oncall/size': { unavailable: 'On-call is not installed' } },
      'not known: On-call is not installed',
      'unknown',
    ],
    [
      size,
      { 'oncall/size': { value: 3, staleBy: 3 * DAY } },
      'last known 3 people, too old: read 3 days ago, allowed 1 day',
      'unknown',
    ],
    [
      drill,
      { 'playbooks/drill': { value: ago(100 * DAY), staleBy: 30 * HOUR } },
      'last known 20 Aug 2026, 10:00 UTC, 100 days ago, too old: read 30 hours ago',
      'unknown',
    ],
    [
      drill,
      { 'playbooks/drill': is('2026-11-03T04:10:00Z') },
      '3 Nov 2026, 04:10 UTC, 25 days ago',
      'true',
    ],
    [
      { fact: 'build/green', equals: true },
      { 'build/green': is(false) },
      'no',
      'false',
    ],
    [
      { fact: 'build/p95', lessThan: '10m' },
      { 'build/p95': is(18 * 60_000 + 5_400) },
      '18 min 5 s',
      'false',
    ],
    [
      { fact: 'build/passes', atLeast: 90 },
      { 'build/passes': is(61.256) },
      '61.26%',
      'false',
    ],
    [
      { fact: 'runtime/node', satisfies: '>=22' },
      { 'runtime/node': is('18.2.0') },
      '18.2.0',
      'false',
    ],
    [
      { fact: 'catalog/tags', contains: 'pci' },
      { 'catalog/tags': is(['a', 'b', 'c', 'd', 'e', 'f', 'g']) },
      '"a", "b", "c", "d", "e" and 2 more',
      'false',
    ],
    [
      { fact: 'catalog/tags', contains: 'pci' },
      { 'catalog/tags': is([]) },
      'an empty list',
      'false',
    ],
    [tier, { 'catalog/labels': is({ tier: '2' }) }, '"2"', 'false'],
    [
      tier,
      { 'catalog/labels': is({ team: 'x' }) },
      'none: labels has no "tier"',
      'unknown',
    ],
    [
      { forAll: 'catalog/links', is: { item: 'type', equals: 'docs' } },
      { 'catalog/links': is(links(3)) },
      'holds for 3 of 3 links of the entity',
      'true',
    ],
    [
      { exists: 'catalog/links', where: { item: 'type', equals: 'x' } },
      { 'catalog/links': is(links(3)) },
      '0 of 3 links of the entity',
      'false',
    ],
    [
      { exists: 'catalog/links', where: { item: 'rank', equals: 1 } },
      { 'catalog/links': is(links(2)) },
      '0 of 2 links of the entity, 2 not known',
      'unknown',
    ],
    [
      { count: 'catalog/links', atLeast: 4 },
      { 'catalog/links': is(links(3)) },
      '3 links of the entity',
      'false',
    ],
    [
      { exists: 'catalog/links' },
      { 'catalog/links': is([]) },
      'no link of the entity',
      'false',
    ],
    [
      { exists: 'catalog/links' },
      { 'catalog/links': { missing: 'No links' } },
      'none: No links',
      'unknown',
    ],
    [
      { fact: 'catalog/nope', equals: 1 },
      {},
      'the check is broken: There is no fact "catalog/nope". Write the name of a fact as provider/name.',
      'unknown',
    ],
  ];

  it.each(cases)('of %j and %j is %s', (condition, said, actual, truth) => {
    expect(explain(condition, said)).toMatchObject({ actual, truth });
  });

  it('names where the fact comes from', () => {
    const said = { 'oncall/size': is(1, 'Chen Li') };
    expect(explain(size, said).fact).toEqual({
      name: 'oncall/size',
      title: 'Rotation size of level 2',
      observedAt: ago(60_000),
      since: ago(5 * DAY),
      runId: 'run-1',
      isStale: false,
      evidence: { url: '/x', note: 'Chen Li' },
    });
    expect(explain(size, {}).fact).toEqual({
      name: 'oncall/size',
      title: 'Rotation size of level 2',
      isStale: false,
    });
  });

  it('says what an expression reads', () => {
    const said = { 'build/green': is(false), 'oncall/size': is(1) };
    const cel = { cel: 'build.green && oncall.size >= 2.0' };
    expect(explain(cel, said)).toMatchObject({
      kind: 'cel',
      truth: 'false',
      actual: 'rotation size of level 2: 1 person; main is green: no',
    });
  });
});

describe('the items in the way', () => {
  const critical: Condition = { item: 'severity', equals: 'critical' };
  const alerts: FactItem[] = [
    { title: 'Disk', severity: 'critical' },
    { severity: 'critical' },
    { title: 'CPU', severity: 'low' },
    { title: 'Odd' },
  ];
  const said = { 'alerts/open': is(alerts) };
  const cases: [string, Condition, object | undefined][] = [
    [
      'break what is asked of all',
      { forAll: 'alerts/open', is: { not: critical } },
      { shown: ['Disk', 'critical'], total: 2 },
    ],
    [
      'are among those that are asked',
      {
        forAll: 'alerts/open',
        where: critical,
        is: { item: 'title', present: true },
      },
      { shown: ['critical'], total: 1 },
    ],
    [
      'are counted beyond a bound',
      { count: 'alerts/open', where: critical, atMost: 1 },
      { shown: ['Disk', 'critical'], total: 2 },
    ],
    [
      'are there though none may be',
      { not: { exists: 'alerts/open', where: critical } },
      { shown: ['Disk', 'critical'], total: 2 },
    ],
    [
      'are those that are not known when these decide',
      { count: 'alerts/open', where: critical, atLeast: 3 },
      { shown: ['Odd'], total: 1 },
    ],
    [
      'are not there when items are lacking',
      { count: 'alerts/open', where: critical, atLeast: 5 },
      undefined,
    ],
    [
      'are not there when all is well',
      { exists: 'alerts/open', where: critical },
      undefined,
    ],
  ];

  it.each(cases)('%s', (_, condition, items) => {
    const { children, ...top } = explain(condition, said);
    expect((children?.[0] ?? top).items).toEqual(items);
  });

  it('are at most twenty, by number when they have no text', () => {
    const many = Array.from({ length: 45 }, () => ({ rank: 1 }));
    const { items } = explain(
      { forAll: 'catalog/links', is: { item: 'rank', atLeast: 2 } },
      { 'catalog/links': is(many) },
    );
    expect(items?.total).toBe(45);
    expect(items?.shown).toHaveLength(20);
    expect(items?.shown.slice(0, 2)).toEqual(['#1', '#2']);
  });

  it('are looked at beside the facts of the entity', () => {
    const condition: Condition = {
      forAll: 'alerts/open',
      is: { any: [{ not: critical }, { fact: 'build/green', equals: true }] },
    };
    const red = explain(condition, { ...said, 'build/green': is(false) });
    expect(red.items?.shown).toEqual(['Disk', 'critical']);
    const green = explain(condition, { ...said, 'build/green': is(true) });
    expect(green).toMatchObject({ truth: 'true' });
    expect(green.items).toBeUndefined();
  });
});
