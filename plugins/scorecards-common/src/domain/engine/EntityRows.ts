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

const nameOf = ({ title = '', ref }: EntityHead) =>
  (title || ref.slice(ref.indexOf('/') + 1)).toLowerCase();

interface Named {
  row: number;
  name: string;
  ref: string;
}

function compare(left: Named, right: Named): number {
  if (left.name !== right.name) return left.name < right.name ? -1 : 1;
  return left.ref < right.ref ? -1 : 1;
}

/**
 * The rows of entities. A row is of one entity for ever: who reads in slices would take another for it, which the caller may not see.
 * One that is gone leaves some 2 kB until the process ends.
 */
export class EntityRows {
  readonly #heads: (EntityHead | undefined)[] = [];
  readonly #rowByRef = new Map<string, number>();
  #version = 0;
  #all: Uint32Array | undefined;
  /** As it was sorted last: sorting again what is nearly in order takes little. */
  #named: Named[] = [];
  #byName: Uint32Array | undefined;

  /** Rows of entities that are there, and that were. */
  get capacity(): number {
    return this.#heads.length;
  }

  get size(): number {
    return this.#rowByRef.size;
  }

  /** Rises with each change of what is here. */
  get version(): number {
    return this.#version;
  }

  /** Rows in use, rising. */
  get all(): Uint32Array {
    this.#all ??= Uint32Array.from(this.#rowByRef.values()).sort();
    return this.#all;
  }

  /** Rows in use, by name. */
  get byName(): Uint32Array {
    this.#byName ??= this.#sortByName();
    return this.#byName;
  }

  rowOf(ref: string): number | undefined {
    return this.#rowByRef.get(ref);
  }

  head(row: number): EntityHead | undefined {
    return this.#heads[row];
  }

  /** Puts in an entity, or what is new about it. */
  put(head: EntityHead): { row: number; before: EntityHead | undefined } {
    const row = this.#rowByRef.get(head.ref) ?? this.#heads.length;
    const before = this.#heads[row];
    this.#heads[row] = head;
    this.#rowByRef.set(head.ref, row);
    this.#change();
    return { row, before };
  }

  /** Returns the row that it had. */
  remove(ref: string): number | undefined {
    const row = this.#rowByRef.get(ref);
    if (row === undefined) return undefined;
    this.#rowByRef.delete(ref);
    this.#heads[row] = undefined;
    this.#change();
    return row;
  }

  #change(): void {
    this.#version++;
    this.#all = undefined;
    this.#byName = undefined;
  }

  #sortByName(): Uint32Array {
    const known = this.#named.filter(({ row, name, ref }) => {
      const head = this.#heads[row];
      return head?.ref === ref && nameOf(head) === name;
    });
    const isKnown = new Uint8Array(this.capacity);
    for (const { row } of known) isKnown[row] = 1;
    const news = Array.from(this.all).filter(row => isKnown[row] === 0);
    this.#named = [
      ...known,
      ...news.map(row => {
        const head = this.#heads[row]!;
        return { row, name: nameOf(head), ref: head.ref };
      }),
    ].sort(compare);
    return Uint32Array.from(this.#named, ({ row }) => row);
  }
}
