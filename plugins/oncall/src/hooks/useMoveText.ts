import { formatDay, useLocale, useTexts } from '@internal/frontend-kit';
import type { MyShift } from '@callboard/backstage-plugin-oncall-common';
import { useListText } from './useListText';
import { useMe } from './useMe';
import { oncallTranslationRef } from '../translation';

/** Writes how a shift came to be the reader's: "moved here from Chen Li, by Dana Roth, 12 Nov". */
export function useMoveText() {
  const { t } = useTexts(oncallTranslationRef);
  const locale = useLocale();
  const { listOf } = useListText();
  const me = useMe();
  return ({ moved }: MyShift) => {
    if (!moved) return t('list.mine.override');
    const { by, at, from } = moved;
    const values = {
      person: by.entityRef === me ? t('list.mine.byYou') : by.title,
      day: formatDay(new Date(at), { locale }),
    };
    if (from.length === 0) return t('list.mine.moved', values);
    const people = listOf(from, '');
    return t('list.mine.movedFrom', { ...values, people });
  };
}
