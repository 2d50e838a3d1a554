import type { EntityStep } from '@callboard/backstage-plugin-scorecards-common';
import {
  NOT_ABOUT,
  nextSteps,
  STANDING,
  STANDINGS,
  stateOf,
  wasOf,
} from '@callboard/backstage-plugin-scorecards-common/domain';
import type { Standing } from '@callboard/backstage-plugin-scorecards-common/domain';
import type { RuleCheck, RuleScorecard } from '../state/book';
import { effortOf, levelAt, type Rulebook } from '../state/Rulebook';

/** Scorecards that are about a row. */
export const scorecardsOf = (
  rulebook: Rulebook,
  row: number,
): RuleScorecard[] =>
  rulebook.scorecards.filter(({ column }) => column.get(row) < NOT_ABOUT);

/** Whether a check is asked of a row. */
export const isAsked = (check: RuleCheck, row: number): boolean =>
  check.scorecards.some(({ column }) => column.get(row) < NOT_ABOUT);

/** Whether a check is asked of a row, and does not pass. */
export const isMissed = (check: RuleCheck, row: number): boolean =>
  isAsked(check, row) && STANDINGS[check.column.get(row)] === STANDING.missed;

/** How far a row is in a scorecard. */
export function standingOf(scorecard: RuleScorecard, row: number): Standing {
  const { document, ranking, members, column } = scorecard;
  return {
    scorecard: scorecard.id,
    position: column.get(row),
    levels: document.levels.length,
    ...(ranking.kind === 'points' && { shares: [...ranking.from] }),
    checks: members.map((check, index) => {
      const verdict = check.column.get(row);
      const was = wasOf(verdict);
      const { countsFrom } = document.checks[index];
      const { level, weight } = ranking.places[index];
      return {
        check: check.id,
        state: stateOf(verdict),
        ...(was && { was }),
        level,
        weight,
        ...effortOf(check.definition),
        ...(countsFrom !== undefined && { countsFrom }),
      };
    }),
  };
}

/** What to do next for a row, the best first. */
export function stepsOf(
  rulebook: Rulebook,
  row: number,
  at: number,
): EntityStep[] {
  const standings = scorecardsOf(rulebook, row).map(scorecard =>
    standingOf(scorecard, row),
  );
  return nextSteps({ standings, at }).map(
    ({ check, state, kind, effortMinutes, lifts }) => ({
      check,
      title: titleOf(rulebook, check),
      state,
      kind,
      ...(effortMinutes !== undefined && { effortMinutes }),
      lifts: lifts.map(({ scorecard, to, together }) => ({
        scorecard,
        level: levelId(rulebook, scorecard, to),
        together,
      })),
    }),
  );
}

export function titleOf(rulebook: Rulebook, checkId: string): string {
  const check = rulebook.check(checkId);
  return check ? rulebook.titleOf(check) : checkId;
}

/** Id of a level by its place from 1. */
export function levelId(
  rulebook: Rulebook,
  scorecardId: string,
  position: number,
): string {
  const document = rulebook.scorecard(scorecardId)?.document;
  return (document && levelAt(document, position)?.id) ?? '';
}
