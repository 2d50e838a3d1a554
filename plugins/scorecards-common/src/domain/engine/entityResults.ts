import type { CheckResult, ScorecardResult } from '../../types';
import { verdictsOf } from './EngineState';
import type { EngineState } from './EngineState';
import { exemptionFor } from './Exemptions';
import { scorecardResult } from './ranking';
import type { RuleCheck } from './RuleSet';
import { NOT_ABOUT, STATE, stateOf, wasOf } from './verdicts';

/**
 * All results of an entity.
 *
 * @public
 */
export interface EntityResults {
  /** Of the scorecards that are about it. */
  checks: CheckResult[];
  scorecards: ScorecardResult[];
}

const iso = (ms: number) => new Date(ms).toISOString();

function checkResult(
  state: EngineState,
  check: RuleCheck,
  options: { row: number; at: number },
): CheckResult {
  const { row, at } = options;
  const verdict = check.column.get(row);
  const was = wasOf(verdict);
  const countsFrom = check.definition?.countsFrom;
  const exemption =
    verdict === STATE.exempt
      ? exemptionFor(state.exemptionsOf(row) ?? [], check, at)
      : undefined;
  return {
    check: check.id,
    state: stateOf(verdict),
    ...(was ? { was } : {}),
    since: iso(check.column.since(row) * 1000),
    ...(countsFrom && Date.parse(countsFrom) > at ? { countsFrom } : {}),
    ...(exemption ? { exemptUntil: iso(exemption.until) } : {}),
  };
}

/** The results of a row, as they are shown. */
export function entityResults(
  state: EngineState,
  row: number,
  at: number,
): EntityResults {
  const about = state.rules.scorecards.filter(
    ({ column }) => column.get(row) < NOT_ABOUT,
  );
  const checks = new Set(about.flatMap(({ members }) => members));
  return {
    checks: Array.from(checks, check => checkResult(state, check, { row, at })),
    scorecards: about.map(scorecard =>
      scorecardResult({
        document: scorecard.document,
        version: scorecard.version,
        ranking: scorecard.ranking,
        verdicts: verdictsOf(scorecard, row),
        position: scorecard.column.get(row),
        at,
        since: scorecard.column.since(row),
      }),
    ),
  };
}
