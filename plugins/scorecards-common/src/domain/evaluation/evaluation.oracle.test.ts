import fc from 'fast-check';
import type { Condition } from '../../types';
import { anyCondition, anyRow, anyTime } from './__testUtils__/arbitraries';
import {
  FACTS,
  fill,
  tableOf,
  type TestReading,
  type TestRow,
} from './__testUtils__/facts';
import { ask, every } from './__testUtils__/oracle';
import type { OracleTruth } from './__testUtils__/oracleValues';
import { compileCheck } from './compileCheck';
import { compileCondition } from './compileCondition';
import { CHECK_STATES } from './compiled';
import { truthName } from './truth';

const ROWS = 20;
const CONDITIONS = process.env.CALLBOARD_FULL ? 50_000 : 1_000;

const nameOf = (truth: OracleTruth) =>
  truth === undefined ? 'unknown' : String(truth);

const anyRows = fc.array(anyRow, { minLength: ROWS, maxLength: ROWS });

const tell = (...things: unknown[]) =>
  things.map(thing => JSON.stringify(thing)).join('\n');

const asksForPresence = (condition: Condition) =>
  JSON.stringify(condition).includes('"present":');

const isValue = ({ reading }: TestReading) => !!reading && 'value' in reading;

/** Parts and keys of another value, where this one has none. */
function completed(own: unknown, other: unknown): unknown {
  if (Array.isArray(own) && Array.isArray(other)) {
    return own.map(item => completed(item, other[0]));
  }
  const areMaps = [own, other].every(
    each => typeof each === 'object' && each && !Array.isArray(each),
  );
  return areMaps ? { ...(other as object), ...(own as object) } : own;
}

/**
 * The row as it could be if all were known: what decides must be so in every such world.
 *
 * @param fillsGaps - also what the provider looked for in vain; `present` may notice that
 */
function possible(
  row: TestRow,
  others: readonly TestRow[],
  trustsStale: boolean,
  fillsGaps: boolean,
): TestRow {
  const found: TestRow = {};
  for (const { fullName } of FACTS) {
    const own = row[fullName];
    const other = others
      .map(each => each[fullName])
      .find(each => (fillsGaps ? isValue(each) : each.reading));
    const isKnown =
      !!own.reading &&
      !('unavailable' in own.reading) &&
      (trustsStale || !own.isStale);
    const isGap = isKnown && !isValue(own);
    if (!isKnown || (isGap && fillsGaps)) {
      found[fullName] = { reading: other?.reading };
    } else if (fillsGaps && isValue(own) && other && isValue(other)) {
      const [mine, theirs] = [own.reading!, other.reading!] as {
        value: unknown;
      }[];
      const value = completed(mine.value, theirs.value);
      found[fullName] = { reading: { value } as TestReading['reading'] };
    } else found[fullName] = { reading: own.reading };
  }
  return found;
}

describe('conditions and the oracle', () => {
  it(`agree on ${
    CONDITIONS * ROWS
  } pairs of conditions and facts, and no answer hangs on what is not known`, () => {
    const counts: Record<string, number> = {};
    let definite = 0;
    fc.assert(
      fc.property(
        anyCondition(),
        anyRows,
        anyTime,
        fc.boolean(),
        (condition, rows, at, trustsStale) => {
          const moment = { at, trustsStale };
          const table = tableOf(rows);
          const compiled = compileCondition(condition, table);
          const answers = rows.map((row, index) => {
            const told = truthName(compiled.evaluate(index, moment));
            const world = { facts: FACTS, row, ...moment };
            const right = nameOf(ask(condition, world));
            if (told !== right) {
              throw new Error(
                tell(condition, row, moment, `${told}, and not ${right}`),
              );
            }
            counts[told] = (counts[told] ?? 0) + 1;
            return told;
          });
          const fillsGaps = !asksForPresence(condition);
          rows.forEach((row, index) => {
            if (answers[index] === 'unknown') return;
            definite++;
            const others = [...rows.slice(index + 1), ...rows];
            const world = possible(row, others, trustsStale, fillsGaps);
            fill(table, index, world);
            const now = truthName(compiled.evaluate(index, moment));
            if (now !== answers[index]) {
              throw new Error(tell('It hangs on', condition, row, world, now));
            }
          });
        },
      ),
      { numRuns: CONDITIONS },
    );
    expect(Object.keys(counts).sort()).toEqual(['false', 'true', 'unknown']);
    for (const count of Object.values(counts)) {
      expect(count).toBeGreaterThan((CONDITIONS * ROWS) / 10);
    }
    expect(definite).toBeGreaterThan((CONDITIONS * ROWS) / 4);
  });

  it('agree on the states of checks', () => {
    const option = fc.option(anyCondition(), { nil: undefined, freq: 2 });
    const states = new Set<string>();
    fc.assert(
      fc.property(
        fc.record({ appliesTo: option, passes: anyCondition(), warns: option }),
        option,
        anyRows,
        anyTime,
        (check, appliesTo, rows, at) => {
          const table = tableOf(rows);
          const compiled = compileCheck({ check, appliesTo, table });
          rows.forEach((row, index) => {
            const stateIf = (trustsStale: boolean): string => {
              const world = { facts: FACTS, row, at, trustsStale };
              const truth = (condition: Condition | undefined) =>
                condition && ask(condition, world);
              const applies = every(
                [appliesTo, check.appliesTo]
                  .filter(each => each !== undefined)
                  .map(truth),
              );
              if (applies !== true) {
                return applies === false ? 'not-applicable' : 'unknown';
              }
              const passes = truth(check.passes);
              if (passes !== false) return passes ? 'pass' : 'unknown';
              if (!check.warns) return 'fail';
              const warns = truth(check.warns);
              if (warns === undefined) return 'unknown';
              return warns ? 'warn' : 'fail';
            };
            const now = stateIf(false);
            const was = now === 'unknown' ? stateIf(true) : now;
            const right = was === now ? now : `stale, was ${was}`;
            const code = compiled.judge(index, at);
            const state = CHECK_STATES[code % 8];
            const told =
              code < 8
                ? state
                : `${state}, was ${CHECK_STATES[Math.floor(code / 8) - 1]}`;
            states.add(told);
            if (told !== right) {
              throw new Error(
                tell(check, appliesTo, row, `${told}, and not ${right}`),
              );
            }
          });
        },
      ),
      { numRuns: CONDITIONS / 4 },
    );
    expect([...states].sort()).toEqual([
      ...['fail', 'not-applicable', 'pass', 'stale, was fail'],
      ...['stale, was not-applicable', 'stale, was pass', 'stale, was warn'],
      ...['unknown', 'warn'],
    ]);
  });
});
