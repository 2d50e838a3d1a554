import { useTexts } from '@internal/frontend-kit';
import {
  ownershipEvidenceMessages,
  type OwnershipEvidence,
} from '@callboard/backstage-plugin-ownership-common';
import { ownershipTranslationRef } from '../translation';

/** Words of a piece of evidence in the language of the app; of one that this plugin does not know those of the API. */
export function useEvidenceText(): (evidence: OwnershipEvidence) => string {
  const { t } = useTexts(ownershipTranslationRef);
  // The placeholders differ per text, which the types of `t` cannot follow.
  const fill = t as (key: string, values: Record<string, string>) => string;
  return ({ params, text }) =>
    Object.hasOwn(ownershipEvidenceMessages, params.message ?? '')
      ? fill(`evidence.${params.message}`, params)
      : text;
}
