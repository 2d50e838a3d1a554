import type { OnCallProblem } from '@callboard/backstage-plugin-oncall-common';
import type { StatusTone } from '@internal/frontend-kit';

/** Why nobody is named: nobody to call is the worst, a silent system and what is hidden say nothing of it, all else is a broken chain. */
export function problemTone(problem: OnCallProblem): StatusTone {
  if (problem === 'nobody-now') return 'critical';
  return problem === 'source-silent' || problem === 'hidden'
    ? 'unknown'
    : 'bad';
}
