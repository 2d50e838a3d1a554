import type {
  Check,
  Condition,
  Explanation,
  NeededChange,
  Scorecard,
} from '../../types';
import { FALSE, TRUE } from '../evaluation/truth';
import { explainCondition } from './explainCondition';
import { smallestChange } from './smallestChange';
import { lookAt, type Subject } from './subject';

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

/** Of a service that it is not about, nothing is to be changed; whether it is about it may have to be found out first. */
function changesToPass(
  passes: Condition,
  filter: Condition | undefined,
  subject: Subject,
): NeededChange[] {
  const applies = filter ? lookAt(filter, subject).truth : TRUE;
  if (applies === FALSE) return [];
  const isOpen = filter && applies !== TRUE;
  return smallestChange(isOpen ? { all: [filter, passes] } : passes, subject);
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
    toPass: changesToPass(check.passes, filter, options),
  };
}
