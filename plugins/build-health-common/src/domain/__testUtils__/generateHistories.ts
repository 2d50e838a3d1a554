import type { TestRun } from '../../types';
import { isMassFailure } from '../flaky/isMassFailure';
import { seededRandom, type Random } from './random';

const MINUTE = 60_000;

/** How a repository's continuous integration behaves. */
export interface HistoryOptions {
  seed: number;
  /** 30 to 150 by default. */
  tests?: number;
  /** Commits of trunk; each has a run, and most came from a branch with runs of its own. 250 to 800 by default. */
  commits?: number;
  flakyShare?: number;
  /** Share of tests that trunk really breaks, some of them still broken at the end. */
  brokenShare?: number;
  /** Share of runs in which the infrastructure makes 35 to 100 % of the tests fail, for one to three runs. */
  storms?: number;
  /** Of runs in which it makes 3 to 20 % fail, which no guard can tell from code. */
  smallStorms?: number;
  /** Of runs whose agent was lost, with a few failures that are nobody's. */
  lostAgents?: number;
  /** Of healthy tests: not quite none. */
  noise?: number;
}

/** A test with what is true of it, which only the generator knows. */
export interface GeneratedTest {
  id: string;
  truth: 'healthy' | 'flaky' | 'broken';
  /** How often it fails without a reason. */
  flakeRate: number;
  /** Trunk has failed with it for at least two commits up to the end. */
  isBrokenNow: boolean;
  runs: TestRun[];
}

interface Break {
  from: number;
  /** The commit that mends it. */
  to: number;
}

interface SimulatedTest extends GeneratedTest {
  breaks: Break[];
}

interface Run {
  sha: string;
  isTrunk: boolean;
  /** The commit of trunk that it stands on. */
  commit: number;
  /** Tests that a branch's own change makes fail. */
  ownBreaks: ReadonlySet<number>;
  at: number;
}

class Simulation {
  readonly tests: SimulatedTest[];
  readonly #random: Random;
  readonly #options: Required<HistoryOptions>;
  /** Some runners try a failed test again themselves, and say so in the report. */
  readonly #retriesInReport: boolean;
  /** How often people run a failed build again. */
  readonly #rerunShare: number;
  #runs = 0;
  #stormLeft = 0;
  #at = Date.UTC(2026, 0, 1);

  constructor(options: HistoryOptions) {
    const random = seededRandom(options.seed);
    this.#random = random;
    this.#options = {
      tests: random.whole(30, 150),
      commits: random.whole(250, 800),
      flakyShare: 0.1,
      brokenShare: 0.1,
      storms: 0.01,
      smallStorms: 0.001,
      lostAgents: 0.01,
      noise: 0.00005,
      ...options,
    };
    this.#retriesInReport = random.chance(0.4);
    this.#rerunShare = 0.2 + 0.6 * random.next();
    this.tests = Array.from({ length: this.#options.tests }, (_, i) =>
      this.#makeTest(i),
    );
  }

  playAll(): void {
    for (let commit = 0; commit < this.#options.commits; commit++) {
      this.#play(commit);
    }
  }

  /** A branch with its runs, then the run of trunk, and what people run again. */
  #play(commit: number): void {
    const random = this.#random;
    if (random.chance(0.7)) {
      const pushes = random.whole(1, 2);
      for (let push = 0; push < pushes; push++) {
        // The last push is merged, so it is mended first.
        const ownBreaks = this.#ownBreaks(push < pushes - 1 ? 0.15 : 0.02);
        const sha = `b${commit}-${push}`;
        this.#runAndRepeat({ sha, isTrunk: false, commit, ownBreaks });
        // Push and pull request, each with a run of the same commit.
        if (random.chance(0.2)) {
          this.#runAndRepeat({ sha, isTrunk: false, commit, ownBreaks });
        }
      }
    }
    const trunk = { sha: `t${commit}`, isTrunk: true, commit };
    this.#runAndRepeat({ ...trunk, ownBreaks: new Set() });
    // At night the newest commit is built again, though nothing failed.
    if (commit % 20 === 0) {
      this.#runAndRepeat({ ...trunk, ownBreaks: new Set() });
    }
  }

  #makeTest(index: number): SimulatedTest {
    const { flakyShare, brokenShare, commits, noise } = this.#options;
    const random = this.#random;
    const dice = random.next();
    const isFlaky = dice < flakyShare;
    const isBroken = !isFlaky && dice < flakyShare + brokenShare;
    // Every fifth flaky test was broken too at some time.
    const isOnceBroken = isFlaky && random.chance(0.2);
    const breaks = isBroken || isOnceBroken ? this.#makeBreaks() : [];
    const isBrokenNow = isBroken && random.chance(0.3);
    if (isBrokenNow) {
      breaks.push({ from: commits - 1 - random.geometric(0.1), to: commits });
    }
    return {
      id: `test ${index}`,
      truth: (isFlaky && 'flaky') || (isBroken && 'broken') || 'healthy',
      flakeRate: isFlaky ? random.logUniform(0.005, 0.2) : noise,
      isBrokenNow,
      runs: [],
      breaks,
    };
  }

  /** One to three breaks; a quarter is mended by the next commit. */
  #makeBreaks(): Break[] {
    const random = this.#random;
    return Array.from({ length: random.whole(1, 3) }, () => {
      const from = random.whole(0, this.#options.commits - 100);
      return { from, to: from + random.geometric(0.25) };
    });
  }

  #ownBreaks(probability: number): Set<number> {
    const random = this.#random;
    const count = random.chance(probability) ? random.whole(1, 3) : 0;
    return new Set(
      Array.from({ length: count }, () =>
        random.whole(0, this.tests.length - 1),
      ),
    );
  }

  #runAndRepeat(run: Omit<Run, 'at'>): void {
    const random = this.#random;
    let isRed = this.#run(run);
    for (let again = 0; again < 3 && isRed; again++) {
      if (!random.chance(this.#rerunShare)) return;
      // Sometimes it is only tried again when trunk was mended meanwhile: the merge of a branch is then another.
      const later = !run.isTrunk && random.chance(0.1) ? random.whole(1, 8) : 0;
      isRed = this.#run({ ...run, commit: run.commit + later }, later);
    }
  }

  /** @returns whether a test failed in the end */
  #run(run: Omit<Run, 'at'>, later = 0): boolean {
    const random = this.#random;
    const { storms, smallStorms, lostAgents } = this.#options;
    this.#at += random.whole(5, 60) * MINUTE;
    if (this.#stormLeft > 0) this.#stormLeft -= 1;
    else if (random.chance(storms)) this.#stormLeft = random.whole(1, 3);
    const isSmallStorm = random.chance(smallStorms);
    const isAgentLost = random.chance(lostAgents);
    const shared =
      (this.#stormLeft > 0 && 0.35 + 0.65 * random.next()) ||
      (isSmallStorm && 0.03 + 0.17 * random.next()) ||
      (isAgentLost && 0.02) ||
      0;
    // What is tried again much later takes its place in time there; runs of trunk lie in between.
    const at = this.#at + later * 90 * MINUTE;
    const tries = this.tests.map((_, i) =>
      this.#tryTest(i, { ...run, at }, shared),
    );
    const failed = tries.filter(({ first }) => first === 'failed').length;
    const isExcluded =
      isAgentLost || isMassFailure({ tests: tries.length, failed });
    this.#runs += 1;
    tries.forEach((tried, i) => {
      this.tests[i].runs.push({
        runId: `${this.#runs}`,
        sha: run.sha,
        isTrunk: run.isTrunk,
        at,
        ...tried,
        ...(isExcluded && { isExcluded }),
      });
    });
    return tries.some(({ first, retriedTo = first }) => retriedTo === 'failed');
  }

  #tryTest(
    index: number,
    run: Run,
    shared: number,
  ): Pick<TestRun, 'first' | 'retriedTo'> {
    const random = this.#random;
    const { breaks, flakeRate } = this.tests[index];
    const isBroken =
      run.ownBreaks.has(index) ||
      breaks.some(({ from, to }) => run.commit >= from && run.commit < to);
    const fails = () =>
      isBroken || random.chance(flakeRate) || random.chance(shared);
    if (!fails()) return { first: 'passed' };
    if (!this.#retriesInReport) return { first: 'failed' };
    const retriedTo = fails() ? 'failed' : 'passed';
    // One in ten retries is not in the report at all: it looks like a pass.
    return retriedTo === 'passed' && random.chance(0.1)
      ? { first: 'passed' }
      : { first: 'failed', retriedTo };
  }
}

/** Plays the history of one repository; the same for the same options. */
export function generateHistory(options: HistoryOptions): GeneratedTest[] {
  const simulation = new Simulation(options);
  simulation.playAll();
  return simulation.tests;
}
