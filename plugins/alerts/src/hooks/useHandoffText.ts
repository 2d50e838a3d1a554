import {
  formatDuration,
  formatInstant,
  useLocale,
  useTexts,
} from '@internal/frontend-kit';
import type { HandoffLine } from '@callboard/backstage-plugin-alerts-common';
import { alertsTranslationRef } from '../translation';
import { usePeopleText } from './usePeopleText';

const MINUTE = 60_000;

/** Says in words what a line of a note tells besides its title. */
export function useHandoffText() {
  const { t } = useTexts(alertsTranslationRef);
  const locale = useLocale();
  const { people } = usePeopleText();
  const openText = (alert: NonNullable<HandoffLine['alert']>) => {
    const duration = formatDuration(alert.minutes * MINUTE);
    if (alert.state === 'firing') return t('handoff.line.firing', { duration });
    return alert.by
      ? t('handoff.line.acknowledged', {
          ...{ duration, person: people([alert.by]) },
        })
      : t('handoff.line.acknowledgedBySource', { duration });
  };
  const pastText = ({
    minutes,
    by,
    resolvedBy,
  }: NonNullable<HandoffLine['alert']>) =>
    [
      t('handoff.line.lasted', { duration: formatDuration(minutes * MINUTE) }),
      by && t('handoff.line.by', { person: people([by]) }),
      resolvedBy &&
        t('handoff.line.resolvedBy', { person: people([resolvedBy]) }),
    ]
      .filter(Boolean)
      .join(', ');
  return ({ section, alert, until, count }: HandoffLine): string => {
    if (!alert) return '';
    if (until) {
      const time = formatInstant(new Date(until), { locale });
      return t('handoff.line.quiet', { time });
    }
    if (count !== undefined) return t('handoff.line.again', { count });
    return section === 'open' ? openText(alert) : pastText(alert);
  };
}
