import * as fc from 'fast-check';
import type { Condition, NamedFact } from '../../../types';
import {
  anyCondition,
  anyRow,
  anyTime,
} from '../../evaluation/__testUtils__/arbitraries';
import {
  FACTS as UNBOUNDED,
  tableOf,
} from '../../evaluation/__testUtils__/facts';
import { compileCondition } from '../../evaluation/compileCondition';
import { FALSE, TRUE } from '../../evaluation/truth';
import { OPERATOR_NAMES } from '../operators';
import { Findings } from '../problems';
import { readCondition } from '../readCondition';
import { checkCondition } from './checkCondition';
import { FactBook } from './FactBook';
import { regionOf } from './Region';

/** What the values of the rows keep to. */
const BOUNDS: Record<string, Partial<NamedFact>> = {
  'catalog/tier': { minimum: -1, maximum: 1e9 },
  'catalog/lifecycle': {
    values: [
      ...['', 'a', 'svc-ab', 'docs/index.md', 'docs/a/b.md'],
      ...['production', '80'],
    ],
  },
  'build/p95': { minimum: 0, maximum: 14 * 86_400_000 },
};
const FACTS = UNBOUNDED.map(fact => ({ ...fact, ...BOUNDS[fact.fullName] }));
const facts = new FactBook(FACTS);
const place = { scope: { facts }, path: [] };

function errorsOf(condition: Condition) {
  const findings = new Findings();
  checkCondition(condition, [], { facts, findings });
  return findings.list.filter(({ severity }) => severity === 'error');
}

/** Conditions that can be read; an empty `all` cannot. */
const readable = anyCondition().filter(
  condition => readCondition(condition).condition !== undefined,
);

/** Two conditions of few values clash often. */
const clashing = fc
  .tuple(readable, readable, fc.constantFrom('all', 'any'))
  .map(([a, b, field]) => ({ [field]: [a, b] } as Condition));

const OPERANDS: unknown[] = [
  'a',
  '',
  5,
  -1,
  1.5,
  true,
  '2.0.0',
  '36h',
  '2026-11-20',
  '>=1 <2',
  '[',
  ['a'],
  [1, 2],
  [],
  'x'.repeat(300),
];

/** Puts something else into the place of a comparison or an operand. */
function broken(
  value: unknown,
  at: { left: number },
  operator: string,
  operand: unknown,
): unknown {
  if (Array.isArray(value))
    return value.map(item => broken(item, at, operator, operand));
  if (typeof value !== 'object' || value === null) return value;
  const isLeaf = ['fact', 'item', 'count'].some(name => name in value);
  if (isLeaf && at.left-- === 0) {
    return Object.fromEntries(
      Object.entries(value).map(([name, of]) => {
        if (!OPERATOR_NAMES.includes(name)) return [name, of];
        return operator === '' ? [name, operand] : [operator, operand ?? of];
      }),
    );
  }
  return Object.fromEntries(
    Object.entries(value).map(([name, of]) => [
      name,
      broken(of, at, operator, operand),
    ]),
  );
}

const mistaken = fc
  .tuple(
    readable,
    fc.nat({ max: 3 }),
    fc.constantFrom('', ...OPERATOR_NAMES),
    fc.constantFrom(undefined, ...OPERANDS),
  )
  .map(([condition, left, operator, operand]) =>
    broken(condition, { left }, operator, operand),
  );

describe('checkCondition', () => {
  it('calls only that impossible which no facts make true, and only that always true which none make false', () => {
    let told = 0;
    fc.assert(
      fc.property(
        fc.oneof(readable, clashing),
        fc.array(anyRow, { minLength: 5, maxLength: 5 }),
        anyTime,
        (condition, rows, at) => {
          const isNever = !regionOf(condition, { ...place, negated: false });
          const isAlways = !regionOf(condition, { ...place, negated: true });
          if (!isNever && !isAlways) return;
          told++;
          const compiled = compileCondition(condition, tableOf(rows));
          const truths = rows.map((_, row) =>
            compiled.evaluate(row, { at, trustsStale: true }),
          );
          const refuted = [isNever ? TRUE : [], isAlways ? FALSE : []].flat();
          expect(truths.filter(truth => refuted.includes(truth))).toEqual([]);
        },
      ),
      { numRuns: 2_000 },
    );
    expect(told).toBeGreaterThan(50);
  });

  it('refuses nothing of the right types but what cannot be', () => {
    fc.assert(
      fc.property(readable, condition => {
        const codes = errorsOf(condition).map(({ code }) => code);
        expect(codes.filter(code => code !== 'impossible')).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  it('lets nothing through that cannot be compiled', () => {
    const seen = { right: 0, wrong: 0 };
    fc.assert(
      fc.property(mistaken, value => {
        const { condition } = readCondition(value);
        const isRight = condition && errorsOf(condition).length === 0;
        seen[isRight ? 'right' : 'wrong']++;
        if (isRight) compileCondition(condition, tableOf([]));
      }),
      { numRuns: 2_000 },
    );
    expect(Math.min(seen.right, seen.wrong)).toBeGreaterThan(200);
  });
});
