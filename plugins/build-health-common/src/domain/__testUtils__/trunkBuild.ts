import type { BuildOutcome, TrunkAttempt, TrunkEpisode } from '../../types';

/** Build `number` with its result, made one minute before each whole ten and finished then, unless told otherwise. */
export const build = (
  number: number,
  outcome: BuildOutcome,
  rest: Partial<TrunkAttempt> = {},
): TrunkAttempt => ({
  buildId: `b${number}`,
  attempt: 1,
  sha: `a${number}`,
  outcome,
  createdAt: number * 10 - 9,
  finishedAt: number * 10,
  ...rest,
});

/** Episodes in short: from, to, first red, how many. */
export const short = (episodes: TrunkEpisode[]) =>
  episodes.map(
    ({ startedAt, endedAt = '', firstRedId, builds }) =>
      `${startedAt}-${endedAt} ${firstRedId} ${builds}`,
  );
