import type { Entity } from '@backstage/catalog-model';
import type { FactValue } from '@callboard/backstage-plugin-scorecards-common';
import type {
  EntityFacts,
  KnownPresent,
  PastMoment,
} from '@callboard/backstage-plugin-scorecards-node';
import {
  componentEntity,
  withRelations,
  groupEntity,
} from '@internal/test-kit';
import type { Samples } from './readSamples';
import { SamplePast } from './SamplePast';

const NOW = Date.UTC(2026, 11, 1, 12);
const DAY = 86_400_000;
const LEDGER = 'component:default/ledger';
const RATES = 'component:default/rates';

const entities: Entity[] = withRelations([
  componentEntity({ name: 'ledger', owner: 'books' }),
  componentEntity({ name: 'rates' }),
  groupEntity({ name: 'books' }),
]);

const TEXT = `checks:
  - id: old
  - id: new
  - use: other/one
`;

const samples: Samples = {
  ci: {
    [LEDGER]: { signed: true, 'high-findings': 2, 'secret-scan-at': 3 },
    [RATES]: { signed: true },
  },
  stories: [
    { team: 'group:default/books', until: 5, was: { 'ci/signed': false } },
    { services: [LEDGER], until: 2, was: { 'oncall/gaps': 1 } },
    { services: [LEDGER], until: 4, was: { 'oncall/gaps': null } },
  ],
  acknowledgements: [
    {
      standard: 's',
      team: 'group:default/books',
      by: 'user:default/a',
      ago: 3,
    },
  ],
  signOffs: [
    {
      ...{ service: LEDGER, fact: 'reviews/restored-at', value: 2 },
      ...{ by: 'user:default/a', ago: 6, in: 10 },
    },
  ],
  later: [
    { file: 'a.yaml', text: TEXT, without: 'new', until: 4 },
    { file: 'a.yaml', text: TEXT, without: 'other/one', until: 7 },
  ],
};

const oncall: EntityFacts[] = [
  {
    entityRef: LEDGER,
    facts: {
      gaps: { value: 0, observedAt: new Date(NOW).toISOString() },
      'last-build-at': { value: new Date(NOW - DAY).toISOString() },
    },
  },
  { entityRef: RATES, facts: { gaps: { value: 3 } } },
];

const present: KnownPresent = {
  now: new Date(NOW),
  entities,
  facts: new Map([['oncall', oncall]]),
};

const past = new SamplePast(samples, { days: 9 });
const moments: PastMoment[] = [...past.tell(present)];
/** So many days before the present. */
const before = (days: number) => moments[9 - days];

/** What is not told again is as it was. */
const factOf = (days: number, provider: string, ref: string, name: string) => {
  const told = moments
    .slice(0, 10 - days)
    .flatMap(({ facts }) => facts?.[provider] ?? []);
  const said = told.findLast(one => one.entityRef === ref)!.facts[name];
  return 'value' in said ? said.value : 'none';
};

describe('SamplePast', () => {
  it('tells a moment of each day, in order, and the present as it is', () => {
    const at = moments.map(moment => moment.at.getTime());
    expect(at).toHaveLength(10);
    expect(at).toEqual([...at].sort((a, b) => a - b));
    expect(at.at(-1)).toBe(NOW);
    expect(at.slice(0, -1).map(one => Math.floor(one / DAY))).toEqual(
      [9, 8, 7, 6, 5, 4, 3, 2, 1].map(days => Math.floor(NOW / DAY) - days),
    );
    const [said] = before(0).facts!.oncall;
    expect(said.facts.gaps).toEqual({ value: 0 });
    expect(factOf(0, 'ci', LEDGER, 'high-findings')).toBe(2);
  });

  it('tells the same when it is asked later on the same day', () => {
    const later = { ...present, now: new Date(NOW + 60_000) };
    const times = (all: Iterable<PastMoment>) => [...all].slice(0, -1);
    expect(times(past.tell(later)).map(({ at }) => at)).toEqual(
      times(moments).map(({ at }) => at),
    );
  });

  it('follows what is told of services and of teams', () => {
    const gaps = [9, 5, 4, 3, 2, 1].map(days =>
      factOf(days, 'oncall', LEDGER, 'gaps'),
    );
    expect(gaps).toEqual(['none', 'none', 1, 1, 0, 0]);
    expect(factOf(9, 'oncall', RATES, 'gaps')).toBe(3);
    expect([6, 5].map(days => factOf(days, 'ci', LEDGER, 'signed'))).toEqual([
      false,
      true,
    ]);
    expect(factOf(6, 'ci', RATES, 'signed')).toBe(true);
  });

  it('has nothing happen before it was', () => {
    for (const days of [8, 4, 1]) {
      const built = Date.parse(
        String(factOf(days, 'oncall', LEDGER, 'last-build-at')),
      );
      expect(built).toBeLessThanOrEqual(before(days).at.getTime());
      const scanned = factOf(days, 'ci', LEDGER, 'secret-scan-at');
      expect(Date.parse(String(scanned))).toBeLessThanOrEqual(
        before(days).at.getTime() + DAY,
      );
    }
  });

  it('has documents without what came later, told when it changes', () => {
    const told = moments.flatMap(({ files }, i) =>
      files ? [[9 - i, files['a.yaml']?.match(/new|other/g)]] : [],
    );
    expect(told).toEqual([
      [9, null],
      [7, ['other']],
      [4, undefined],
    ]);
  });

  it('has people say what they said on that day', () => {
    expect(before(3).acknowledgements).toEqual([
      {
        ...{ standard: 's', teamRef: 'group:default/books' },
        userRef: 'user:default/a',
      },
    ]);
    expect(before(2).acknowledgements).toEqual([]);
    const [signed] = before(6).signOffs!;
    expect(signed).toMatchObject({
      value: new Date(before(6).at.getTime() - 2 * DAY).toISOString(),
      until: new Date(NOW + 10 * DAY),
    });
  });

  it('waits until all of them say something', () => {
    const many = (fact: string, value: FactValue) =>
      Array.from({ length: 100 }, (_, i) => ({
        entityRef: `component:default/c${i}`,
        facts: { [fact]: { value } },
      }));
    const both = many('playbook-count', 1).map(({ entityRef, facts }) => ({
      entityRef,
      facts: { ...facts, 'alert-rules': { value: 2 } },
    }));
    const facts = {
      ownership: many('owner', 'group:default/books'),
      oncall: many('has-schedule', true),
      playbooks: both,
      'build-health': many('pipelines', ['ci']),
    };
    const isWhole = (
      other: Partial<Record<keyof typeof facts, EntityFacts[]>>,
      one = past,
    ) =>
      one.isWhole({
        ...present,
        entities: Array(100).fill(entities[0]),
        facts: new Map(Object.entries({ ...facts, ...other })),
      });
    expect(past.isWhole(present)).toBe(false);
    expect(isWhole({})).toBe(true);
    expect(isWhole({ oncall: many('has-schedule', false) })).toBe(false);
    expect(isWhole({ playbooks: many('playbook-count', 1) })).toBe(false);
    expect(isWhole({ ownership: facts.ownership.slice(50) })).toBe(false);
    const empty = { 'build-health': many('pipelines', []) };
    expect(isWhole(empty)).toBe(false);
    const unsaid = ['build-health'];
    expect(isWhole(empty, new SamplePast(samples, { days: 1, unsaid }))).toBe(
      true,
    );
  });
});
