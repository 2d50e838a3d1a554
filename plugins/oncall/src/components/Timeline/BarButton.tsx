import { memo, type MutableRefObject } from 'react';
import { RiArrowLeftRightLine } from '@remixicon/react';
import type { Bar, Span } from '../../lib/timeline/rows';
import { place, shareOf } from './position';
import styles from './Timeline.module.css';

/** Shares of the window under which a name does not fit. */
const INITIALS_UNDER = 0.055;
const NOTHING_UNDER = 0.015;

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
  window: Span;
  /** In full, with times. */
  name: string;
  /** What stands in it when there is room. */
  text: string;
  isMine: boolean;
  /** Which of the eight marks of people; absent where nobody is. */
  series?: number;
  isPast: boolean;
  isActive: boolean;
  /** Holds the button while its popover is open. */
  anchor?: MutableRefObject<HTMLButtonElement | null>;
  onPress: (id: string) => void;
  onFocus: (bar: Bar) => void;
  onLight: (ref: string | undefined) => void;
}

function DrawnBar(props: BarButtonProps) {
  const { bar, window, name, text, anchor, isActive, onLight } = props;
  const share = shareOf(bar, window);
  let label = text;
  if (share < INITIALS_UNDER) label = initialsOf(text);
  if (share < NOTHING_UNDER) label = '';
  // What is not in the name is drawn, not written: a command by voice that says it would find nothing.
  const isSpoken = name.includes(label);
  const [person] = bar.userRefs;
  return (
    <div
      role="gridcell"
      className={styles.cell}
      style={{ ...place(bar, window), top: `${bar.lane * 36}px` }}
    >
      <button
        ref={anchor}
        type="button"
        className={styles.bar}
        data-bar-id={bar.id}
        data-kind={bar.kind}
        data-overridden={bar.overridden || undefined}
        data-mine={props.isMine || undefined}
        data-past={props.isPast || undefined}
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
