import {
  formatMoment,
  useLocale,
  useTexts,
  type StatusTone,
} from '@internal/frontend-kit';
import type { AlertSummary } from '@callboard/backstage-plugin-alerts-common';
import { alertsTranslationRef } from '../translation';
import { useMe } from './useMe';

/** What becomes of an alert, in a few words. */
export interface StateText {
  tone: StatusTone;
  text: string;
}

/** Says who has an alert, why nobody is paged for it, or that it is over. */
export function useStateText() {
  const { t } = useTexts(alertsTranslationRef);
  const locale = useLocale();
  const me = useMe();
  return (
    alert: Pick<AlertSummary, 'state' | 'acknowledged' | 'quiet' | 'pagedMe'>,
  ): StateText => {
    const { state, acknowledged, quiet, pagedMe } = alert;
    if (state === 'resolved') {
      return { tone: 'good', text: t('alert.state.resolved') };
    }
    if (quiet) {
      const time = formatMoment(new Date(quiet.until), { locale });
      return {
        tone: 'neutral',
        text: t(`alert.state.${quiet.kind}`, { time }),
      };
    }
    if (acknowledged) {
      const { by } = acknowledged;
      if (!by) return { tone: 'progress', text: t('alert.state.source') };
      return {
        tone: 'progress',
        text:
          by.entityRef === me
            ? t('alert.state.you')
            : t('alert.state.person', { person: by.title }),
      };
    }
    return {
      tone: 'warn',
      text: t(pagedMe ? 'alert.state.youPaged' : 'alert.state.nobody'),
    };
  };
}
