import fc from 'fast-check';
import type { LabelMatcher, SilenceWindow } from '../../types';
import {
  atHour,
  hourAt,
  matchedAlert,
  silenceWindow,
} from './__testUtils__/arbitraries';
import { compileSilences, isSilenced } from './isSilenced';
import type { MatchedAlert } from './matchers';

/** Expressions of these tests mean the same to JavaScript, once `(?i)` is a flag. */
function matchesByHand(
  alert: MatchedAlert,
  { label, op, value }: LabelMatcher,
) {
  const reserved = new Map([
    ['@title', alert.title],
    ['@severity', alert.severity],
    ['@entity', alert.entityRef ?? ''],
  ]);
  const own = new Map(Object.entries(alert.labels));
  const text = reserved.get(label) ?? own.get(label) ?? '';
  if (op === '=') return text === value;
  if (op === '!=') return text !== value;
  const flags = value.startsWith('(?i)') ? 'i' : '';
  const expression = new RegExp(`^(?:${value.replace('(?i)', '')})$`, flags);
  return expression.test(text) === (op === '=~');
}

function findByHand(
  silences: readonly SilenceWindow[],
  alert: MatchedAlert,
  at: number,
) {
  const ends = (one: SilenceWindow) => Date.parse(one.endsAt);
  const found = silences.filter(
    ({ matchers, entityRefs, teamRef, startsAt, endsAt }) =>
      Date.parse(startsAt) <= at &&
      at < Date.parse(endsAt) &&
      (matchers.length > 0 || Boolean(entityRefs?.length)) &&
      (!entityRefs || entityRefs.some(ref => ref === alert.entityRef)) &&
      (!teamRef || teamRef === alert.teamRef) &&
      matchers.every(each => matchesByHand(alert, each)),
  );
  return found.find(one => found.every(other => ends(one) >= ends(other)));
}

const window = {
  startsAt: new Date(hourAt(1)).toISOString(),
  endsAt: new Date(hourAt(5)).toISOString(),
};

const alert: MatchedAlert = {
  title: 'LedgerLagHigh',
  severity: 'error',
  labels: { job: 'ledger', cluster: 'eu-1' },
  entityRef: 'component:default/ledger',
  teamRef: 'group:default/payments',
};

const silences = (
  silence: Omit<SilenceWindow, 'startsAt' | 'endsAt'>,
  at = hourAt(1),
) => isSilenced([{ ...silence, ...window }], alert, at) !== undefined;

describe('isSilenced', () => {
  it.each<[string, LabelMatcher['op'], string, boolean]>([
    ['job', '=', 'ledger', true],
    ['job', '=', 'led', false],
    ['job', '!=', 'ledger', false],
    ['job', '=~', 'led', false],
    ['job', '=~', 'led.*', true],
    ['job', '=~', 'le|ledger', true],
    ['job', '=~', 'fx|ledger', true],
    ['job', '!~', 'fx|ledger', false],
    ['job', '=~', 'ledgers?', true],
    ['job', '=~', 'ledgers*', true],
    ['job', '=~', 'ledgers{0,2}', true],
    ['job', '=~', 'ledgers+', false],
    ['job', '=~', 'ledger(-api)?', true],
    ['job', '=~', 'LEDGER', false],
    ['job', '=~', '(?i)LEDGER', true],
    ['pod', '=', '', true],
    ['pod', '!=', 'x', true],
    ['pod', '=~', '.+', false],
    ['constructor', '=~', '.+', false],
    ['__proto__', '=', '', true],
    ['@title', '=', 'LedgerLagHigh', true],
    ['@severity', '=~', 'error|critical', true],
    ['@entity', '=', 'component:default/ledger', true],
    // Wrong: silences nothing.
    ['job', '=~', '(', false],
    ['job', '!~', '(?=x)', false],
  ])('%s %s "%s": %s', (label, op, value, expected) => {
    expect(silences({ matchers: [{ label, op, value }] })).toBe(expected);
  });

  it('silences nothing where it says nothing, or of another team or entity', () => {
    const matchers = [{ label: 'job', op: '=' as const, value: 'ledger' }];
    expect(silences({ matchers: [] })).toBe(false);
    expect(silences({ matchers: [], entityRefs: [] })).toBe(false);
    expect(silences({ matchers, teamRef: 'group:default/payments' })).toBe(
      true,
    );
    expect(silences({ matchers, teamRef: 'group:default/core' })).toBe(false);
    expect(
      silences({ matchers: [], entityRefs: ['component:default/ledger'] }),
    ).toBe(true);
    expect(
      silences({ matchers, entityRefs: ['component:default/card-vault'] }),
    ).toBe(false);
  });

  it('begins with its start and is over at its end', () => {
    const matchers = [{ label: 'job', op: '=' as const, value: 'ledger' }];
    const at = (instant: number) => silences({ matchers }, instant);
    expect(
      [hourAt(1) - 1, hourAt(1), hourAt(5) - 1, hourAt(5)].map(at),
    ).toEqual([false, true, true, false]);
  });

  it('is the one that ends last, and of several the first', () => {
    const job = [{ label: 'job', op: '=' as const, value: 'ledger' }];
    const cluster = [{ label: 'cluster', op: '=~' as const, value: 'eu-.*' }];
    const entityRefs = ['component:default/ledger'];
    const three = [
      { ...window, matchers: job },
      { ...window, matchers: cluster },
      { ...window, matchers: [], entityRefs },
    ];
    for (const first of three) {
      const others = three.filter(each => each !== first);
      const given = [first, ...others];
      expect(isSilenced(given, alert, hourAt(2))).toBe(first);
      const endsAt = new Date(hourAt(6)).toISOString();
      const longer = { ...first, endsAt };
      expect(isSilenced([...others, longer], alert, hourAt(2))).toBe(longer);
    }
  });

  it('tells what each silence alone says', () => {
    fc.assert(
      fc.property(
        fc.array(silenceWindow, { maxLength: 12 }),
        matchedAlert,
        atHour,
        (given, ofAlert, at) => {
          const expected = findByHand(given, ofAlert, at);
          expect(compileSilences(given).find(ofAlert, at)).toBe(expected);
        },
      ),
      { numRuns: 2_000 },
    );
  });

  it('asks 500 silences of 1,000 alerts in no time', () => {
    const many = Array.from({ length: 500 }, (_, index) => ({
      ...window,
      matchers: [
        { label: 'job', op: '=~' as const, value: `.*-${index}-.*x` },
        { label: 'cluster', op: '!=' as const, value: 'eu-2' },
      ],
    }));
    const alerts = Array.from({ length: 1_000 }, (_, index) => ({
      ...alert,
      labels: {
        job: `service-${index}-worker-with-a-long-name`,
        cluster: 'eu-1',
      },
    }));
    const startedAt = performance.now();
    const compiled = compileSilences(many);
    const found = alerts.filter(each => compiled.find(each, hourAt(2)));
    const took = performance.now() - startedAt;
    expect(found).toEqual([]);
    // Below one second, with 500 expressions that begin with anything; a machine may be busy.
    expect(took).toBeLessThan(10_000);
  });
});
