import type { Check, Condition, Explanation, Scorecard } from '../../types';
import { explainCondition } from './explainCondition';
import { smallestChange } from './smallestChange';
import type { Subject } from './subject';

/**
 * What {@link explainCheck} needs to know.
 *
 * @public
 */
export interface ExplainCheckOptions extends Subject {
  check: Check;
  /** The one that defines the check. */
  scorecard: Pick<Scorecard, 'appliesTo'>;
}

function appliesTo({ check, scorecard }: ExplainCheckOptions) {
  const filters = [scorecard.appliesTo, check.appliesTo].filter(
    (filter): filter is Condition => filter !== undefined,
  );
  return filters.length < 2 ? filters[0] : { all: filters };
}

/**
 * Why a check says what it says of an entity, and the smallest change that would make it pass.
 *
 * @public
 */
export function explainCheck(
  options: ExplainCheckOptions,
): Pick<Explanation, 'passes' | 'warns' | 'appliesTo' | 'toPass'> {
  const { check } = options;
  const filter = appliesTo(options);
  return {
    passes: explainCondition(check.passes, options),
    ...(check.warns && { warns: explainCondition(check.warns, options) }),
    ...(filter && { appliesTo: explainCondition(filter, options) }),
    toPass: smallestChange(check.passes, options),
  };
}
