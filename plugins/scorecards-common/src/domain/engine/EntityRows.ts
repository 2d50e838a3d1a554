/**
 * What is kept of an entity besides its facts.
 *
 * @public
 */
export interface EntityHead {
  ref: string;
  /** Reference of the group or user that owns it. */
  owner?: string;
  title?: string;
  kind: string;
}

/** The rows of entities. A row that became free is given to the next one that comes. */
export class EntityRows {
  readonly #heads: (EntityHead | undefined)[] = [];
  readonly #rowByRef = new Map<string, number>();
  readonly #free: number[] = [];
  #all: Uint32Array | undefined;

  /** Rows in use and free. */
  get capacity(): number {
    return this.#heads.length;
  }

  get size(): number {
    return this.#rowByRef.size;
  }

  /** Rows in use, rising. */
  get all(): Uint32Array {
    this.#all ??= Uint32Array.from(this.#rowByRef.values()).sort();
    return this.#all;
  }

  rowOf(ref: string): number | undefined {
    return this.#rowByRef.get(ref);
  }

  head(row: number): EntityHead | undefined {
    return this.#heads[row];
  }

  /** Puts in an entity, or what is new about it. */
  put(head: EntityHead): { row: number; before: EntityHead | undefined } {
    const known = this.#rowByRef.get(head.ref);
    const row = known ?? this.#free.pop() ?? this.#heads.length;
    const before = this.#heads[row];
    this.#heads[row] = head;
    if (known === undefined) {
      this.#rowByRef.set(head.ref, row);
      this.#all = undefined;
    }
    return { row, before };
  }

  /** Frees the row of an entity. */
  remove(ref: string): number | undefined {
    const row = this.#rowByRef.get(ref);
    if (row === undefined) return undefined;
    this.#rowByRef.delete(ref);
    this.#heads[row] = undefined;
    this.#free.push(row);
    this.#all = undefined;
    return row;
  }

  /** Gives the row of an entity to one that has none yet. */
  rename(from: string, head: EntityHead): void {
    const row = this.#rowByRef.get(from);
    if (row === undefined) return;
    this.#rowByRef.delete(from);
    this.#rowByRef.set(head.ref, row);
    this.#heads[row] = head;
  }
}
