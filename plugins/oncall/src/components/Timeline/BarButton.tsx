import { memo, useMemo, type MutableRefObject } from 'react';
import { RiArrowLeftRightLine } from '@remixicon/react';
import type { BarText } from '../../hooks/useBarText';
import type { Bar, TimelineRow } from '../../lib/timeline/rows';
import type { Span } from '../../lib/timeline/span';
import { place, shareOf } from './position';
import styles from './Timeline.module.css';

/** Widths under which a name does not fit. */
const INITIALS_UNDER_PX = 56;
const NOTHING_UNDER_PX = 16;

const initialsOf = (text: string) =>
  text
    .split(/[\s,]+/)
    .map(word => word[0])
    .filter(letter => /\p{Lu}/u.test(letter ?? ''))
    .slice(0, 3)
    .join('');

/** Properties of {@link BarButton}. */
export interface BarButtonProps {
  bar: Bar;
  row: TimelineRow;
  window: Span;
  /** Of the window, in pixels. */
  track: number;
  text: BarText;
  /** Which of the eight marks of people; absent where nobody is. */
  series?: number;
  isPast: boolean;
  /** Somebody else's shifts are looked for. */
  isDim: boolean;
  isActive: boolean;
  /** Holds the button while its popover is open. */
  anchor?: MutableRefObject<HTMLButtonElement | null>;
  onPress: (id: string) => void;
  onFocus: (bar: Bar) => void;
  onLight: (ref: string | undefined) => void;
}

function DrawnBar(props: BarButtonProps) {
  const { bar, row, window, text, anchor, isActive, onLight } = props;
  const { name, short } = useMemo(
    () => ({ name: text.name(bar, row), short: text.short(bar) }),
    [text, bar, row],
  );
  const width = shareOf(bar, window) * props.track;
  let label = short;
  if (width < INITIALS_UNDER_PX) label = initialsOf(short);
  if (width < NOTHING_UNDER_PX) label = '';
  // What is not in the name is drawn, not written: a command by voice that says it would find nothing.
  const isSpoken = name.includes(label);
  const [person] = bar.userRefs;
  return (
    <div
      role="gridcell"
      className={styles.cell}
      data-kind={bar.kind}
      style={{ ...place(bar, window), top: `${bar.lane * 36}px` }}
    >
      <button
        ref={anchor}
        type="button"
        className={styles.bar}
        data-bar-id={bar.id}
        data-kind={bar.kind}
        data-overridden={bar.overridden || undefined}
        data-mine={(text.me && bar.userRefs.includes(text.me)) || undefined}
        data-past={props.isPast || undefined}
        data-dim={props.isDim ? '' : undefined}
        data-people={bar.userRefs.join(' ')}
        data-series={props.series}
        tabIndex={isActive ? 0 : -1}
        aria-label={name}
        aria-haspopup="dialog"
        onClick={() => props.onPress(bar.id)}
        onFocus={() => {
          props.onFocus(bar);
          onLight(person);
        }}
        onBlur={() => onLight(undefined)}
        onMouseEnter={() => onLight(person)}
        onMouseLeave={() => onLight(undefined)}
      >
        {bar.overridden && label && (
          <RiArrowLeftRightLine aria-hidden="true" className={styles.icon} />
        )}
        {isSpoken ? (
          <span aria-hidden="true">{label}</span>
        ) : (
          <span aria-hidden="true" className={styles.drawn} data-text={label} />
        )}
      </button>
    </div>
  );
}

/** One stretch of time in a row, a button. There are hundreds of them: each is drawn anew only when it changes. */
export const BarButton = memo(DrawnBar);
