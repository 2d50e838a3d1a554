import type {
  BuildOutcome,
  BuildReport,
  PipelineHealth,
  TrunkAttempt,
  TrunkEpisodes,
} from '../types';
import { DurationSketch, summaryOf } from './DurationSketch';
import { countsForHealth } from './outcomes';
import { successRate } from './successRate';
import { redMs, trunkEpisodes } from './trunkEpisodes';

/**
 * A finished attempt of a build on trunk, as far as its health needs it.
 *
 * @public
 */
export type TrunkBuild = Pick<
  BuildReport,
  | 'externalId'
  | 'attempt'
  | 'sha'
  | 'outcome'
  | 'startedAt'
  | 'finishedAt'
  | 'createdAt'
  | 'queueMs'
  | 'rebuildOf'
>;

/**
 * What is worked out from builds of trunk.
 *
 * @public
 */
export type PipelineFigures = Pick<
  PipelineHealth,
  'successRate' | 'leftOut' | 'duration' | 'queue' | 'redMs'
> & {
  trunk: Omit<PipelineHealth['trunk'], 'firstRed'> & { firstRedId?: string };
};

/**
 * Builds by their latest attempt, in the order of the list.
 *
 * @public
 */
export function latestAttempts<
  T extends Pick<BuildReport, 'externalId' | 'attempt'>,
>(builds: readonly T[]): T[] {
  const latest = new Map<string, T>();
  for (const build of builds) {
    const before = latest.get(build.externalId);
    if (!before || before.attempt <= build.attempt) {
      // It takes the place of its last attempt.
      latest.delete(build.externalId);
      latest.set(build.externalId, build);
    }
  }
  return [...latest.values()];
}

/** NaN where it is unknown, which is before and after nothing. */
const momentOf = (time: string | undefined) => Date.parse(time ?? '');

function toAttempt(build: TrunkBuild): TrunkAttempt[] {
  const { externalId: buildId, attempt, sha, outcome, rebuildOf } = build;
  const finishedAt = momentOf(build.finishedAt);
  if (!outcome || Number.isNaN(finishedAt)) return [];
  const createdAt = build.createdAt ? momentOf(build.createdAt) : undefined;
  return [{ buildId, attempt, sha, outcome, finishedAt, createdAt, rebuildOf }];
}

/**
 * What says how builds ended: of each its latest attempt that says something, as trunk is judged. By the latest of all, a failure would leave
 * the rate as soon as somebody cancels its further attempt.
 */
function decidingAttempts(builds: readonly TrunkBuild[]): TrunkBuild[] {
  const deciding = latestAttempts(
    builds.filter(({ outcome }) => countsForHealth(outcome)),
  );
  const decided = new Set(deciding.map(({ externalId }) => externalId));
  const others = latestAttempts(
    builds.filter(({ externalId }) => !decided.has(externalId)),
  );
  return [...deciding, ...others];
}

/** Red or green, and since when: a red that the same commit explained by passing later counts as over. */
function stateOf(
  { red, flake }: TrunkEpisodes,
  attempts: readonly TrunkAttempt[],
): PipelineFigures['trunk'] {
  const counted = attempts.filter(({ outcome }) => countsForHealth(outcome));
  if (counted.length === 0) return { state: 'unknown' };
  const open = red.find(({ endedAt }) => endedAt === undefined);
  if (open) {
    const first = Math.min(...counted.map(({ finishedAt }) => finishedAt));
    return {
      state: 'red',
      since: new Date(open.startedAt).toISOString(),
      firstRedId: open.firstRedId,
      ...(open.startedAt === first && { isSinceEver: true }),
    };
  }
  const ends = [...red, ...flake].flatMap(({ endedAt }) => endedAt ?? []);
  const passes = counted
    .filter(({ outcome }) => outcome === 'success')
    .map(({ finishedAt }) => finishedAt);
  const since = ends.length > 0 ? Math.max(...ends) : Math.min(...passes);
  return {
    state: 'green',
    ...(Number.isFinite(since) && { since: new Date(since).toISOString() }),
    ...(ends.length === 0 && { isSinceEver: true }),
  };
}

/**
 * How trunk of a pipeline fares.
 *
 * Builds count by their latest attempt that says something; attempts that went well give durations, all attempts that began give
 * queue times.
 *
 * @param builds - finished attempts on trunk, in any order; those before `from` tell how trunk stood then, and enter no rate
 * @public
 */
export function pipelineFigures(
  builds: readonly TrunkBuild[],
  { from, now }: { from: Date; now: Date },
): PipelineFigures {
  const attempts = builds.flatMap(toAttempt);
  const episodes = trunkEpisodes(attempts);
  const isRecent = ({ finishedAt }: TrunkBuild) =>
    !(momentOf(finishedAt) < from.getTime());
  const recent = builds.filter(isRecent);
  const outcomes = decidingAttempts(builds)
    .filter(isRecent)
    .flatMap(({ outcome }) => outcome ?? []);
  const counted = outcomes.filter(countsForHealth);
  const leftOut: Partial<Record<BuildOutcome, number>> = {};
  for (const outcome of outcomes) {
    if (!countsForHealth(outcome)) {
      leftOut[outcome] = (leftOut[outcome] ?? 0) + 1;
    }
  }
  const durations = new DurationSketch();
  const queues = new DurationSketch();
  for (const { outcome, startedAt, finishedAt, queueMs } of recent) {
    if (queueMs !== undefined) queues.add(queueMs);
    if (outcome === 'success' && startedAt && finishedAt) {
      durations.add(Date.parse(finishedAt) - Date.parse(startedAt));
    }
  }
  const duration = summaryOf(durations);
  const queue = summaryOf(queues);
  return {
    trunk: stateOf(episodes, attempts),
    successRate: successRate({
      n: counted.length,
      successes: counted.filter(outcome => outcome === 'success').length,
    }),
    leftOut,
    ...(duration && { duration }),
    ...(queue && { queue }),
    redMs: redMs(episodes.red, {
      from: from.getTime(),
      to: now.getTime(),
      now: now.getTime(),
    }),
  };
}
