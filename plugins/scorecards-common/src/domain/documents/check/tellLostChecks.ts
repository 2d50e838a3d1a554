import type { Check, FactSet, NamedFact, Scorecard } from '../../../types';
import { compileCheck } from '../../evaluation/compileCheck';
import { FactTable } from '../../evaluation/FactTable';
import type { Findings } from '../problems';

/** Why a check cannot be judged. */
function problemOf(
  check: Check,
  { appliesTo }: Scorecard,
  table: FactTable,
): string | undefined {
  try {
    compileCheck({ check, appliesTo, table });
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** Tells which checks could be judged no more, because a fact that they read is gone from a set, or is of another form. */
export function tellLostChecks(
  set: FactSet,
  options: {
    facts: readonly NamedFact[];
    scorecards: readonly Scorecard[];
    findings: Findings;
  },
): void {
  const { facts, scorecards, findings } = options;
  const others = facts.filter(
    ({ fullName }) => !fullName.startsWith(`${set.id}/`),
  );
  const own = set.facts.map(fact => ({
    ...fact,
    fullName: `${set.id}/${fact.name}`,
  }));
  const before = new FactTable(facts);
  const after = new FactTable([...others, ...own]);
  for (const scorecard of scorecards)
    for (const check of scorecard.checks) {
      if ('use' in check) continue;
      const problem = problemOf(check, scorecard, after);
      if (!problem || problemOf(check, scorecard, before)) continue;
      findings.add({
        code: 'unknown-fact',
        severity: 'warning',
        part: 'key',
        path: ['facts'],
        message: `${scorecard.id}/${check.id} could be judged no more: ${problem}`,
        hint: 'Change the check first, or keep the fact.',
      });
    }
}
