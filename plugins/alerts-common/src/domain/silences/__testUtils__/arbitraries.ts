import fc from 'fast-check';
import {
  alertSeverities,
  matcherOperators,
  type LabelMatcher,
  type SilenceWindow,
} from '../../../types';
import type { MatchedAlert } from '../matchers';

const VALUES = ['', 'a', 'ab', 'eu-1'];
const LABELS = ['job', '__proto__', '@title'];
const EXPRESSIONS = [
  'a',
  'a|ab',
  'a.*',
  '.*',
  '.+',
  '',
  '(?i)A',
  'eu[.-]\\d',
  'b|',
  'ab?',
  'ab*',
  'ab{0}',
  'eu-[0-9]+',
];

const entityRef = fc.constantFrom(
  'component:default/ledger',
  'component:default/card-vault',
);
const teamRef = fc.constantFrom('group:default/payments', 'group:default/core');

export const matcher: fc.Arbitrary<LabelMatcher> = fc
  .constantFrom(...matcherOperators)
  .chain(op =>
    fc.record({
      label: fc.constantFrom(...LABELS, '@severity', '@entity'),
      op: fc.constant(op),
      value: op.endsWith('~')
        ? fc.constantFrom(...EXPRESSIONS)
        : fc.oneof(fc.constantFrom(...VALUES, ...alertSeverities), entityRef),
    }),
  );

/** Hours of a day. */
const hour = fc.integer({ min: 0, max: 10 });

export const hourAt = (hours: number) => Date.UTC(2026, 10, 28, hours);

export const silenceWindow: fc.Arbitrary<SilenceWindow> = fc
  .record(
    {
      matchers: fc.array(matcher, { maxLength: 2 }),
      entityRefs: fc.array(entityRef, { maxLength: 2 }),
      teamRef,
      start: hour,
      length: fc.integer({ min: 0, max: 8 }),
    },
    { requiredKeys: ['matchers', 'start', 'length'] },
  )
  .map(({ start, length, ...rest }) => ({
    ...rest,
    startsAt: new Date(hourAt(start)).toISOString(),
    endsAt: new Date(hourAt(start + length)).toISOString(),
  }));

export const matchedAlert: fc.Arbitrary<MatchedAlert> = fc.record(
  {
    title: fc.constantFrom(...VALUES),
    severity: fc.constantFrom(...alertSeverities),
    labels: fc.dictionary(
      fc.constantFrom(...LABELS),
      fc.constantFrom(...VALUES),
      { noNullPrototype: true },
    ),
    entityRef,
    teamRef,
  },
  { requiredKeys: ['title', 'severity', 'labels'] },
);

export const atHour = hour.map(hourAt);
