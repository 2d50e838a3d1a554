import type { ReactNode } from 'react';
import { formatDay, useLocale, useTexts } from '@internal/frontend-kit';
import {
  ownershipMessages,
  type OwnershipFinding,
} from '@callboard/backstage-plugin-ownership-common';
import { ownershipTranslationRef } from '../translation';

/** The texts of a finding. */
export interface FindingText {
  /** What is the matter, in a few words. */
  problem: string;
  reason: ReactNode;
  fix: ReactNode;
}

// Values that stand in a descriptor are set apart from the sentence around them.
const RAW = ['ref', 'written', 'key'];
const SHARED = ['inherited-owner', 'owned-by-member'] as const;

function asValues(params: Record<string, string>): Record<string, ReactNode> {
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => [
      name,
      RAW.includes(name) ? <code>{value}</code> : value,
    ]),
  );
}

/**
 * Words of a finding in the language of the app, for one entity or for several that share it. A code newer than this
 * plugin speaks with the words of the API.
 */
export function useFindingText(): (
  finding: OwnershipFinding,
  options?: { shared?: boolean },
) => FindingText {
  const { t } = useTexts(ownershipTranslationRef);
  const locale = useLocale();
  // The placeholders differ per code, which the types of `t` cannot follow.
  const fill = t as (
    key: string,
    values: Record<string, ReactNode>,
  ) => ReactNode;

  return ({ code, params, reason, fix }, { shared } = {}) => {
    if (!Object.hasOwn(ownershipMessages, code)) {
      return { problem: t('problem.other'), reason, fix };
    }
    const group =
      shared && SHARED.some(known => known === code) ? 'shared' : 'finding';
    const { at } = params;
    const values = asValues({
      ...params,
      // The day of the reader, as the mark of the same confirmation says it.
      ...(at && { date: formatDay(new Date(at), { locale }) }),
    });
    return {
      problem: t(`problem.${code}`),
      reason: fill(`${group}.${code}.reason`, values),
      fix: fill(`${group}.${code}.fix`, values),
    };
  };
}
