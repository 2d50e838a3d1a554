import { isDeepStrictEqual } from 'node:util';
import type {
  FactEvidence,
  FactReading,
  FactValue,
} from '@callboard/backstage-plugin-scorecards-common';

/** What was read, without when and where: a value, why there is none, or why it cannot be told. */
export type SaidReading = { v: FactValue } | { m: string } | { u: string };

/** A fact as it is kept. Moments are milliseconds since 1970 in UTC. */
export type StoredFact = SaidReading & {
  /** When it was so, where it has a time of its own. */
  o?: number;
  /** Since when it has this value. */
  s: number;
  e?: FactEvidence;
};

/** A fact that has another value than before. */
export interface ChangedFact {
  name: string;
  /** Absent for the first. */
  from?: SaidReading;
  to: SaidReading;
}

/** Facts after a reading. */
export interface MergedFacts {
  facts: Map<string, StoredFact>;
  /** Whether something is other than it is kept. */
  isOther: boolean;
  changed: ChangedFact[];
  /** Names of those of which something later was known already. */
  ignored: string[];
}

export const parseFacts = (json: string): Map<string, StoredFact> =>
  new Map(Object.entries(JSON.parse(json)));

export const writeFactsJson = (facts: ReadonlyMap<string, StoredFact>) =>
  JSON.stringify(Object.fromEntries(facts));

const isObject = (value: unknown) =>
  typeof value === 'object' && value !== null;

/** Whether what is kept is what would be kept of another. */
function isSameJson(kept: unknown, other: unknown): boolean {
  if (!isObject(kept) || !isObject(other)) return kept === other;
  const json = JSON.stringify(other);
  return (
    JSON.stringify(kept) === json || isDeepStrictEqual(kept, JSON.parse(json))
  );
}

function saidOf(reading: FactReading): SaidReading {
  if ('value' in reading) return { v: reading.value };
  return 'missing' in reading
    ? { m: reading.missing }
    : { u: reading.unavailable };
}

export function saidPart(fact: StoredFact): SaidReading {
  if ('v' in fact) return { v: fact.v };
  return 'm' in fact ? { m: fact.m } : { u: fact.u };
}

/** Why there is none may be said in other words: the value is the same. */
function isSameValue(a: SaidReading, b: SaidReading): boolean {
  if ('v' in a) return 'v' in b && isSameJson(a.v, b.v);
  return 'm' in a ? 'm' in b : 'u' in b;
}

function isSameReason(a: SaidReading, b: SaidReading): boolean {
  if ('m' in a) return 'm' in b && a.m === b.m;
  return !('u' in a) || ('u' in b && a.u === b.u);
}

const isSame = (a: StoredFact, b: StoredFact) =>
  a.o === b.o &&
  isSameValue(a, b) &&
  isSameReason(a, b) &&
  isSameJson(a.e, b.e);

const isBefore = (a: number | undefined, b: number | undefined) =>
  a !== undefined && b !== undefined && a < b;

/**
 * Puts what is told over what is known.
 *
 * @param options.at - when it was so, where a reading does not say
 * @param options.hasRun - without one each fact gets a time of its own, and what is older than what is known is left out
 * @param options.overrules - it is not left out
 */
export function mergeFacts(
  known: ReadonlyMap<string, StoredFact> | undefined,
  told: Readonly<Record<string, FactReading>>,
  options: { at: number; hasRun: boolean; overrules?: boolean },
): MergedFacts {
  const { at, hasRun, overrules } = options;
  const facts = new Map(known);
  const changed: ChangedFact[] = [];
  const ignored: string[] = [];
  let isOther = false;
  for (const [name, reading] of Object.entries(told)) {
    const before = facts.get(name);
    const own =
      reading.observedAt === undefined
        ? undefined
        : Date.parse(reading.observedAt);
    const o = own ?? (hasRun ? undefined : at);
    if (!hasRun && !overrules && isBefore(o, before?.o)) {
      ignored.push(name);
      continue;
    }
    const to = saidOf(reading);
    const hasValue = before !== undefined && isSameValue(before, to);
    const fact: StoredFact = {
      ...to,
      ...(o !== undefined && { o }),
      s: hasValue ? before.s : o ?? at,
      ...(reading.evidence && { e: reading.evidence }),
    };
    if (before && isSame(before, fact)) continue;
    isOther = true;
    facts.set(name, fact);
    if (!hasValue) {
      changed.push({ name, ...(before && { from: saidPart(before) }), to });
    }
  }
  return { facts, isOther, changed, ignored };
}

const isoOf = (at: number) => new Date(at).toISOString();

/** A fact as a provider says it; `observedAt` only where it has a time of its own. */
export function toReading(fact: StoredFact): FactReading {
  const rest = {
    ...(fact.o !== undefined && { observedAt: isoOf(fact.o) }),
    ...(fact.e && { evidence: fact.e }),
  };
  if ('v' in fact) return { value: fact.v, ...rest };
  return 'm' in fact
    ? { missing: fact.m, ...rest }
    : { unavailable: fact.u, ...rest };
}

/**
 * When a fact was so: at its own time, else when its row was written, or when the last run of its provider began that went well,
 * unless the entity could not be read since.
 *
 * @param lastOkAt - of the provider
 */
export function observedAtOf(
  fact: StoredFact,
  row: { observedAt: number; heldRunId?: string },
  lastOkAt: number | undefined,
): number {
  if (fact.o !== undefined) return fact.o;
  if (row.heldRunId !== undefined || lastOkAt === undefined) {
    return row.observedAt;
  }
  return Math.max(row.observedAt, lastOkAt);
}
