import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import {
  ownershipMessages,
  type OwnershipFinding,
} from '@callboard/backstage-plugin-ownership-common';
import { ownershipTranslationRef } from '../translation';

/** The texts of a finding. */
export interface FindingText {
  /** What is the matter, in a few words. */
  problem: string;
  reason: string;
  fix: string;
}

/** Words of a finding in the language of the app; a code newer than this plugin speaks with the words of the API. */
export function useFindingText(): (finding: OwnershipFinding) => FindingText {
  const { t } = useTranslationRef(ownershipTranslationRef);
  return ({ code, params, reason, fix }) => {
    if (!Object.hasOwn(ownershipMessages, code)) {
      return { problem: t('problem.other'), reason, fix };
    }
    // The placeholders differ per code, which the types of `t` cannot follow.
    const fill = t as (key: string, values: Record<string, string>) => string;
    return {
      problem: t(`problem.${code}`),
      reason: fill(`finding.${code}.reason`, params),
      fix: fill(`finding.${code}.fix`, params),
    };
  };
}
