import type { RouteDecision, UnroutedCode } from '../../types';
import type { RoutingIndex } from './RoutingIndex';

/** What a person can do most about comes first. */
const ORDER: readonly UnroutedCode[] = [
  'entity-gone',
  'team-gone',
  'no-owner',
  'ambiguous',
  'entity-unknown',
  'team-unknown',
  'no-match',
  'nothing-to-go-by',
];

const MOST_NEAREST = 3;
const MOST_NOTES = 3;
const MOST_TEXTS = 3;

/** What routing has come across on its way: what a person should know, and what stood in the way. */
export class Findings {
  readonly #notes = new Set<string>();
  readonly #problems: {
    code: UnroutedCode;
    reason: string;
    nearest: readonly string[];
  }[] = [];

  addNote(note: string): void {
    if (this.#notes.size < MOST_NOTES) this.#notes.add(note);
  }

  addProblem(
    code: UnroutedCode,
    reason: string,
    nearest: readonly string[] = [],
  ): void {
    this.#problems.push({ code, reason, nearest });
  }

  /** Nothing where there is nothing to know. */
  note(): { note?: string } {
    return this.#notes.size > 0 ? { note: [...this.#notes].join('; ') } : {};
  }

  /** @param texts - names that the alert may mean */
  unrouted(index: RoutingIndex, texts: readonly string[]): RouteDecision {
    const [first] = [...this.#problems].sort(
      (one, other) => ORDER.indexOf(one.code) - ORDER.indexOf(other.code),
    );
    const nearest = new Set(first.nearest.slice(0, MOST_NEAREST));
    for (const text of new Set(texts.slice(0, MOST_TEXTS))) {
      if (nearest.size >= MOST_NEAREST) break;
      for (const ref of index.near(text, MOST_NEAREST)) {
        if (nearest.size < MOST_NEAREST) nearest.add(ref);
      }
    }
    const { code, reason } = first;
    return { kind: 'unrouted', code, reason, nearest: [...nearest] };
  }
}
