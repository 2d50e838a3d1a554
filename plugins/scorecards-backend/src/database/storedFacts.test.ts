import fc from 'fast-check';
import type { FactReading } from '@callboard/backstage-plugin-scorecards-common';
import { iso, T0 } from './__testUtils__/openStores';
import {
  mergeFacts,
  parseFacts,
  saidPart,
  toReading,
  writeFactsJson,
  type StoredFact,
} from './storedFacts';

const text = fc.string({ unit: 'binary', maxLength: 6 });
const scalar = fc.oneof(
  fc.boolean(),
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  text,
);
const value = fc.oneof(
  scalar,
  fc.array(scalar, { maxLength: 3 }),
  fc.array(fc.dictionary(text, scalar, { maxKeys: 2 }), { maxLength: 2 }),
  fc.dictionary(text, text, { maxKeys: 3 }),
);
const moment = fc.integer({ min: T0, max: T0 + 1_000 });
const rest = fc.record(
  {
    observedAt: moment.map(iso),
    evidence: fc.record({ url: text, note: text }, { requiredKeys: ['url'] }),
  },
  { requiredKeys: [] },
);
const reading: fc.Arbitrary<FactReading> = fc
  .tuple(
    fc.oneof(
      value.map(one => ({ value: one })),
      text.map(missing => ({ missing })),
      text.map(unavailable => ({ unavailable })),
    ),
    rest,
  )
  .map(([said, other]) => ({ ...said, ...other }));
const told = fc.dictionary(fc.constantFrom('a', 'b', 'constructor'), reading);
const options = fc.record({ at: moment, hasRun: fc.boolean() });

/** As they come from the database. */
const kept = (facts: ReadonlyMap<string, StoredFact>) =>
  parseFacts(writeFactsJson(facts));

describe('mergeFacts', () => {
  it('says what is told, and that nothing is other the second time', () => {
    fc.assert(
      fc.property(told, options, (readings, how) => {
        const { facts, isOther, changed } = mergeFacts(
          undefined,
          readings,
          how,
        );
        expect(isOther).toBe(Object.keys(readings).length > 0);
        expect(changed.map(({ name }) => name)).toEqual(Object.keys(readings));
        for (const [name, fact] of kept(facts)) {
          const said = JSON.parse(JSON.stringify(readings[name]));
          const own = how.hasRun ? {} : { observedAt: iso(how.at) };
          expect(toReading(fact)).toEqual({ ...own, ...said });
        }
        const again = mergeFacts(kept(facts), structuredClone(readings), how);
        expect(again).toMatchObject({
          isOther: false,
          changed: [],
          ignored: [],
        });
      }),
    );
  });

  it('keeps since when a value is there, and counts each change once', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(told, moment), { maxLength: 8 }), steps => {
        let facts: ReadonlyMap<string, StoredFact> = new Map();
        for (const [readings, at] of steps) {
          const known = facts;
          const merged = mergeFacts(known, readings, { at, hasRun: true });
          const changed = new Map(merged.changed.map(one => [one.name, one]));
          const isNew = (name: string) => changed.has(name);
          for (const [name, { from, to }] of changed) {
            const before = known.get(name);
            expect(from).toEqual(before && saidPart(before));
            expect(to).toEqual(saidPart(merged.facts.get(name)!));
          }
          const same = [...merged.facts].filter(([name]) => !isNew(name));
          expect(same.map(([name, fact]) => [name, fact.s])).toEqual(
            same.map(([name]) => [name, known.get(name)?.s]),
          );
          expect(merged.ignored).toEqual([]);
          facts = kept(merged.facts);
        }
      }),
    );
  });

  it('without a run never goes back in time', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(told, moment)), steps => {
        let facts: ReadonlyMap<string, StoredFact> = new Map();
        for (const [readings, at] of steps) {
          const merged = mergeFacts(facts, readings, { at, hasRun: false });
          for (const [name, fact] of merged.facts) {
            expect(fact.o).toBeGreaterThanOrEqual(facts.get(name)?.o ?? 0);
          }
          for (const name of merged.ignored) {
            expect(merged.facts.get(name)).toEqual(facts.get(name));
          }
          facts = merged.facts;
        }
      }),
    );
  });
});
