import type { SemVer } from 'semver';

/** A value that has an order. */
export type Ordered = number | SemVer;

/** An end of a span; `open`: the value itself is not part of it. */
export interface End {
  value: Ordered;
  open: boolean;
}

/** Values from one to another; without an end it goes on. */
export interface Span {
  low?: End;
  high?: End;
}

/** The values that answer a question: spans of ordered ones, or a set or all but a set. */
export type Domain =
  | { kind: 'spans'; spans: readonly Span[] }
  | { kind: 'set'; values: ReadonlySet<unknown>; isAllBut: boolean };

/** More are not followed: the answer is then that all is possible. */
const MOST_SPANS = 1_000;
/** The same of pairs: a hostile condition has hundreds of lists of hundreds of values. */
const MOST_PAIRS = 10_000;

const compareOrdered = (a: Ordered, b: Ordered): number =>
  typeof a === 'number' || typeof b === 'number'
    ? Number(a) - Number(b)
    : a.compare(b);

const point = (value: Ordered): Span => ({
  low: { value, open: false },
  high: { value, open: false },
});

export const setOf = (values: Iterable<unknown>, isAllBut = false): Domain => ({
  kind: 'set',
  values: new Set(values),
  isAllBut,
});

export const spanOf = (span: Span): Domain => ({
  kind: 'spans',
  spans: [span],
});

/** The values themselves, or all the others. */
export function pointsOf(values: Ordered[], isAllBut: boolean): Domain {
  const sorted = [...values].sort(compareOrdered);
  if (!isAllBut) return { kind: 'spans', spans: sorted.map(point) };
  const spans: Span[] = [];
  let low: End | undefined;
  for (const value of sorted) {
    spans.push({ low, high: { value, open: true } });
    low = { value, open: true };
  }
  return { kind: 'spans', spans: [...spans, { low }] };
}

/** The end that leaves less; `sign` is 1 for lower ends and -1 for upper ones. */
function tighter(
  a: End | undefined,
  b: End | undefined,
  sign: 1 | -1,
): End | undefined {
  if (!a || !b) return a ?? b;
  const order = compareOrdered(a.value, b.value) * sign;
  if (order !== 0) return order > 0 ? a : b;
  return a.open ? a : b;
}

function hasValues({ low, high }: Span): boolean {
  if (!low || !high) return true;
  const order = compareOrdered(low.value, high.value);
  return order < 0 || (order === 0 && !low.open && !high.open);
}

function meetSpans(a: readonly Span[], b: readonly Span[]): readonly Span[] {
  // A larger answer is a safe one: nothing is then called impossible.
  if (a.length * b.length > MOST_PAIRS) return a;
  const spans: Span[] = [];
  for (const one of a) {
    for (const other of b) {
      const span = {
        low: tighter(one.low, other.low, 1),
        high: tighter(one.high, other.high, -1),
      };
      if (hasValues(span)) spans.push(span);
    }
  }
  return spans;
}

const filtered = (
  values: ReadonlySet<unknown>,
  others: ReadonlySet<unknown>,
  isIn: boolean,
) => new Set([...values].filter(value => others.has(value) === isIn));

/** Values that are in both. */
export function meet(a: Domain, b: Domain): Domain {
  if (a.kind === 'spans' && b.kind === 'spans') {
    return { kind: 'spans', spans: meetSpans(a.spans, b.spans) };
  }
  // The same subject has one type.
  if (a.kind !== 'set' || b.kind !== 'set') return a;
  if (a.isAllBut && b.isAllBut) {
    return setOf([...a.values, ...b.values], true);
  }
  if (a.isAllBut) return setOf(filtered(b.values, a.values, false));
  return setOf(filtered(a.values, b.values, !b.isAllBut));
}

/** Values that are in one of them; undefined when that may be all. */
export function join(a: Domain, b: Domain): Domain | undefined {
  if (a.kind === 'spans' && b.kind === 'spans') {
    const spans = [...a.spans, ...b.spans];
    return spans.length > MOST_SPANS ? undefined : { kind: 'spans', spans };
  }
  if (a.kind !== 'set' || b.kind !== 'set') return undefined;
  if (!a.isAllBut && !b.isAllBut) return setOf([...a.values, ...b.values]);
  if (a.isAllBut && b.isAllBut) {
    return setOf(filtered(a.values, b.values, true), true);
  }
  const [allBut, only] = a.isAllBut ? [a, b] : [b, a];
  return setOf(filtered(allBut.values, only.values, false), true);
}

export const isEmpty = (domain: Domain): boolean =>
  domain.kind === 'spans'
    ? domain.spans.length === 0
    : !domain.isAllBut && domain.values.size === 0;
