import { letOthersIn } from '@internal/backend-kit';
import type { CheckChange, ResultStore } from '../../database/ResultStore';
import type { Step } from './steps';

const DAY_MS = 86_400_000;
const KEPT_DAYS = 91;
/** SQLite works in this thread, and takes some milliseconds for so many. */
const PAGE = 1_000;
/** What is older than the newest so many is not told. */
const MOST = 100_000;
const FRESH_MS = 60_000;
const MOST_CHECKS = 50;

/** A verdict of a service that changed, as the engine numbers it. */
export type VerdictStep = Step<number>;

/** Changes of one check. */
export interface VerdictSteps {
  /** The oldest first. */
  steps: VerdictStep[];
  /** What is older was not read. */
  knownFrom: number;
}

/** Changes of the verdicts of checks in a quarter of a year, kept for a minute. */
export class VerdictHistory {
  readonly #results: Pick<ResultStore, 'readCheckChanges'>;
  readonly #now: () => number;
  readonly #kept = new Map<
    number,
    { at: number; steps: Promise<VerdictSteps> }
  >();

  constructor(options: {
    results: Pick<ResultStore, 'readCheckChanges'>;
    now: () => number;
  }) {
    this.#results = options.results;
    this.#now = options.now;
  }

  async of(checkNumber: number): Promise<VerdictSteps> {
    const at = this.#now();
    const kept = this.#kept.get(checkNumber);
    if (kept && Math.abs(at - kept.at) < FRESH_MS) return kept.steps;
    const steps = this.#read(checkNumber, at);
    this.#kept.delete(checkNumber);
    this.#kept.set(checkNumber, { at, steps });
    steps.catch(() => this.#kept.delete(checkNumber));
    // What is not fresh is never given again, and each may take some megabytes.
    for (const [other, one] of this.#kept) {
      const isFresh = Math.abs(at - one.at) < FRESH_MS;
      if (isFresh && this.#kept.size <= MOST_CHECKS) break;
      this.#kept.delete(other);
    }
    return steps;
  }

  async #read(checkNumber: number, at: number): Promise<VerdictSteps> {
    const steps: VerdictStep[] = [];
    let before: CheckChange | undefined;
    for (;;) {
      const page = await this.#results.readCheckChanges({
        checkNumber,
        from: at - KEPT_DAYS * DAY_MS,
        limit: PAGE,
        ...(before && { before }),
      });
      for (const { id, changedAt, ...step } of page)
        steps.push({ ...step, at: changedAt });
      const isWhole = page.length < PAGE;
      if (isWhole || steps.length >= MOST) {
        const knownFrom = isWhole ? -Infinity : steps[steps.length - 1].at;
        return { steps: steps.reverse(), knownFrom };
      }
      before = page[page.length - 1];
      await letOthersIn();
    }
  }
}
