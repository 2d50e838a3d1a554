import type {
  CheckChange,
  LevelChange,
} from '@callboard/backstage-plugin-scorecards-common';
import { stateOf } from '@callboard/backstage-plugin-scorecards-common/domain';
import type { ResultChange } from '../../database/ResultStore';
import type { LevelStep } from '../state/LevelHistory';
import type { World } from '../World';
import { iso } from './knownFacts';
import { toldCause } from './toldCause';

type Known = Parameters<typeof toldCause>[1];

const DAYS_MS = 90 * 86_400_000;
const MOST = 50;

export const toLevelChange = (
  world: Known,
  scorecard: string,
  { from, to, at, cause }: LevelStep,
): LevelChange => ({
  scorecard,
  ...(from && { from }),
  ...(to && { to }),
  at: iso(at),
  cause: toldCause(cause, world),
});

export const toCheckChange = (
  world: Known,
  check: string,
  { from, to, changedAt, cause }: ResultChange,
): CheckChange => ({
  check,
  ...(from !== undefined && { from: stateOf(from) }),
  ...(to !== undefined && { to: stateOf(to) }),
  at: iso(changedAt),
  cause: toldCause(cause, world),
});

/** What changed of a service in 90 days, the newest first. */
export async function changesOf(
  world: World,
  entityRef: string,
  steps: readonly LevelStep[],
): Promise<(LevelChange | CheckChange)[]> {
  const { stores, runtime, now } = world;
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
        : toLevelChange(world, scorecard, step);
    }),
    ...verdicts.flatMap(change => {
      const check = checkIds.get(change.checkNumber);
      return check === undefined ? [] : toCheckChange(world, check, change);
    }),
  ]
    .sort((a, b) => (a.at < b.at ? 1 : -1))
    .slice(0, MOST);
}
