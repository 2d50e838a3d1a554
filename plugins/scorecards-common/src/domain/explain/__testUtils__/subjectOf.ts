import type {
  FactReading,
  FactValue,
  KnownFact,
  NamedFact,
} from '../../../types';
import { FactTable } from '../../evaluation/FactTable';
import type { Subject } from '../subject';

export const NOW = Date.parse('2026-11-28T10:00:00Z');
export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;

export const ago = (ms: number): string => new Date(NOW - ms).toISOString();

/** Schemas by full name. */
export function namedFacts(
  schemas: Record<string, Omit<NamedFact, 'name' | 'fullName'>>,
): NamedFact[] {
  return Object.entries(schemas).map(([fullName, schema]) => ({
    ...schema,
    fullName,
    name: fullName.split('/')[1],
  }));
}

/** A reading, or a value as a short form of one; `isStale` with the age in milliseconds. */
export type Said = FactReading & { staleBy?: number };

export const is = (value: FactValue, note?: string): Said => ({
  value,
  ...(note && { evidence: { url: '/x', note } }),
});

/** One entity with these facts; those that are not named were never read. */
export function subjectOf(
  facts: NamedFact[],
  said: Record<string, Said>,
  at = NOW,
): Subject {
  const table = new FactTable(facts);
  table.resize(1);
  const known = new Map<string, KnownFact>();
  facts.forEach((fact, slot) => {
    if (!Object.hasOwn(said, fact.fullName)) return;
    const { staleBy, ...reading } = said[fact.fullName];
    const isStale = staleBy !== undefined;
    table.set(0, slot, reading, isStale);
    known.set(fact.fullName, {
      fact: fact.fullName,
      reading,
      observedAt: new Date(at - (staleBy ?? 60_000)).toISOString(),
      since: new Date(at - 5 * DAY).toISOString(),
      runId: 'run-1',
      isStale,
    });
  });
  return { table, row: 0, at, known: name => known.get(name) };
}
