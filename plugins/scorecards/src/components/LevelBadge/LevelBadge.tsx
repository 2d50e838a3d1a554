import { useScorecardsText } from '../../hooks/useScorecardsText';
import styles from './LevelBadge.module.css';

/** More of them are not counted at a glance: then the words alone stand. */
const MOST_PIPS = 8;

/** The level of a service: pips, its name and its place. No metal colours: a level is an order, and not a medal. */
export function LevelBadge(props: {
  /** Place from 1; 0 without a level. */
  position: number;
  levels: number;
  levelTitle?: string;
}) {
  const { position, levels } = props;
  const text = useScorecardsText();
  return (
    <span className={styles.badge}>
      {levels <= MOST_PIPS && (
        <span className={styles.pips} aria-hidden="true">
          {Array.from({ length: levels }, (_, index) => (
            <span
              key={index}
              className={styles.pip}
              data-filled={index < position || undefined}
            />
          ))}
        </span>
      )}
      <span>{text.level(props)}</span>
    </span>
  );
}
