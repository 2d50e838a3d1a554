import type { PlacedOverride } from './overrides';

const NONE: readonly never[] = [];

/** Overrides in force as time goes on, the oldest first. */
export class OverridesInForce {
  readonly #byStart: { placed: PlacedOverride; order: number }[];
  #next = 0;
  #active: { placed: PlacedOverride; order: number }[] = [];
  #firstEnd = Infinity;

  constructor(overrides: readonly PlacedOverride[]) {
    this.#byStart = overrides
      .map((placed, order) => ({ placed, order }))
      .sort((one, other) => one.placed.start - other.placed.start);
  }

  /** @param instant - not before that of the last call */
  at(instant: number): readonly PlacedOverride[] {
    if (this.#firstEnd <= instant) {
      this.#active = this.#active.filter(({ placed }) => placed.end > instant);
      this.#findFirstEnd();
    }
    const before = this.#next;
    while (this.#byStart[this.#next]?.placed.start <= instant) this.#next++;
    if (this.#next > before) {
      this.#active.push(
        ...this.#byStart
          .slice(before, this.#next)
          .filter(({ placed }) => placed.end > instant),
      );
      this.#active.sort((one, other) => one.order - other.order);
      this.#findFirstEnd();
    }
    return this.#active.length === 0
      ? NONE
      : this.#active.map(({ placed }) => placed);
  }

  #findFirstEnd(): void {
    this.#firstEnd = Math.min(
      Infinity,
      ...this.#active.map(({ placed }) => placed.end),
    );
  }
}
