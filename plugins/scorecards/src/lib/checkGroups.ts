import type { EntityScorecardsDetail } from '@callboard/backstage-plugin-scorecards-common';
import { isCalm, stateRank } from './stateLooks';

export type EntityCheck = EntityScorecardsDetail['checks'][number];

/** Checks of a category. */
export interface CheckGroup {
  /** Undefined: those without a category. */
  title?: string;
  /** What wants somebody, the worst first. */
  open: EntityCheck[];
  /** What passes, is exempt or does not apply. */
  calm: EntityCheck[];
}

/** The checks of a scorecard by category, in the order of its categories. */
export function groupChecks(
  { checks, categories }: EntityScorecardsDetail,
  scorecard: string,
): CheckGroup[] {
  const own = checks.filter(check => check.scorecard === scorecard);
  const known = categories.filter(one => one.scorecard === scorecard);
  const groupOf = (title: string | undefined, some: EntityCheck[]) => ({
    title,
    open: some
      .filter(({ state }) => !isCalm(state))
      .sort((left, right) => stateRank(left.state) - stateRank(right.state)),
    calm: some.filter(({ state }) => isCalm(state)),
  });
  return [
    ...known.map(({ id, title }) =>
      groupOf(
        title,
        own.filter(({ category }) => category === id),
      ),
    ),
    groupOf(
      undefined,
      own.filter(({ category }) => !known.some(one => one.id === category)),
    ),
  ].filter(({ open, calm }) => open.length + calm.length > 0);
}
