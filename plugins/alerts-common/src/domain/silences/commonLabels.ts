import { reservedLabels, type LabelMatcher } from '../../types';
import { MOST_MATCHED, MOST_MATCHERS } from './checkSilence';
import { labelValue, type MatchedAlert } from './matchers';

/** The name that Prometheus gives an alert; its title says the same. */
const ALERT_NAME = 'alertname';

/** How bad they are narrows little, and an alert may get worse. */
const PROPOSED = reservedLabels.filter(label => label !== '@severity');

/**
 * Matchers for what some alerts have in common, to propose as a silence of all of them: their entity and title, then labels by name. None
 * where nothing is, or there is no alert.
 *
 * @public
 */
export function commonLabels(alerts: readonly MatchedAlert[]): LabelMatcher[] {
  const [first, ...others] = alerts;
  if (!first) return [];
  const isCommon = (label: string) => {
    const value = labelValue(first, label);
    return (
      value !== '' &&
      value.length <= MOST_MATCHED &&
      others.every(each => labelValue(each, label) === value)
    );
  };
  const names = Object.keys(first.labels)
    .filter(name => !name.startsWith('@') && name.trim() === name)
    .sort();
  const isNamed = names.includes(ALERT_NAME) && isCommon(ALERT_NAME);
  const labels = [
    ...PROPOSED.filter(label => !(label === '@title' && isNamed)).reverse(),
    ...(isNamed ? [ALERT_NAME] : []),
    ...names.filter(name => name !== ALERT_NAME),
  ];
  return labels
    .filter(isCommon)
    .slice(0, MOST_MATCHERS)
    .map(label => ({
      label,
      op: '=' as const,
      value: labelValue(first, label),
    }));
}
