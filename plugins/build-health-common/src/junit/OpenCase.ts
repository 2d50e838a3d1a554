import type { TestCase, TestFailure, TestOutcome } from '../types';
import { roundMilliseconds } from './readMilliseconds';

/** Of several results, the one with the highest rank counts. */
export const RANK: Readonly<Record<TestOutcome, number>> = {
  passed: 0,
  skipped: 1,
  failed: 2,
  errored: 3,
};

/**
 * What an element within a case says. `flaky` ones are tries that failed before the case passed, `rerun` ones are further tries of a
 * case that failed: Surefire and Gradle write them.
 */
export interface ResultKind {
  outcome: 'failed' | 'errored' | 'skipped';
  role: 'result' | 'flaky' | 'rerun';
}

/** A case while its element is open. */
export class OpenCase {
  #outcome: TestOutcome | undefined;
  #failure: TestFailure | undefined;
  #flaky: TestFailure | undefined;
  #rerun: TestFailure | undefined;
  #tries = 1;

  readonly milliseconds: number | undefined;
  readonly #didNotRun: boolean;

  constructor(
    private readonly identity: Pick<
      TestCase,
      'suitePath' | 'className' | 'name' | 'file'
    >,
    options: { milliseconds: number | undefined; didNotRun: boolean },
  ) {
    this.milliseconds = options.milliseconds;
    this.#didNotRun = options.didNotRun;
  }

  add({ outcome, role }: ResultKind, failure: TestFailure | undefined): void {
    if (role === 'result') {
      if (RANK[outcome] > RANK[this.#outcome ?? 'passed']) {
        this.#outcome = outcome;
        this.#failure = failure;
      }
      return;
    }
    this.#tries += 1;
    if (role === 'flaky') {
      this.#flaky ??= failure;
    } else {
      this.#rerun ??= failure;
    }
  }

  /**
   * The case as one test with the tries that its element tells of. What is unknown stands in it as undefined: objects of one shape
   * take a third of the memory.
   */
  finish(): TestCase {
    const { suitePath, className, name, file } = this.identity;
    const outcome =
      this.#outcome ??
      this.#rerun?.kind ??
      (this.#didNotRun ? 'skipped' : 'passed');
    return {
      suitePath,
      className,
      name,
      file,
      outcome,
      firstOutcome: this.#flaky?.kind ?? outcome,
      tries: this.#tries,
      isFlaky: outcome === 'passed' && this.#flaky !== undefined,
      durationMs:
        this.milliseconds === undefined
          ? undefined
          : roundMilliseconds(this.milliseconds),
      failure: this.#failure ?? this.#rerun ?? this.#flaky,
    };
  }
}
