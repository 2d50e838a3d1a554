import type { FactReading, NamedFact, ScalarType } from '../../types';
import { parseInstant } from './instant';
import type { Moment } from './moment';
import { parseVersion } from './version';

/**
 * What is known of a fact of an entity.
 *
 * @public
 */
export const KNOWN = {
  never: 0,
  value: 1,
  missing: 2,
  unavailable: 3,
} as const;

/**
 * Added to what is known when it is too old.
 *
 * @public
 */
export const STALE = 4;

/** Whether a value is there to be looked at. */
export function isKnown(state: number, moment: Moment): boolean {
  return (
    state === KNOWN.value ||
    (state === KNOWN.value + STALE && moment.trustsStale)
  );
}

/** Whether the provider found a value; undefined when that is not known. */
export function isThere(state: number, moment: Moment): boolean | undefined {
  if (state >= STALE && !moment.trustsStale) return undefined;
  if (state % STALE === KNOWN.value) return true;
  return state % STALE === KNOWN.missing ? false : undefined;
}

/**
 * One fact of all entities. `time` is kept as milliseconds, `version` parsed, a `map` as a Map, and the parts of items as Maps
 * too: names from outside are never looked up on an object.
 *
 * @public
 */
export interface FactColumn {
  readonly fact: NamedFact;
  values: unknown[];
  /** One of `KNOWN`, and `STALE`. */
  states: Uint8Array;
}

/** A value that is not of its type is there, but cannot be compared with anything. */
function scalar(type: ScalarType, value: unknown): unknown {
  if (typeof value !== 'string') return type === 'time' ? Number.NaN : value;
  if (type === 'time') return parseInstant(value) ?? Number.NaN;
  return type === 'version' ? parseVersion(value) ?? value : value;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function stored({ type, items }: NamedFact, value: unknown): unknown {
  if (type === 'map') {
    return isRecord(value) ? new Map(Object.entries(value)) : value;
  }
  if (type !== 'list') return scalar(type, value);
  if (!items || !Array.isArray(value)) return value;
  if ('type' in items) return value.map(item => scalar(items.type, item));
  const parts = new Map(Object.entries(items.parts));
  return value.map(item =>
    isRecord(item)
      ? new Map(
          Object.entries(item).flatMap(([name, each]) => {
            const part = parts.get(name);
            return part ? [[name, scalar(part.type, each)] as const] : [];
          }),
        )
      : item,
  );
}

/**
 * Facts of many entities, a column for each fact and a row for each entity: a condition is compiled for the columns that it
 * reads, and then asked of one row after the other. Values have been checked against their schemas before they come in.
 *
 * @public
 */
export class FactTable {
  readonly columns: readonly FactColumn[];
  readonly #slots: ReadonlyMap<string, number>;
  #rows = 0;

  constructor(facts: readonly NamedFact[]) {
    this.columns = facts.map(fact => ({
      fact,
      values: [],
      states: new Uint8Array(0),
    }));
    this.#slots = new Map(facts.map((fact, slot) => [fact.fullName, slot]));
  }

  get rows(): number {
    return this.#rows;
  }

  /** The column of a fact by its full name. */
  slotOf(fullName: string): number | undefined {
    return this.#slots.get(fullName);
  }

  /** Makes room; rows that are there stay, and what is cut off is forgotten. */
  resize(rows: number): void {
    for (const column of this.columns) {
      if (rows < this.#rows) {
        column.states.fill(KNOWN.never, rows);
        column.values.length = rows;
      }
      // An array with a gap in it is slow for ever.
      while (column.values.length < rows) column.values.push(undefined);
      if (column.states.length >= rows) continue;
      const states = new Uint8Array(Math.max(rows, this.#rows * 2, 16));
      states.set(column.states);
      column.states = states;
    }
    this.#rows = rows;
  }

  /** Puts in what is known; `undefined`: it was never read. */
  set(
    row: number,
    slot: number,
    reading: FactReading | undefined,
    isStale = false,
  ): void {
    const column = this.columns[slot];
    column.values[row] =
      reading && 'value' in reading
        ? stored(column.fact, reading.value)
        : undefined;
    column.states[row] = stateOf(reading) + (isStale ? STALE : 0);
  }

  setStale(row: number, slot: number, isStale: boolean): void {
    const { states } = this.columns[slot];
    states[row] = isStale ? states[row] | STALE : states[row] & ~STALE;
  }
}

function stateOf(reading: FactReading | undefined): number {
  if (!reading) return KNOWN.never;
  if ('value' in reading) return KNOWN.value;
  return 'missing' in reading ? KNOWN.missing : KNOWN.unavailable;
}
