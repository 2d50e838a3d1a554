import type {
  CheckChange,
  LevelChange,
} from '@callboard/backstage-plugin-scorecards-common';
import { stateOf } from '@callboard/backstage-plugin-scorecards-common/domain';
import type { ResultChange } from '../../database/ResultStore';
import type { LevelStep } from '../state/LevelHistory';
import type { World } from '../World';
import { iso } from './knownFacts';

const DAYS_MS = 90 * 86_400_000;
const MOST = 50;

export const toLevelChange = (
  scorecard: string,
  { from, to, at, cause }: LevelStep,
): LevelChange => ({
  scorecard,
  ...(from && { from }),
  ...(to && { to }),
  at: iso(at),
  cause,
});

export const toCheckChange = (
  check: string,
  { from, to, changedAt, cause }: ResultChange,
): CheckChange => ({
  check,
  ...(from !== undefined && { from: stateOf(from) }),
  ...(to !== undefined && { to: stateOf(to) }),
  at: iso(changedAt),
  cause,
});

/** What changed of a service in 90 days, the newest first. */
export async function changesOf(
  { stores, runtime, now }: Pick<World, 'stores' | 'runtime' | 'now'>,
  entityRef: string,
  steps: readonly LevelStep[],
): Promise<(LevelChange | CheckChange)[]> {
  const from = now() - DAYS_MS;
  const { checkIds, scorecardIds } = runtime.rules;
  const verdicts = await stores.results.readResultChanges({
    entityRef,
    from,
    limit: MOST,
  });
  return [
    ...steps.flatMap(step => {
      const scorecard = scorecardIds.get(step.scorecardNumber);
      return scorecard === undefined || step.at < from
        ? []
        : toLevelChange(scorecard, step);
    }),
    ...verdicts.flatMap(change => {
      const check = checkIds.get(change.checkNumber);
      return check === undefined ? [] : toCheckChange(check, change);
    }),
  ]
    .sort((a, b) => (a.at < b.at ? 1 : -1))
    .slice(0, MOST);
}
