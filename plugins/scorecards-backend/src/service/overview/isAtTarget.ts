import { NOT_ABOUT } from '@callboard/backstage-plugin-scorecards-common/domain';
import type { Rulebook } from '../state/Rulebook';

/** Whether any scorecard is about a service: of another nothing is asked, and nothing is well. */
export const isJudged = (rulebook: Rulebook, row: number): boolean =>
  rulebook.scorecards.some(({ column }) => column.get(row) < NOT_ABOUT);

/** Whether a service is at the target of each scorecard that is about it and has one; false when there is none. */
export function isAtTarget(rulebook: Rulebook, row: number): boolean {
  const asked = rulebook.scorecards.filter(
    ({ column, target }) => target !== undefined && column.get(row) < NOT_ABOUT,
  );
  return (
    asked.length > 0 &&
    asked.every(({ column, target }) => column.get(row) >= target!)
  );
}
