import type { Condition } from '../../../types';
import type { DocumentPath } from '../problems';
import { checkCondition } from './checkCondition';
import type { ScorecardContext } from './definedChecks';

/**
 * Tells of a filter that cannot be, or that takes no service.
 *
 * @param around - the filter of the scorecard that it is in
 */
export function checkFilter(
  filter: Condition | undefined,
  path: DocumentPath,
  context: ScorecardContext,
  around?: Condition,
): void {
  if (!filter || !checkCondition(filter, path, context)) return;
  // The filter around it may be broken, which is told there.
  if (around && context.findings.errors > 0) return;
  const whole = around ? { all: [around, filter] } : filter;
  if (context.selects?.(whole) !== 0) return;
  context.findings.add({
    code: 'selects-nothing',
    severity: 'warning',
    path,
    message: `${path.at(-1)} takes no service: there is none like that now.`,
    hint: 'Change it, unless such services are about to come.',
  });
}
