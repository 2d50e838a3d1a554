import type { EntityScorecard } from '../../lib/entityStanding';
import { LevelBadge } from '../LevelBadge';
import { LevelNews } from '../LevelNews';
import { StepLine } from '../StepLine';
import styles from './EntityScorecardsCard.module.css';

/** How far a service is in one scorecard, and how it came there. */
export function Standing({ scorecard }: { scorecard: EntityScorecard }) {
  const { title, weeks, levels, levelNames } = scorecard;
  return (
    <li className={styles.standing}>
      <span className={styles.line}>
        <strong>{title}</strong>
        <LevelBadge {...scorecard} />
      </span>
      <LevelNews scorecard={scorecard} />
      <StepLine weeks={weeks} levels={levels} names={levelNames} />
    </li>
  );
}
