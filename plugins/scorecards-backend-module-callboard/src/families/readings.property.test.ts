import fc from 'fast-check';
import type { FactSchema } from '@callboard/backstage-plugin-scorecards-common';
import {
  alertOf,
  buildsOf,
  figuresOf,
  levelOf,
  onCallOf,
  ownershipOf,
  person,
  pipelineOf,
  playbookOf,
  refOf,
  shiftOf,
} from '../__testUtils__/answers';
import { fits } from '../__testUtils__/fits';
import { alertsFacts } from '../alerts/facts';
import { sayFigures } from '../alerts/sayFigures';
import { buildHealthFacts } from '../buildHealth/facts';
import { sayBuilds } from '../buildHealth/sayBuilds';
import { sayTests } from '../buildHealth/sayTests';
import { oncallFacts } from '../oncall/facts';
import { sayNow } from '../oncall/sayNow';
import { sayOutlook } from '../oncall/sayOutlook';
import { ownershipFacts } from '../ownership/facts';
import { sayOwnership } from '../ownership/sayOwnership';
import { AlertBook } from '../playbooks/AlertBook';
import { playbooksFacts } from '../playbooks/facts';
import { sayPages } from '../playbooks/sayPages';
import { toReadings, type Said } from './readings';

const now = new Date('2026-11-28T12:00:00Z');
/** What a field of text may hold, by the schema of the API that says no more. */
const text = fc.oneof(
  fc.string(),
  fc.constantFrom('2026-11-28T10:00:00Z', '2026-02-30T10:00:00', '+1e6', ''),
);
/** Counts and times, of which none need fit the others. */
const number = fc.nat({ max: 100_000 });
const maybe = <T>(arbitrary: fc.Arbitrary<T>) =>
  fc.option(arbitrary, { nil: undefined });
const oneOf = fc.constantFrom;
const few = <T>(arbitrary: fc.Arbitrary<T>) =>
  fc.array(arbitrary, { maxLength: 4 });

const ownership = fc
  .record({
    owner: maybe(
      fc.record({ entityRef: text, kind: oneOf('group', 'user'), title: text }),
    ),
    peopleCount: number,
    channels: few(
      fc.record({
        kind: fc.constant('link' as const),
        label: text,
        from: text,
      }),
    ),
    findings: few(
      fc.record({
        code: oneOf('missing', 'person', 'no-channel'),
        tone: oneOf('bad', 'warn'),
        params: fc.constant({}),
        reason: text,
        fix: text,
      }),
    ),
    trust: maybe(
      fc.record({
        level: oneOf('fresh', 'ageing', 'stale', 'never'),
        confirmedAt: maybe(text),
        mayConfirm: fc.boolean(),
      }),
    ),
    tier: maybe(fc.record({ value: text, written: text, source: text })),
  })
  .map(rest => sayOwnership(ownershipOf('a', rest)));

const shift = maybe(
  few(fc.record({ title: text, gone: maybe(fc.boolean()) })).map(people =>
    shiftOf(...people.map(one => person(one.title, one))),
  ),
);
const oncall = fc
  .record({
    levels: few(
      fc
        .record({
          level: fc.integer({ min: -1, max: 3 }),
          now: shift,
          next: shift,
        })
        .map(({ level, ...rest }) => levelOf(level, rest)),
    ),
    problem: maybe(oneOf('hidden', 'source-silent', 'no-owner', 'nobody-now')),
    reason: maybe(text),
    outlook: maybe(
      fc.record({
        levels: fc.array(fc.record({ level: number, people: number }), {
          minLength: 1,
          maxLength: 3,
        }),
        gaps: fc.record({ in30Days: number, in90Days: number }),
        firstGap: maybe(
          fc.record({ startsAt: text, endsAt: text, reason: maybe(text) }),
        ),
      }),
    ),
  })
  .map(rest => {
    const item = onCallOf('a', rest);
    return { ...sayNow(item), ...sayOutlook(item) };
  });

const playbooks = fc
  .record({
    pages: few(
      fc.record({
        kind: oneOf('page', 'external'),
        brokenLinks: maybe(number),
        hasRollback: maybe(fc.boolean()),
        lastGoodRunAt: maybe(text),
        lastDrillAt: maybe(text),
        trust: maybe(
          fc.record({
            level: oneOf('fresh', 'ageing', 'stale', 'never'),
            basis: maybe(
              fc.record({
                kind: oneOf('run', 'review'),
                day: fc.oneof(text, fc.constant('2026-11-03')),
                daysAgo: number,
              }),
            ),
            changed: fc.array(oneOf('page', 'service')),
          }),
        ),
      }),
    ),
    totalPages: number,
    alerts: few(fc.tuple(few(oneOf('a', 'default/a')), oneOf('page', 'none'))),
    completedAt: maybe(text),
  })
  .map(({ pages, totalPages, alerts, completedAt }) => {
    const book = new AlertBook([
      {
        items: alerts.map(([services, state]) => alertOf('x', services, state)),
        sources: [{ id: 'rules', completedAt, broken: [] }],
      },
    ]);
    const related = pages.map(rest => ({
      playbook: playbookOf('Page', rest),
      reasons: [],
    }));
    const entity = { entityRef: refOf('a'), title: 'a', problems: [] };
    return {
      ...sayPages({ ...entity, pages: related, totalPages }),
      ...book.say(refOf('a')),
    };
  });

const buildHealth = fc
  .tuple(
    few(
      fc.record({
        name: text,
        trunk: fc.record({
          state: oneOf('green', 'red', 'unknown'),
          since: maybe(text),
        }),
        successRate: fc.record({
          n: number,
          successes: number,
          hasVerdict: fc.boolean(),
        }),
        duration: maybe(
          fc.record({
            n: number,
            p50: number,
            p95: maybe(number),
            max: number,
          }),
        ),
        tests: maybe(
          fc.record({
            seen: maybe(number),
            flaky: number,
            broken: number,
            lastReportAt: text,
          }),
        ),
      }),
    ),
    fc.boolean(),
  )
  .map(([pipelines, hasAnnotation]) => {
    const builds = buildsOf(
      'a',
      pipelines.map(rest => pipelineOf('ci', rest)),
      hasAnnotation,
    );
    return { ...sayBuilds(builds), ...sayTests(builds, now) };
  });

const alerts = fc
  .record({
    alerts: number,
    pages: number,
    outOfHoursPages: number,
    acknowledged: number,
    acknowledgedAfterMs: maybe(number),
    unowned: number,
    unrouted: number,
    route: fc.record({ reachesPerson: fc.boolean(), reason: maybe(text) }),
  })
  .map(rest => sayFigures(figuresOf('a', rest)));

it.each<[string, readonly FactSchema[], fc.Arbitrary<Record<string, Said>>]>([
  ['ownership', ownershipFacts, ownership],
  ['on-call', oncallFacts, oncall],
  ['playbooks', playbooksFacts, playbooks],
  ['build health', buildHealthFacts, buildHealth],
  ['alerts', alertsFacts, alerts],
])('whatever %s answers, readings fit their schemas', (_, facts, answers) => {
  const values = new Set<string>();
  fc.assert(
    fc.property(answers, said => {
      const readings = toReadings(facts, said, { evidence: { url: '/' } });
      for (const schema of facts) {
        if (!Object.hasOwn(readings, schema.name)) continue;
        const reading = readings[schema.name];
        if ('value' in reading) values.add(schema.name);
        if (!fits(schema, reading)) {
          throw new Error(`${schema.name}: ${JSON.stringify(reading)}`);
        }
      }
    }),
    { numRuns: 1_000 },
  );
  // Odd answers alone would prove little.
  const unseen = facts.filter(({ name }) => !values.has(name));
  expect(unseen.map(({ name }) => name)).toEqual(
    facts === buildHealthFacts
      ? ['last-build-at', 'quarantine-overdue-count']
      : [],
  );
});
