import { NEVER } from './verdicts';

/** A byte for each row, and since when it counts as it does, in seconds since 1970. */
export class ResultColumn {
  #values = new Uint8Array(0);
  #since = new Uint32Array(0);

  get(row: number): number {
    return row < this.#values.length ? this.#values[row] : NEVER;
  }

  /** Seconds since 1970. */
  since(row: number): number {
    return row < this.#since.length ? this.#since[row] : 0;
  }

  set(row: number, value: number, since: number): void {
    if (row >= this.#values.length) this.#grow(row + 1);
    this.#values[row] = value;
    this.#since[row] = since;
  }

  #grow(rows: number): void {
    const values = this.#values;
    const since = this.#since;
    const size = Math.max(rows, values.length * 2, 16);
    this.#values = new Uint8Array(size).fill(NEVER);
    this.#values.set(values);
    this.#since = new Uint32Array(size);
    this.#since.set(since);
  }
}
