import type { IntakeProblem, IntakeRefusal } from './results';
import { clipped } from './texts';

/** As many as are told: who has made more reads these first. */
const MOST_TOLD = 10;

/** Quoted from what was sent, at most. */
const MOST_QUOTED = 60;

/** What was sent, in words that are safe to answer with. */
export function shown(value: unknown): string {
  if (value === undefined || value === null) return 'missing';
  if (typeof value === 'string') return `"${clipped(value, MOST_QUOTED)}"`;
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object'
    ? 'an object'
    : `the ${typeof value} ${value}`;
}

/** Collects what is wrong; reading goes on, so that who has made two mistakes is told of both. */
export class Problems {
  readonly #told: IntakeProblem[] = [];
  #count = 0;

  /** Undefined, so that a reader can return it. */
  add(pointer: string, message: string): undefined {
    this.#count++;
    if (this.#told.length < MOST_TOLD) this.#told.push({ pointer, message });
    return undefined;
  }

  get isEmpty(): boolean {
    return this.#count === 0;
  }

  refusal(): IntakeRefusal {
    return { problems: this.#told, more: this.#count - this.#told.length };
  }
}

/** A refusal for one reason. */
export const refusedFor = (
  pointer: string,
  message: string,
): IntakeRefusal => ({
  problems: [{ pointer, message }],
  more: 0,
});
