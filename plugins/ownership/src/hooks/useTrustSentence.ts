import { formatDay, useLocale, useTexts } from '@internal/frontend-kit';
import type { OwnerTrust } from '@callboard/backstage-plugin-ownership-common';
import { ownershipTranslationRef } from '../translation';
import { useMe } from './useMe';

/** Says when an owner was confirmed, by whom, and until when that holds. */
export function useTrustSentence(): (trust: OwnerTrust) => string {
  const { t } = useTexts(ownershipTranslationRef);
  const locale = useLocale();
  const me = useMe();
  const day = (instant: string | undefined) =>
    instant ? formatDay(new Date(instant), { locale }) : '';
  return ({ level, confirmedAt, confirmedBy, dueAt }) => {
    const date = day(confirmedAt);
    if (level === 'never') return t('trust.never');
    if (level === 'stale') return t('trust.stale', { date });
    const due = day(dueAt);
    if (!confirmedBy) return t(`trust.${level}`, { date, due });
    const person =
      confirmedBy.entityRef === me ? t('trust.you') : confirmedBy.title;
    return t(`trust.${level}By`, { date, due, person });
  };
}
