import { useTexts } from '@internal/frontend-kit';
import type { OwnerSuggestion } from '@callboard/backstage-plugin-ownership-common';
import { EvidenceList } from '../EvidenceList';
import { ownershipTranslationRef } from '../../translation';

/** How much speaks for the chosen team, and what. */
export function SuggestionDetails(props: { suggestion: OwnerSuggestion }) {
  const { owner, strength, evidence } = props.suggestion;
  const { t } = useTexts(ownershipTranslationRef);
  return (
    <EvidenceList
      title={t('suggestion.why', {
        team: owner.title,
        strength: t(`suggestion.${strength}`),
      })}
      evidence={evidence}
    />
  );
}
