import { useEffect, useRef } from 'react';
import { useAnnounce, useTexts } from '@internal/frontend-kit';
import type { NextEscalation } from '@callboard/backstage-plugin-alerts-common';
import { alertsTranslationRef } from '../translation';
import { usePeopleText } from './usePeopleText';
import { useSeconds } from './useSeconds';

const TWO_MINUTES = 120_000;
const HALF_MINUTE = 30_000;

/** Milliseconds until the next escalation, each second anew; spoken at two minutes and at half a minute only. */
export function useCountdown(next: NextEscalation | undefined) {
  const { t } = useTexts(alertsTranslationRef);
  const announce = useAnnounce();
  const write = usePeopleText();
  const now = useSeconds(next !== undefined);
  const left = next && Math.max(0, Date.parse(next.at) - now);
  const before = useRef<{ at: string; left: number }>();
  useEffect(() => {
    if (!next || left === undefined) return;
    // Another step is another countdown.
    const known = before.current?.at === next.at ? before.current.left : left;
    before.current = { at: next.at, left };
    const passes = (edge: number) => known > edge && left <= edge;
    const who = write.next(next);
    if (passes(HALF_MINUTE)) {
      announce(t('alert.paged.inHalfMinute', { who }), 'news');
    } else if (passes(TWO_MINUTES)) {
      announce(t('alert.paged.inTwoMinutes', { who }), 'news');
    }
    // Only the time that is left makes it speak.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [next?.at, left]);
  return left;
}
