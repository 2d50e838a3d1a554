import { useId, useRef } from 'react';
import { useStripKeys } from '@internal/frontend-kit';
import type { BarShape } from '../../lib/outcomes';
import { OutsideLink } from '../OutsideLink';
import styles from './BarStrip.module.css';

/** One bar of a strip. */
export interface Bar {
  id: string;
  /** All of it in a sentence. */
  sentence: string;
  /** What it is called, in the link to it. */
  name: string;
  href?: string;
  shape: BarShape;
  /** Percent. */
  height: number;
}

/** The last of something as bars: full where it passed, with a cap where it failed. One tab stop; each is told below. */
export function BarStrip(props: {
  /** The oldest first. */
  bars: readonly Bar[];
  /** What they are: "Last 20 builds on main". */
  label: string;
}) {
  const { bars, label } = props;
  const root = useId();
  const detail = useRef<HTMLDivElement>(null);
  const { chosen, choose, onKeyDown } = useStripKeys(bars, () =>
    detail.current?.querySelector('a')?.click(),
  );
  if (!chosen) return null;
  return (
    <div>
      <div
        className={styles.strip}
        role="listbox"
        tabIndex={0}
        aria-label={label}
        aria-orientation="horizontal"
        aria-activedescendant={`${root}-${chosen.id}`}
        onKeyDown={onKeyDown}
      >
        {bars.map(({ id, sentence, shape, height }) => (
          // The keys belong to the box: a single bar is no tab stop.
          <div
            key={id}
            id={`${root}-${id}`}
            role="option"
            aria-selected={id === chosen.id}
            aria-label={sentence}
            className={styles.slot}
            onPointerEnter={({ pointerType }) =>
              pointerType === 'mouse' && choose(id)
            }
            onPointerDown={() => choose(id)}
          >
            <span
              className={styles.bar}
              data-shape={shape}
              style={{ blockSize: `${height}%` }}
            />
          </div>
        ))}
      </div>
      <div className={styles.detail} ref={detail}>
        <OutsideLink href={chosen.href}>{chosen.name}</OutsideLink>
        <span>{chosen.sentence}</span>
      </div>
    </div>
  );
}
