import { useTexts } from '@internal/frontend-kit';
import { useBarText } from '../../hooks/useBarText';
import type { TimelineView } from '../../hooks/useTimelineView';
import { ticksOf } from '../../lib/timeline/axis';
import type { Bar } from '../../lib/timeline/rows';
import { restOf } from '../../lib/timeline/span';
import { formatTime, HOUR } from '../../lib/timeline/wall';
import { timesWithin } from './timesWithin';
import { oncallTranslationRef } from '../../translation';
import styles from './Agenda.module.css';

const HOUR_PX = 28;

/** One day from top to bottom, as long as each shift lasts: what a phone shows of a day. */
export function DayColumn(props: { view: TimelineView; canOverride: boolean }) {
  const { view, canOverride } = props;
  const { window, rows, texts, now, who } = view;
  const { t } = useTexts(oncallTranslationRef);
  const [{ bars }] = rows;
  const height = ((window.endsAt - window.startsAt) / HOUR) * HOUR_PX;
  const px = (at: number) =>
    Math.min(height, Math.max(0, ((at - window.startsAt) / HOUR) * HOUR_PX));
  return (
    <div className={styles.column} style={{ height }}>
      <div aria-hidden="true">
        {ticksOf(window, texts.clock, height).map(({ at, wall }) => (
          <span key={at} className={styles.hour} style={{ top: px(at) }}>
            {formatTime(wall)}
          </span>
        ))}
        {window.startsAt <= now && now < window.endsAt && (
          <span className={styles.now} style={{ top: px(now) }} />
        )}
      </div>
      <ol
        className={styles.shifts}
        aria-label={t('schedule.agenda.label', {
          window: texts.day(window.startsAt),
        })}
      >
        {bars.map(bar => (
          <li
            key={bar.id}
            className={styles.shift}
            data-kind={bar.kind}
            data-dim={
              (who !== undefined && !bar.userRefs.includes(who)) || undefined
            }
            style={{
              top: px(bar.startsAt),
              height: px(bar.endsAt) - px(bar.startsAt),
            }}
          >
            <Shift {...{ bar, view, canOverride }} />
          </li>
        ))}
      </ol>
    </div>
  );
}

/** A button where it can be overridden. */
function Shift(props: { bar: Bar; view: TimelineView; canOverride: boolean }) {
  const { bar, view, canOverride } = props;
  const { texts, schedule, now, window } = view;
  const { t } = useTexts(oncallTranslationRef);
  const { what, short } = useBarText(schedule, texts);
  const isGap = bar.kind === 'gap';
  const text = bar.overridden
    ? t('schedule.timeline.overridden', { what: what(bar) })
    : short(bar);
  const times = t('schedule.agenda.times', timesWithin(bar, window, texts));
  if (!canOverride || bar.endsAt <= now) {
    return (
      <>
        {text}, {times}
      </>
    );
  }
  const name = t(isGap ? 'schedule.gaps.coverOf' : 'schedule.overrideOf', {
    span: texts.span(bar),
  });
  return (
    <button
      type="button"
      // What is seen stands first, as those who speak to the page will say it.
      aria-label={`${text}, ${times}. ${name}`}
      onClick={() => view.openCover(restOf(bar, now))}
    >
      {text}, {times}
    </button>
  );
}
