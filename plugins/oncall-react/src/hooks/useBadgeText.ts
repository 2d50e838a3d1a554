import {
  errorStatus,
  formatMoment,
  useLocale,
  useTexts,
} from '@internal/frontend-kit';
import { oncallReactTranslationRef } from '../translation';
import type { OnCallQuery } from './useOnCall';
import { useOnCallText, type OnCallText } from './useOnCallText';

const reasons = {
  403: 'badge.forbidden',
  404: 'badge.notInstalled',
} as const;

/** What a badge says, in any state; undefined until something is known. */
export function useBadgeText(query: OnCallQuery): OnCallText | undefined {
  const { t } = useTexts(oncallReactTranslationRef);
  const locale = useLocale();
  const write = useOnCallText();
  const { data, error, dataUpdatedAt } = query;
  const status = errorStatus(error);
  // What a reader may no longer see does not stay on screen.
  const isRefused = status === 403 || status === 404;
  if (data?.item && !isRefused) {
    const known = write(data.item);
    if (!error) return known;
    return {
      tone: 'unknown',
      text: t('badge.lastKnown', { text: known.text }),
      details: [
        t('badge.kept', {
          time: formatMoment(new Date(dataUpdatedAt), { locale }),
        }),
        ...known.details,
      ],
    };
  }
  if (error) {
    const reason = isRefused ? reasons[status] : 'badge.failed';
    return { tone: 'unknown', text: t(reason), details: [] };
  }
  return data && { tone: 'unknown', text: t('badge.unread'), details: [] };
}
