import { useScorecardsText } from '../../hooks/useScorecardsText';
import type { LevelNames } from '../../lib/levels';
import { stepPath } from '../../lib/stepRuns';
import styles from './StepLine.module.css';

const WIDTH = 96;
const HEIGHT = 24;

/** How the level went in the last weeks: a line of steps, and what it shows in words beside it. */
export function StepLine(props: {
  /** Place of the level at the end of each week, the oldest first; null where it was not judged. */
  weeks: readonly (number | null)[];
  levels: number;
  names?: LevelNames;
}) {
  const { weeks, levels, names } = props;
  const text = useScorecardsText();
  return (
    <span className={styles.line}>
      <svg
        aria-hidden="true"
        className={styles.picture}
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        width={WIDTH}
        height={HEIGHT}
      >
        <path
          className={styles.steps}
          d={stepPath({ weeks, levels, width: WIDTH, height: HEIGHT })}
        />
      </svg>
      <span className={styles.words}>{text.trend(weeks, names)}</span>
    </span>
  );
}
