import { useEffect, useRef } from 'react';
import { useAnnounce, useTexts } from '@internal/frontend-kit';
import type { AlertSummary } from '@callboard/backstage-plugin-alerts-common';
import { alertsTranslationRef } from '../translation';

/** Says how many alerts have come to a list; a critical one that the reader is paged for is told at once. */
export function useSpokenNews(
  alerts: readonly AlertSummary[],
  of: string,
): void {
  const { t } = useTexts(alertsTranslationRef);
  const announce = useAnnounce();
  const known = useRef<{ of: string; ids: Set<string> }>();
  useEffect(() => {
    const before = known.current;
    const isSame = before?.of === of;
    const fresh = isSame ? alerts.filter(({ id }) => !before.ids.has(id)) : [];
    const ids = alerts.map(({ id }) => id);
    known.current = {
      of,
      ids: new Set(isSame ? [...before.ids, ...ids] : ids),
    };
    if (fresh.length === 0) return;
    const worst = fresh.find(
      ({ severity, pagedMe, state }) =>
        severity === 'critical' && pagedMe && state === 'firing',
    );
    if (worst) {
      announce(t('list.spokenCritical', { title: worst.title }), 'urgent');
    } else {
      announce(t('list.spokenNew', { count: fresh.length }), 'news');
    }
  }, [alerts, of, announce, t]);
}
