import type { FactReading, FactSchema, NamedFact } from '../../../types';
import { FactTable } from '../FactTable';

/** What is known of one fact in a test. */
export interface TestReading {
  reading?: FactReading;
  isStale?: boolean;
}

/** Of one entity: readings by the full names of facts. */
export type TestRow = Record<string, TestReading>;

export const NOON = Date.parse('2026-11-20T12:00:00Z');

const named = (provider: string, schema: Omit<FactSchema, 'title'>) => ({
  ...schema,
  title: schema.name,
  fullName: `${provider}/${schema.name}`,
});

/** One fact of each type, and a second where two are compared. */
export const FACTS: readonly NamedFact[] = [
  named('catalog', { name: 'is-documented', type: 'boolean' }),
  named('catalog', { name: 'tier', type: 'number' }),
  named('catalog', { name: 'lifecycle', type: 'string' }),
  named('catalog', { name: 'labels', type: 'map' }),
  named('catalog', { name: 'tags', type: 'list', items: { type: 'string' } }),
  named('catalog', { name: 'aliases', type: 'list' }),
  named('build', { name: 'is-green', type: 'boolean' }),
  named('build', { name: 'java', type: 'version' }),
  named('build', { name: 'finished-at', type: 'time' }),
  named('build', { name: 'p95', type: 'duration' }),
  named('build', { name: 'sizes', type: 'list', items: { type: 'number' } }),
  named('build', {
    name: 'versions',
    type: 'list',
    items: { type: 'version' },
  }),
  named('oncall', {
    name: 'people',
    type: 'list',
    items: {
      parts: {
        name: { type: 'string' },
        level: { type: 'number' },
        'is-active': { type: 'boolean' },
        since: { type: 'time' },
        rest: { type: 'duration' },
        client: { type: 'version' },
      },
    },
  }),
];

/** A table with these rows. */
export function tableOf(
  rows: readonly TestRow[],
  facts: readonly NamedFact[] = FACTS,
): FactTable {
  const table = new FactTable(facts);
  table.resize(rows.length);
  rows.forEach((row, index) => fill(table, index, row));
  return table;
}

export function fill(table: FactTable, index: number, row: TestRow): void {
  table.columns.forEach(({ fact }, slot) => {
    const { reading, isStale } = row[fact.fullName] ?? {};
    table.set(index, slot, reading, isStale);
  });
}
