import {
  formatMoment,
  useLocale,
  useNow,
  useTexts,
} from '@internal/frontend-kit';
import type {
  CheckExplanation,
  ScorecardsApi,
} from '@callboard/backstage-plugin-scorecards-common';
import { scorecardsTranslationRef } from '../translation';

type Answer = Awaited<ReturnType<ScorecardsApi['refreshFacts']>>;

/** Says what reading facts again came to, or when they are read by themselves. */
export function useRefreshText() {
  const { t } = useTexts(scorecardsTranslationRef);
  const locale = useLocale();
  const now = useNow();
  const withNext = (text: string, nextAt?: string) =>
    nextAt
      ? t('explain.nextRead', {
          text,
          time: formatMoment(new Date(nextAt), { locale, now: new Date(now) }),
        })
      : text;
  return {
    planned: ({ reason, nextAt }: CheckExplanation['refresh']) =>
      withNext(reason ?? t('explain.cannotRefresh'), nextAt),
    answer: ({ read, notRead }: Answer) =>
      [
        read.length > 0
          ? t('explain.refreshed', { facts: read.join(', ') })
          : t('explain.refreshedNothing'),
        ...notRead.map(({ provider, reason, nextAt }) =>
          withNext(t('explain.notRead', { provider, reason }), nextAt),
        ),
      ].join(' '),
  };
}
