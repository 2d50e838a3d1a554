import { formatMoment, useLocale, useTexts } from '@internal/frontend-kit';
import type { AlertsProblem } from '@callboard/backstage-plugin-alerts-common';
import { alertsTranslationRef } from '../translation';

/** Says what keeps alerts from reaching people, in a sentence; for administrators with what is answered. */
export function useProblemText() {
  const { t } = useTexts(alertsTranslationRef);
  const locale = useLocale();
  return ({ kind, since, channel, waiting, reason }: AlertsProblem) => {
    const time = since ? formatMoment(new Date(since), { locale }) : '';
    const sentence =
      kind === 'unwatched' && !since
        ? t('deliveries.problem.never')
        : t(`deliveries.problem.${kind}`, {
            ...{ time, channel: channel ?? '', count: waiting ?? 0 },
          });
    return reason
      ? t('deliveries.problem.because', { sentence, reason })
      : sentence;
  };
}
