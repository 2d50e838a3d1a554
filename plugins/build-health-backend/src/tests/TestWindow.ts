import {
  isMassFailure,
  type TestRun,
} from '@callboard/backstage-plugin-build-health-common';
import { groupBy } from '@internal/backend-kit';
import type {
  TestVerdictStore,
  WindowBuild,
  WindowException,
  WindowReport,
} from '../database/TestVerdictStore';

/** Reports of a window: some tools write a file for each class, so that a build has 500. They are 10 MB then. */
const MOST_REPORTS = 50_000;

/** An attempt of a build that teaches something about single tests. */
export interface WindowAttempt {
  buildId: string;
  attempt: number;
  /** Milliseconds since 1970. */
  at: number;
  /** Absent where the build was removed. */
  build?: WindowBuild;
  reports: readonly WindowReport[];
  /** Attempts with the same key ran the same tests. */
  setKey: string;
}

/** A run of a test, with the attempt that its first try is of. */
export type WindowRun = TestRun & { attempt: WindowAttempt };

const isMass = (reports: readonly WindowReport[]) =>
  isMassFailure({
    tests: reports.reduce((sum, { ran }) => sum + ran, 0),
    failed: reports.reduce((sum, { firstFailed }) => sum + firstFailed, 0),
  });

/** The one that a report names, or the nearest before: where jobs are tried again, builds need not be. */
function buildOf(
  builds: readonly WindowBuild[] | undefined,
  attempt: number,
): WindowBuild | undefined {
  return (
    builds?.filter(build => build.attempt <= attempt).at(-1) ?? builds?.[0]
  );
}

function attemptOf(
  reports: readonly WindowReport[],
  builds: readonly WindowBuild[] | undefined,
): WindowAttempt | undefined {
  const [{ buildId, attempt, at }] = reports;
  const build = buildOf(builds, attempt);
  // Of all reports together: one alone may be a class that somebody broke.
  if (build?.isInfrastructure || isMass(reports)) return undefined;
  const sets = new Set(reports.map(({ setId }) => setId));
  return {
    buildId,
    attempt,
    at: build?.at ?? at,
    build,
    reports,
    setKey: [...sets].sort((a, b) => a - b).join(' '),
  };
}

/** How a test ended in an attempt: where several reports have it, as variants of a job, the worst one counts. */
function outcomeIn(
  { reports }: WindowAttempt,
  exceptions: ReadonlyMap<number, WindowException>,
): Pick<TestRun, 'first' | 'retriedTo'> {
  const found = reports.flatMap(({ id }) => exceptions.get(id) ?? []);
  const worst =
    found.find(({ ended }) => ended === 'failed') ??
    found.find(({ first }) => first === 'failed');
  if (!worst) return { first: 'passed' };
  const { first, ended, tries } = worst;
  return {
    first,
    ...(first === 'failed' && tries > 1 && { retriedTo: ended }),
  };
}

const endsPassed = ({
  first,
  retriedTo,
}: Pick<TestRun, 'first' | 'retriedTo'>) =>
  first === 'passed' || retriedTo === 'passed';

/** The last runs of a pipeline, from its reports of tests. */
export class TestWindow {
  /** Attempts of one build stand together, the first one first. */
  readonly #builds: WindowAttempt[][];

  private constructor(builds: WindowAttempt[][]) {
    this.#builds = builds;
  }

  /** @param most - attempts of builds, the newest ones */
  static async read(
    store: Pick<TestVerdictStore, 'readReports' | 'readBuilds'>,
    pipelineId: number,
    { since, most }: { since: Date; most: number },
  ): Promise<TestWindow> {
    const reports = await store.readReports(pipelineId, {
      since,
      limit: MOST_REPORTS,
    });
    const newest = [
      ...groupBy(reports, ({ buildId, attempt }) => `${attempt} ${buildId}`),
    ].slice(0, most);
    const ids = new Set(newest.map(([, [{ buildId }]]) => buildId));
    const known = groupBy(
      await store.readBuilds(pipelineId, [...ids]),
      ({ buildId }) => buildId,
    );
    const attempts = newest.flatMap(
      ([, own]) => attemptOf(own, known.get(own[0].buildId)) ?? [],
    );
    attempts.sort((a, b) => a.attempt - b.attempt);
    return new TestWindow([
      ...groupBy(attempts, ({ buildId }) => buildId).values(),
    ]);
  }

  get reportIds(): number[] {
    return this.#attempts.flatMap(({ reports }) => reports.map(({ id }) => id));
  }

  /** Set keys with the sets of each and how many attempts ran them. */
  get sets(): Map<string, { setIds: number[]; attempts: number }> {
    const groups = groupBy(this.#attempts, ({ setKey }) => setKey);
    return new Map(
      [...groups].map(([key, attempts]) => [
        key,
        { setIds: key.split(' ').map(Number), attempts: attempts.length },
      ]),
    );
  }

  /** How many attempts on trunk began after a moment. */
  trunkAfter(at: number): number {
    return this.#attempts.filter(one => one.build?.isTrunk && one.at > at)
      .length;
  }

  /**
   * Runs of a test. A later attempt of a build tells how a failure ended; after a pass it is a run of its own, which others made
   * necessary.
   *
   * @param isIn - whether the test is in the sets of a key
   * @param exceptions - of the test, by report
   */
  runsOf(
    isIn: (setKey: string) => boolean,
    exceptions: ReadonlyMap<number, WindowException>,
  ): WindowRun[] {
    return this.#builds.flatMap(attempts => {
      const runs: WindowRun[] = [];
      for (const attempt of attempts) {
        if (!isIn(attempt.setKey)) continue;
        const outcome = outcomeIn(attempt, exceptions);
        const before = runs.at(-1);
        if (before && !endsPassed(before)) {
          before.retriedTo = endsPassed(outcome) ? 'passed' : 'failed';
          continue;
        }
        const { sha, isTrunk } = attempt.build ?? {};
        runs.push({
          runId: `${attempt.buildId} ${attempt.attempt}`,
          ...(sha !== undefined && { sha }),
          ...(isTrunk !== undefined && { isTrunk }),
          at: attempt.at,
          ...outcome,
          attempt,
        });
      }
      return runs;
    });
  }

  get #attempts(): WindowAttempt[] {
    return this.#builds.flat();
  }
}
