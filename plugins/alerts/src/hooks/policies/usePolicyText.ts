import { useNames, useTexts } from '@internal/frontend-kit';
import {
  targetsOf,
  type EscalationRules,
} from '@callboard/backstage-plugin-alerts-common';
import { PolicyText } from '../../lib/policies/PolicyText';
import { alertsTranslationRef } from '../../translation';
import { usePeopleText } from '../usePeopleText';
import { useChoices } from './usePolicies';

/** People and groups that policies page. */
const refsOf = (rules: readonly EscalationRules[]) =>
  rules.flatMap(targetsOf).flatMap(({ target }) => {
    if (target.kind === 'person') return target.userRef;
    return target.kind === 'group' ? target.groupRef : [];
  });

/** Writes policies in sentences. What they name is looked up once for all of them. */
export function usePolicyText(all: readonly EscalationRules[]): PolicyText {
  const { t } = useTexts(alertsTranslationRef);
  const { join } = usePeopleText();
  const nameOf = useNames(refsOf(all).filter(ref => ref !== ''));
  return new PolicyText({ t, join, nameOf, choices: useChoices() });
}
