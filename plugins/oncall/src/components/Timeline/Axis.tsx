import type { TimelineView } from '../../hooks/useTimelineView';
import type { TimeTexts } from '../../hooks/useTimeTexts';
import { ticksOf } from '../../lib/timeline/axis';
import type { TimelineWindow } from '../../lib/timeline/window';
import { formatTime } from '../../lib/timeline/wall';
import { place } from './position';
import styles from './Timeline.module.css';

/** Marks of one zone's clock. Times stand in the name of each bar too, so that it is for the eye alone. */
function Scale(props: {
  window: TimelineWindow;
  texts: TimeTexts;
  track: number;
}) {
  const { window, texts, track } = props;
  const { range } = window;
  const label = (wall: number) => {
    if (range === 'day') return formatTime(wall);
    const [weekday, day, month] = texts.markOfWall(wall).split(' ');
    // Thirty names of days do not fit, nor do fourteen months: a month is named where it begins.
    if (range === 'month') return day;
    return range === 'weeks' && day !== '1'
      ? `${weekday} ${day}`
      : `${weekday} ${day} ${month}`;
  };
  return (
    <div className={styles.row}>
      <div className={styles.label}>
        {texts.timeZone.split('/').at(-1)!.replace(/_/g, ' ')}
      </div>
      <div className={styles.scale}>
        {ticksOf(window, texts.clock, track).map(({ at, wall }) => (
          <span
            key={at}
            className={styles.tick}
            style={{
              insetInlineStart: place({ startsAt: at, endsAt: at }, window)
                .insetInlineStart,
            }}
          >
            {label(wall)}
          </span>
        ))}
      </div>
    </div>
  );
}

/** The axis; a second one of the schedule's zone where another one is shown. */
export function Axis(props: {
  view: TimelineView;
  /** Width of the window, in pixels. */
  track: number;
}) {
  const { view, track } = props;
  const { texts, home, window } = view;
  const isAway = texts.timeZone !== home.timeZone;
  return (
    <div aria-hidden="true" className={styles.axis}>
      <Scale window={window} texts={texts} track={track} />
      {isAway && <Scale window={window} texts={home} track={track} />}
    </div>
  );
}
