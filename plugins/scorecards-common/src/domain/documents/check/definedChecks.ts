import type {
  Check,
  Condition,
  Scorecard,
  Standard,
  UsedCheck,
} from '../../../types';
import type { ConditionContext } from './checkCondition';

/** What a scorecard is checked with. */
export interface ScorecardContext extends ConditionContext {
  /** The others. */
  scorecards: readonly Scorecard[];
  standards: readonly Standard[];
  previous?: Scorecard;
  selects?: (condition: Condition) => number;
}

export const isUsed = (check: Check | UsedCheck): check is UsedCheck =>
  'use' in check;

/** Whole names of the checks that scorecards define, with what they are. */
export function definedChecks(
  scorecards: readonly Scorecard[],
): Map<string, Check> {
  return new Map(
    scorecards.flatMap(({ id, checks }) =>
      checks.flatMap(check =>
        isUsed(check) ? [] : [[`${id}/${check.id}`, check] as const],
      ),
    ),
  );
}
