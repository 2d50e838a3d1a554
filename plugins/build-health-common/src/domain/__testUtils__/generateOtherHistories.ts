import type { TestRun } from '../../types';
import { isMassFailure } from '../flaky/isMassFailure';
import { seededRandom, type Random } from './random';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const DAYS = 90;

/**
 * Why a test fails, which only the generator knows. `steady` is all that the statistics suppose; `clumped` fails again at once as a
 * rule, since what disturbs it lasts; `spells` is quiet for days; `late` began not long ago; `shared` fails together with others.
 */
export type Kind =
  | 'healthy'
  | 'broken'
  | 'steady'
  | 'clumped'
  | 'spells'
  | 'late'
  | 'shared';

export interface OtherTest {
  kind: Kind;
  /** First tries that fail without a reason, over the whole time. */
  share: number;
  runs: TestRun[];
}

interface Span {
  from: number;
  to: number;
}

interface Subject {
  test: OtherTest;
  rate: number;
  /** Moments of this kind only, where it does not always fail. */
  spells?: Span[];
  /** How often a try soon after a failure fails too. */
  again: number;
  /** Of those that fail together. */
  group?: number;
  /** Real breaks of trunk, from the push to its mending, whatever builds were made meanwhile. */
  breaks: Span[];
  flakes: number;
  tries: number;
}

interface Run {
  sha: string | undefined;
  isTrunk: boolean;
  at: number;
  /** When the code of trunk in it was made. */
  base: number;
  own: ReadonlySet<number>;
  /** Tests that failed in the run before of the same commit. */
  failedBefore: ReadonlySet<number>;
}

const isWithin = (spans: readonly Span[], at: number) =>
  spans.some(({ from, to }) => at >= from && at < to);

/**
 * Plays repositories that are unlike those of `generateHistories`, after which the thresholds were chosen: time passes in hours and
 * not in commits, a run of trunk takes several commits, failures of a test depend on each other, branches stand on old code, some
 * repositories are slow, tell no commits or have no branches, and healthy tests fail once in 5,000 tries.
 */
class OtherRepository {
  readonly subjects: Subject[];
  readonly #random: Random;
  readonly #runsPerDay: number;
  readonly #rerunShare: number;
  readonly #retries: boolean;
  readonly #hasShas: boolean;
  readonly #hasBranches: boolean;
  #made = 0;

  constructor(seed: number) {
    const random = seededRandom(seed);
    this.#random = random;
    this.#runsPerDay = random.logUniform(1.5, 20);
    this.#rerunShare = random.next();
    this.#retries = random.chance(0.3);
    this.#hasShas = random.chance(0.9);
    this.#hasBranches = random.chance(0.8);
    const healthy = Array.from({ length: random.whole(30, 90) }, () =>
      this.#subject('healthy', 0.0002),
    );
    this.subjects = [...healthy, ...this.#unhealthy()];
  }

  play(): void {
    const perRun = DAY / this.#runsPerDay;
    for (let at = 0; at < DAYS * DAY; at += perRun * 2 * this.#random.next()) {
      // A schedule builds the same commit again.
      const isNew = this.#made === 0 || this.#random.chance(0.8);
      const sha = isNew ? `t${(this.#made += 1)}` : `t${this.#made}`;
      this.#runAndRepeat({ sha, isTrunk: true, at, base: at, own: new Set() });
      if (this.#hasBranches && this.#random.chance(0.7)) this.#branch(at);
    }
    for (const { test, flakes, tries } of this.subjects) {
      test.runs.sort((a, b) => a.at - b.at);
      test.share = flakes / Math.max(1, tries);
    }
  }

  #subject(kind: Kind, rate: number, rest: Partial<Subject> = {}): Subject {
    const test = { kind, share: 0, runs: [] };
    return {
      test,
      rate,
      again: rate,
      breaks: [],
      flakes: 0,
      tries: 0,
      ...rest,
    };
  }

  #unhealthy(): Subject[] {
    const random = this.#random;
    const rate = () => random.logUniform(0.01, 0.15);
    const some = (make: () => Subject) =>
      Array.from({ length: random.whole(1, 3) }, make);
    const end = DAYS * DAY;
    return [
      ...some(() => this.#subject('steady', rate())),
      ...some(() => this.#subject('clumped', rate(), { again: 0.6 })),
      ...some(() =>
        this.#subject('spells', random.logUniform(0.05, 0.3), {
          spells: this.#spans(random.whole(3, 8), 3 * DAY),
        }),
      ),
      ...some(() =>
        this.#subject('late', random.logUniform(0.03, 0.15), {
          spells: [{ from: (0.6 + 0.2 * random.next()) * end, to: end }],
        }),
      ),
      ...some(() => this.#subject('shared', 0.03, { group: 1 })),
      ...Array.from({ length: random.whole(3, 8) }, () =>
        this.#subject('broken', 0.0002, {
          breaks: this.#spans(random.whole(1, 4), 8 * HOUR),
        }),
      ),
    ];
  }

  /** Spans of an exponential length. */
  #spans(count: number, mean: number): Span[] {
    return Array.from({ length: count }, () => {
      const from = this.#random.next() * DAYS * DAY;
      return { from, to: from - mean * Math.log(1 - this.#random.next()) };
    });
  }

  #branch(at: number): void {
    const random = this.#random;
    const base = at - random.next() * 3 * DAY;
    const pushes = random.whole(1, 3);
    for (let push = 0; push < pushes; push++) {
      const isWrong = push < pushes - 1 && random.chance(0.4);
      const own = new Set(
        isWrong
          ? [random.whole(0, this.subjects.length - 1)]
          : ([] as number[]),
      );
      const sha = `b${(this.#made += 1)}`;
      const when = at + (push + random.next()) * 3 * HOUR;
      this.#runAndRepeat({ sha, isTrunk: false, at: when, base, own });
    }
  }

  #runAndRepeat(first: Omit<Run, 'failedBefore'>): void {
    const random = this.#random;
    let failedBefore = this.#run({ ...first, failedBefore: new Set() });
    let { at } = first;
    for (let again = 0; again < 2 && failedBefore.size > 0; again++) {
      if (!random.chance(this.#rerunShare)) return;
      at += (0.1 + 3 * random.next()) * HOUR;
      failedBefore = this.#run({ ...first, at, failedBefore });
    }
  }

  /** @returns the tests that failed in the end */
  #run(run: Run): Set<number> {
    const random = this.#random;
    const runId = `r${(this.#made += 1)}`;
    const isSharedDown = random.chance(0.03);
    const isStorm = random.chance(0.005);
    const tries = this.subjects.map((subject, i) =>
      this.#tryTest(subject, i, { ...run, isSharedDown, isStorm }),
    );
    const failed = tries.filter(({ first }) => first === 'failed').length;
    const isExcluded = isMassFailure({ tests: tries.length, failed });
    const { isTrunk, at } = run;
    const sha = this.#hasShas ? run.sha : undefined;
    tries.forEach((tried, i) =>
      this.subjects[i].test.runs.push({
        ...{ runId, sha, isTrunk, at, ...tried },
        ...(isExcluded && { isExcluded }),
      }),
    );
    return new Set(
      tries.flatMap(({ first, retriedTo = first }, i) =>
        retriedTo === 'failed' ? [i] : [],
      ),
    );
  }

  #tryTest(
    subject: Subject,
    index: number,
    run: Run & { isSharedDown: boolean; isStorm: boolean },
  ): Pick<TestRun, 'first' | 'retriedTo'> {
    const random = this.#random;
    const { rate, again, spells, group, breaks } = subject;
    const isBroken = run.own.has(index) || isWithin(breaks, run.base);
    const isOn = !spells || isWithin(spells, run.at);
    const flakesAt = (chance: number) =>
      isOn && (group ? run.isSharedDown : random.chance(chance));
    const isRepeat = run.failedBefore.has(index);
    const flakes = flakesAt(isRepeat ? again : rate);
    if (!isRepeat && !isBroken) {
      subject.tries += 1;
      if (flakes) subject.flakes += 1;
    }
    const fails = isBroken || flakes || (run.isStorm && random.chance(0.7));
    if (!fails) return { first: 'passed' };
    if (!this.#retries) return { first: 'failed' };
    const isStill = isBroken || flakesAt(again);
    return { first: 'failed', retriedTo: isStill ? 'failed' : 'passed' };
  }
}

/** Plays one repository for 90 days; the same for the same seed. */
export function generateOtherHistory(seed: number): OtherTest[] {
  const repository = new OtherRepository(seed);
  repository.play();
  return repository.subjects.map(({ test }) => test);
}
