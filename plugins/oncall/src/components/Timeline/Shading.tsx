import { useMemo } from 'react';
import { useTexts } from '@internal/frontend-kit';
import type { TimelineView } from '../../hooks/useTimelineView';
import { clockNights, weekendsOf } from '../../lib/timeline/axis';
import type { Span } from '../../lib/timeline/span';
import { formatTime, HOUR } from '../../lib/timeline/wall';
import { place } from './position';
import { oncallTranslationRef } from '../../translation';
import styles from './Timeline.module.css';

/** What lies behind and over the bars: weekends, nights in which clocks change, the present, what is being drawn. */
export function Shading(props: { view: TimelineView; selection?: Span }) {
  const { view, selection } = props;
  const { t } = useTexts(oncallTranslationRef);
  const { window, home, now } = view;
  const weekends = useMemo(
    () => weekendsOf(window, home.clock),
    [window, home.clock],
  );
  const nights = useMemo(
    () => clockNights(window, home.clock),
    [window, home.clock],
  );
  const isNow = window.startsAt <= now && now < window.endsAt;
  return (
    <div aria-hidden="true" className={styles.shading}>
      {weekends.map(span => (
        <div
          key={span.startsAt}
          className={styles.weekend}
          style={place(span, window)}
        />
      ))}
      {nights.map(({ at, before, after }) => (
        <div
          key={at}
          className={styles.night}
          style={place(
            { startsAt: at - 3 * HOUR, endsAt: at + 3 * HOUR },
            window,
          )}
        >
          <span>
            {t('schedule.night.band', {
              before: formatTime(before),
              after: formatTime(after),
            })}
          </span>
        </div>
      ))}
      {isNow && (
        <div
          className={styles.now}
          style={place({ startsAt: now, endsAt: now }, window)}
        >
          <span>{t('schedule.timeline.now')}</span>
        </div>
      )}
      {selection && (
        <div className={styles.selection} style={place(selection, window)} />
      )}
    </div>
  );
}
