import { PropsWithChildren } from 'react';
import styles from './TrustMark.module.css';

/** How much a confirmation is still worth. */
export type TrustMarkLevel = 'fresh' | 'ageing' | 'stale' | 'never';

/** The circle empties with age; a dashed one was never filled. */
const FILL: Record<TrustMarkLevel, string | undefined> = {
  fresh: 'M8 2a6 6 0 1 1 0 12A6 6 0 1 1 8 2Z',
  ageing: 'M8 2a6 6 0 0 0 0 12Z',
  stale: undefined,
  never: undefined,
};

/** A circle filled by age, always with a sentence that says the same. */
export function TrustMark(props: PropsWithChildren<{ level: TrustMarkLevel }>) {
  const { level, children } = props;
  const fill = FILL[level];
  return (
    <span className={styles.mark} data-trust={level}>
      <svg viewBox="0 0 16 16" aria-hidden="true">
        <circle cx="8" cy="8" r="6" />
        {fill && <path d={fill} />}
      </svg>
      <span>{children}</span>
    </span>
  );
}
