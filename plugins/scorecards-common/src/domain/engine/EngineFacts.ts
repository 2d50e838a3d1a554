import type { FactReading, NamedFact } from '../../types';
import { FactTable, KNOWN, STALE } from '../evaluation/FactTable';
import type { FactColumn } from '../evaluation/FactTable';
import { sameValue } from './sameValue';

/**
 * The provider in the full name of a fact.
 *
 * @public
 */
export const providerOf = (fullName: string): string =>
  fullName.slice(0, fullName.indexOf('/'));

/** Numbers by row; those of rows that were never written are `NaN`. */
class RowNumbers {
  #values = new Float64Array(0);

  get(row: number): number {
    return row < this.#values.length ? this.#values[row] : Number.NaN;
  }

  set(row: number, value: number): void {
    if (row >= this.#values.length) {
      const values = new Float64Array(Math.max(row + 1, row * 2, 16)).fill(
        Number.NaN,
      );
      values.set(this.#values);
      this.#values = values;
    }
    this.#values[row] = value;
  }
}

/** The ages of a fact that has a maximum age. */
interface AgedSlot {
  slot: number;
  column: FactColumn;
  maxAgeMs: number;
  /** When the provider last looked. */
  seen: RowNumbers;
  /** When it was true, where the reading tells. */
  observed: RowNumbers;
}

/** The last moment at which the fact of a row is not too old; `NaN` when there is none. */
function deadlineOf(aged: AgedSlot, row: number): number {
  if (aged.column.states[row] % STALE === KNOWN.never) return Number.NaN;
  const observed = aged.observed.get(row);
  return (
    (Number.isNaN(observed) ? aged.seen.get(row) : observed) + aged.maxAgeMs
  );
}

/**
 * The facts of all entities with their ages. A reading that tells no time of its own is as old as the last look of its provider at the
 * entity, so that a run that found nothing new has nothing to write here but that.
 */
export class EngineFacts {
  #table = new FactTable([]);
  /** By the JSON of the schemas, which are compared when they are set. */
  #schemas: readonly string[] = [];
  #providers: readonly string[] = [];
  #aged: readonly AgedSlot[] = [];
  #agedBySlot: ReadonlyMap<number, AgedSlot> = new Map();
  /** By provider. */
  readonly #seen = new Map<string, RowNumbers>();

  get table(): FactTable {
    return this.#table;
  }

  /** Returns the facts whose values were dropped, because their schema is new or another. */
  setSchemas(facts: readonly NamedFact[]): string[] {
    const schemas = facts.map(fact => JSON.stringify(fact));
    if (
      schemas.length === this.#schemas.length &&
      schemas.every((schema, slot) => schema === this.#schemas[slot])
    )
      return [];
    const before = this.#table;
    const agedBefore = this.#agedBySlot;
    const slotBefore = new Map(
      this.#schemas.map((schema, slot) => [schema, slot]),
    );
    this.#table = new FactTable(facts);
    this.#table.resize(before.rows);
    this.#schemas = schemas;
    this.#providers = facts.map(({ fullName }) => providerOf(fullName));
    const kept = schemas.map(schema => slotBefore.get(schema));
    kept.forEach((from, slot) => {
      if (from === undefined) return;
      const { values, states } = before.columns[from];
      Object.assign(this.#table.columns[slot], { values, states });
    });
    this.#aged = facts.flatMap(({ maxAgeMs }, slot) =>
      maxAgeMs === undefined
        ? []
        : {
            slot,
            column: this.#table.columns[slot],
            maxAgeMs,
            seen: this.#seenBy(this.#providers[slot]),
            observed:
              agedBefore.get(kept[slot] ?? -1)?.observed ?? new RowNumbers(),
          },
    );
    this.#agedBySlot = new Map(this.#aged.map(aged => [aged.slot, aged]));
    return facts.flatMap(({ fullName }, slot) =>
      kept[slot] === undefined ? fullName : [],
    );
  }

  resize(rows: number): void {
    if (rows > this.#table.rows) this.#table.resize(rows);
  }

  /** Forgets all about a row. */
  clear(row: number): void {
    for (let slot = 0; slot < this.#table.columns.length; slot++)
      this.#table.set(row, slot, undefined);
    for (const { observed } of this.#aged) observed.set(row, Number.NaN);
    for (const seen of this.#seen.values()) seen.set(row, Number.NaN);
  }

  /** A provider looked at an entity; returns facts that were too old and are not any more. */
  see(row: number, provider: string, at: number): string[] {
    this.#seenBy(provider).set(row, at);
    return this.#named(
      this.age(row, at).filter(slot => this.#providers[slot] === provider),
    );
  }

  /** Puts in what a provider said; returns the facts that say something else than before, or are not too old any more. */
  update(options: {
    row: number;
    readings: Readonly<Record<string, FactReading | undefined>>;
    seenAt?: number;
    at: number;
  }): string[] {
    const { row, at, seenAt = at } = options;
    const changed = new Set<number>();
    const providers = new Set<string>();
    for (const [fullName, reading] of Object.entries(options.readings)) {
      const slot = this.#table.slotOf(fullName);
      if (slot === undefined) continue;
      providers.add(this.#providers[slot]);
      this.#seenBy(this.#providers[slot]).set(row, seenAt);
      if (this.#set({ row, slot, reading, at })) changed.add(slot);
    }
    for (const slot of this.age(row, at))
      if (providers.has(this.#providers[slot])) changed.add(slot);
    return this.#named([...changed]);
  }

  /** Marks what of a row is too old; returns the slots where that is new. */
  age(row: number, at: number): number[] {
    const turned: number[] = [];
    for (const aged of this.#aged) {
      const isStale = deadlineOf(aged, row) < at;
      if (isStale === aged.column.states[row] >= STALE) continue;
      this.#table.setStale(row, aged.slot, isStale);
      turned.push(aged.slot);
    }
    return turned;
  }

  /** Slots of a row whose fact grew too old after `since`, and not after `at`. */
  overdue(row: number, since: number, at: number): number[] {
    const slots: number[] = [];
    for (const aged of this.#aged) {
      const deadline = deadlineOf(aged, row);
      if (deadline >= since && deadline < at) slots.push(aged.slot);
    }
    return slots;
  }

  /** When a provider last looked at any of some entities. */
  lastSeen(provider: string, rows: Uint32Array): number | undefined {
    const seen = this.#seen.get(provider);
    let last: number | undefined;
    for (const row of seen ? rows : []) {
      const at = seen!.get(row);
      if (!Number.isNaN(at) && (last === undefined || at > last)) last = at;
    }
    return last;
  }

  /** Returns whether it is another value, or is too old or no longer so. */
  #set(options: {
    row: number;
    slot: number;
    reading: FactReading | undefined;
    at: number;
  }): boolean {
    const { row, slot, reading, at } = options;
    const column = this.#table.columns[slot];
    const state = column.states[row];
    const value = column.values[row];
    const aged = this.#agedBySlot.get(slot);
    this.#table.set(row, slot, reading);
    if (aged) {
      const { observedAt } = reading ?? {};
      aged.observed.set(row, observedAt ? Date.parse(observedAt) : Number.NaN);
      if (deadlineOf(aged, row) < at) this.#table.setStale(row, slot, true);
    }
    return (
      column.states[row] !== state || !sameValue(column.values[row], value)
    );
  }

  #named(slots: readonly number[]): string[] {
    return slots.map(slot => this.#table.columns[slot].fact.fullName);
  }

  #seenBy(provider: string): RowNumbers {
    const seen = this.#seen.get(provider) ?? new RowNumbers();
    this.#seen.set(provider, seen);
    return seen;
  }
}
