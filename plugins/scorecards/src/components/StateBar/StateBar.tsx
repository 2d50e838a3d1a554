import { useTexts } from '@internal/frontend-kit';
import type { StateCounts } from '@callboard/backstage-plugin-scorecards-common';
import { useScorecardsText } from '../../hooks/useScorecardsText';
import { countedStates } from '../../lib/stateLooks';
import { scorecardsTranslationRef } from '../../translation';
import styles from './StateBar.module.css';

/** How many are in which state, side by side in a fixed order, each with its number in words below. */
export function StateBar(props: {
  counts: StateCounts;
  /** What it is of: the title of a scorecard or a team. */
  label: string;
}) {
  const { t } = useTexts(scorecardsTranslationRef);
  const text = useScorecardsText();
  const parts = countedStates(props.counts);
  if (parts.length === 0) {
    return <span className={styles.quiet}>{t('state.counts.none')}</span>;
  }
  return (
    <div className={styles.root}>
      <div className={styles.bar} aria-hidden="true">
        {parts.map(({ state, count }) => (
          <span
            key={state}
            className={styles.part}
            data-part={state}
            style={{ flexGrow: count }}
          />
        ))}
      </div>
      <ul className={styles.numbers} aria-label={props.label}>
        {parts.map(({ state, count }) => (
          <li key={state}>{text.counted(state, count)}</li>
        ))}
      </ul>
    </div>
  );
}
