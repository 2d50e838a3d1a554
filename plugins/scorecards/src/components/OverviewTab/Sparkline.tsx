import { sparkPath } from '../../lib/dayTrend';
import styles from './OverviewTab.module.css';

const WIDTH = 96;
const HEIGHT = 24;

/** Days as a line without axes. What it shows is told beside it. */
export const Sparkline = ({ days }: { days: readonly (number | null)[] }) => (
  <svg
    className={styles.spark}
    width={WIDTH}
    height={HEIGHT}
    viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
    aria-hidden="true"
  >
    <path
      d={sparkPath({ days, width: WIDTH, height: HEIGHT, margin: 2 })}
      fill="none"
      stroke="currentColor"
      strokeWidth={2}
      strokeLinecap="round"
      strokeLinejoin="round"
    />
  </svg>
);
