import fc from 'fast-check';
import type { Condition } from '../../types';
import { anyCondition, anyRow, anyTime } from './__testUtils__/arbitraries';
import { of, truth, value } from './__testUtils__/asking';
import { NOON, tableOf } from './__testUtils__/facts';
import { compileCondition } from './compileCondition';
import { FALSE, TRUE, UNKNOWN } from './truth';

const moment = { at: NOON, trustsStale: false };

describe('trees', () => {
  const leaf = { fact: 'catalog/is-documented', equals: true };
  const green = { fact: 'build/is-green', equals: true };
  const readings = [value(false), value(true), undefined];
  const least = (...truths: number[]) => {
    if (truths.includes(FALSE)) return FALSE;
    return truths.includes(UNKNOWN) ? UNKNOWN : TRUE;
  };
  const flip = (each: number) => [TRUE, FALSE, UNKNOWN][each];

  it("have Kleene's tables", () => {
    readings.forEach((one, left) =>
      readings.forEach((other, right) => {
        const row = {
          ...of(leaf.fact, one),
          ...of(green.fact, other),
        };
        const table = tableOf([row]);
        const at = (condition: Condition) =>
          compileCondition(condition, table).evaluate(0, moment);
        expect(at({ all: [leaf, green] })).toBe(least(left, right));
        expect(at({ any: [leaf, green] })).toBe(
          flip(least(flip(left), flip(right))),
        );
        expect(at({ not: leaf })).toBe(flip(left));
      }),
    );
    expect(truth({ all: [] }, {})).toBe('true');
    expect(truth({ any: [] }, {})).toBe('false');
  });

  it('obey the laws of logic', () => {
    const inner = anyCondition();
    fc.assert(
      fc.property(inner, inner, inner, anyRow, anyTime, (a, b, c, row, at) => {
        const table = tableOf([row]);
        const same = (left: Condition, right: Condition) => {
          const [one, other] = [left, right].map(each =>
            compileCondition(each, table).evaluate(0, {
              at,
              trustsStale: false,
            }),
          );
          expect(one).toBe(other);
        };
        same({ not: { not: a } }, a);
        same({ all: [a, b] }, { all: [b, a] });
        same({ any: [a, b] }, { any: [b, a] });
        same({ not: { all: [a, b] } }, { any: [{ not: a }, { not: b }] });
        same({ not: { any: [a, b] } }, { all: [{ not: a }, { not: b }] });
        same({ all: [a, { all: [b, c] }] }, { all: [{ all: [a, b] }, c] });
        same(
          { all: [a, { any: [b, c] }] },
          { any: [{ all: [a, b] }, { all: [a, c] }] },
        );
        same({ any: [a, { all: [a, b] }] }, a);
        same({ all: [a, a] }, a);
      }),
      { numRuns: 300 },
    );
  });

  it('know what they read, and whether they hang on the time', () => {
    const table = tableOf([]);
    const compiled = (condition: Condition) =>
      compileCondition(condition, table);
    expect(compiled({ all: [green, leaf, leaf] }).slots).toEqual([0, 6]);
    const aged: Condition = { fact: 'build/finished-at', olderThan: '1d' };
    expect(compiled(aged).dependsOnTime).toBe(true);
    expect(
      compiled({
        exists: 'oncall/people',
        where: { item: 'since', newerThan: '1d' },
      }),
    ).toMatchObject({ dependsOnTime: true, slots: [12] });
    const fixed: Condition = {
      fact: 'build/finished-at',
      before: '2027-01-01',
    };
    expect(compiled(fixed).dependsOnTime).toBe(false);
  });

  it('follow a table that grows, and know nothing of rows that are not in it', () => {
    const table = tableOf([of(leaf.fact, value(true))]);
    const { evaluate } = compileCondition(leaf, table);
    expect(evaluate(500, moment)).toBe(UNKNOWN);
    table.resize(501);
    expect(evaluate(500, moment)).toBe(UNKNOWN);
    table.set(500, 0, value(true));
    expect([evaluate(0, moment), evaluate(500, moment)]).toEqual([TRUE, TRUE]);
    table.resize(1);
    table.resize(501);
    expect(evaluate(500, moment)).toBe(UNKNOWN);
    table.setStale(0, 0, true);
    expect(evaluate(0, moment)).toBe(UNKNOWN);
    table.setStale(0, 0, false);
    expect(evaluate(0, moment)).toBe(TRUE);
  });
});
